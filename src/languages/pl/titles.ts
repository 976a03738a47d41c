/** Nominative, genitive, dative, instrumental and locative, by what is written before a name. */
const TITLES: Readonly<Record<string, string>> = {
  'prof.': 'profesor profesora profesorowi profesorem profesorze',
  dr: 'doktor doktora doktorowi doktorem doktorze',
  'ks.': 'ksiądz księdza księdzu księdzem księdzu',
  'gen.': 'generał generała generałowi generałem generale',
  płk: 'pułkownik pułkownika pułkownikowi pułkownikiem pułkowniku',
  ppłk: 'podpułkownik podpułkownika podpułkownikowi podpułkownikiem podpułkowniku',
  'płk.': 'pułkownik pułkownika pułkownikowi pułkownikiem pułkowniku',
  'kpt.': 'kapitan kapitana kapitanowi kapitanem kapitanie',
  mjr: 'major majora majorowi majorem majorze',
  'sierż.': 'sierżant sierżanta sierżantowi sierżantem sierżancie',
  'inż.': 'inżynier inżyniera inżynierowi inżynierem inżynierze',
  mgr: 'magister magistra magistrowi magistrem magistrze',
  'min.': 'minister ministra ministrowi ministrem ministrze',
  'prez.': 'prezydent prezydenta prezydentowi prezydentem prezydencie',
  bp: 'biskup biskupa biskupowi biskupem biskupie',
  'bp.': 'biskup biskupa biskupowi biskupem biskupie',
  abp: 'arcybiskup arcybiskupa arcybiskupowi arcybiskupem arcybiskupie',
  'kard.': 'kardynał kardynała kardynałowi kardynałem kardynale',
  'red.': 'redaktor redaktora redaktorowi redaktorem redaktorze',
  'hr.': 'hrabia hrabiego hrabiemu hrabią hrabim',
  'o.': 'ojciec ojca ojcu ojcem ojcu',
  'marsz.': 'marszałek marszałka marszałkowi marszałkiem marszałku',
  'adm.': 'admirał admirała admirałowi admirałem admirale',
};
const KEYS = Object.keys(TITLES)
  .toSorted((one, other) => other.length - one.length)
  .map((key) => key.replace('.', '\\.'))
  .join('|');
const TITLE = new RegExp(
  `(?<![\\p{L}\\p{N}.-])(${KEYS})\\s(?=(?:\\p{Lu}\\.\\s?){0,2}(\\p{Lu}\\p{Ll}+)(?:\\s(\\p{Lu}[\\p{L}-]+))?)`,
  'gu',
);
/** "por. Nowak" behind a word in small letters, or before another rank, is a lieutenant. */
const LIEUTENANT =
  /(?<=(?:\p{Ll}{3,}|\p{Lu}\p{Ll}+[,;]|\si)\s)por\.(?=\s(?:\p{Lu}\.\s?)?\p{Lu}\p{Ll}+(?!\p{L})(?!\s\(?\d))/gu;

/** "u prof. Nowaka", "z ks. Kowalskim", "list gen. Andersa": in the case that the name shows. */
export function speakTitles(text: string): string {
  if (
    !/(?:prof|ks|gen|kpt|sierż|inż|min|prez|bp|kard|red|hr|o|marsz|adm|por|płk)\.\s|(?:dr|płk|mjr|mgr|bp)\s\p{Lu}/u.test(
      text,
    )
  )
    return text;
  return text
    .replace(LIEUTENANT, 'porucznik')
    .replace(/(?<!\p{L})kpt\.\spil\.(?=\s\p{Lu})/gu, 'kapitan pilot')
    .replace(
      TITLE,
      (whole, short: string, name: string, second: string | undefined, offset: number, all: string) => {
        const place = caseOf(second ?? name, name, all.slice(0, offset));
        return place === 0 ? whole : `${TITLES[short]?.split(' ')[place] ?? short} `;
      },
    );
}

const LOCATIVE = /(?<!\p{L})(?:o|przy|po|na|w)\s$/iu;

function caseOf(name: string, first: string, before: string): number {
  // Women's names leave the title as it is.
  if (
    /(?:[sc]k|dzk|n)(?:a|iej|ą|ej)$/u.test(name) ||
    /^(?:Ann|Mari|Ew|Zofi|Barbar|Jan[iy]n|Helen)/u.test(first)
  )
    return 0;
  if (/(?:[kc]iego|[nw]ego)$/u.test(name)) return 1;
  if (/(?:owi|emu)$/u.test(name)) return 2;
  if (/(?:[^dt]em|[kc]im|nym)$/u.test(name)) return LOCATIVE.test(before) ? 4 : 3;
  if (/[ue]$/u.test(name) && LOCATIVE.test(before)) return 4;
  const isGoverned =
    /(?<!\p{L})(?:u|od|do|dla|z|ze|bez|koło|obok|oprócz|według|przeciwko)\s$/iu.test(before) ||
    /(?<!\p{L})(?!(?:i|oraz|lub|jak|że|gdzie|kiedy|na|w|o|przez|przed)\s)\p{Lu}?\p{Ll}{3,}\s$/u.test(before);
  return /a$/u.test(name) && isGoverned && !/(?:ł|ła|li|ły|uje|ał|e|że)\s$/u.test(before) ? 1 : 0;
}
