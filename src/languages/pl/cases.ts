import { romanValue } from '../numerals.ts';
import { decline, type Ending, feminineTwo, genitive, ordinal } from './numbers.ts';
import { words } from '../words.ts';

/** In the cases that prepositions ask for, as far as the word in front of a number tells. */
type Case = 'locative' | 'genitive' | 'instrumental' | null;

const LOCATIVE = words('w we na o po przy');
const GENITIVE = words(
  'z ze od do dla bez u koło obok około wg według podczas sprzed spod podstawie mocy myśl rozumieniu świetle trybie gruncie treści treścią brzmieniu ' +
    'brzmienie dyspozycji naruszenie naruszeniem naruszenia przepis przepisu przepisów przepisy zakresie zapis zapisu oprócz zgodność zastosowanie zastosowaniu',
);
const INSTRUMENTAL = words('przed nad pod między za');

function caseBehind(text: string): Case {
  if (/(?<!\p{L})(?:zgodnie|związku|porównaniu)\s+z\s+$/iu.test(text)) return 'instrumental';
  const word = /(\p{L}+)\s+$/u.exec(text)?.[1]?.toLowerCase() ?? '';
  if (LOCATIVE.has(word)) return 'locative';
  if (GENITIVE.has(word)) return 'genitive';
  return INSTRUMENTAL.has(word) ? 'instrumental' : null;
}

/** Nominative, genitive, locative and instrumental of one, and then of several; written before a number. */
const BEFORE_NUMBERS: Readonly<Record<string, string>> = {
  's.': 'strona strony stronie stroną strony stron stronach stronami',
  'str.': 'strona strony stronie stroną strony stron stronach stronami',
  'art.': 'artykuł artykułu artykule artykułem artykuły artykułów artykułach artykułami',
  'ust.': 'ustęp ustępu ustępie ustępem ustępy ustępów ustępach ustępami',
  pkt: 'punkt punktu punkcie punktem punkty punktów punktach punktami',
  nr: 'numer numeru numerze numerem numery numerów numerach numerami',
  'rys.': 'rysunek rysunku rysunku rysunkiem rysunki rysunków rysunkach rysunkami',
  'tab.': 'tabela tabeli tabeli tabelą tabele tabel tabelach tabelami',
  't.': 'tom tomu tomie tomem tomy tomów tomach tomami',
  'cz.': 'część części części częścią części części częściach częściami',
  'rozdz.': 'rozdział rozdziału rozdziale rozdziałem rozdziały rozdziałów rozdziałach rozdziałami',
  'przyp.': 'przypis przypisu przypisie przypisem przypisy przypisów przypisach przypisami',
  'zał.': 'załącznik załącznika załączniku załącznikiem załączniki załączników załącznikach załącznikami',
  'tabl.': 'tablica tablicy tablicy tablicą tablice tablic tablicach tablicami',
  'wykr.': 'wykres wykresu wykresie wykresem wykresy wykresów wykresach wykresami',
  'poz.': 'pozycja pozycji pozycji pozycją pozycje pozycji pozycjach pozycjami',
  'temp.': 'temperatura temperatury temperaturze temperaturą',
  '§': 'paragraf paragrafu paragrafie paragrafem paragrafy paragrafów paragrafach paragrafami',
};
/** Of one; written before a name. */
const BEFORE_NAMES: Readonly<Record<string, string>> = {
  'ul.': 'ulica ulicy ulicy ulicą',
  'al.': 'aleja alei alei aleją',
  'pl.': 'plac placu placu placem',
  'os.': 'osiedle osiedla osiedlu osiedlem',
};
const DECLINED: Readonly<Record<string, string>> = { ...BEFORE_NUMBERS, ...BEFORE_NAMES };
const CASES = ['nominative', 'genitive', 'locative', 'instrumental'] as const;
const escaped = (table: object): string => Object.keys(table).join('|').replace(/\./g, '\\.');
const SHORT_NOUN = new RegExp(
  `(?<![\\p{L}\\p{N}.§])(?:(${escaped(BEFORE_NUMBERS)})(?!§)(?=\\s?(?:\\d|[IVXL]+(?!\\p{L})))|(${escaped(BEFORE_NAMES)})(?=\\s+(?:\\p{Lu}|\\d)))`,
  'gu',
);

/** "na s. 5", "przy ul. Długiej", "zgodnie z art. 5". */
export function speakShortNouns(text: string): string {
  const full = speakAvenues(text);
  return full.replace(SHORT_NOUN, (short: string, _a: unknown, _b: unknown, offset: number) => {
    const forms = DECLINED[short]?.split(' ');
    const before = full.slice(0, offset);
    const grammatical = caseInChain(before);
    if (forms?.[4] !== undefined && SEVERAL.test(full.slice(offset + short.length))) {
      return forms[4 + CASES.indexOf(grammatical ?? 'nominative')] ?? short;
    }
    if (grammatical === null && SEEN.test(before)) return (forms?.[0] ?? short).replace(/a$/u, 'ę');
    return forms?.[CASES.indexOf(grammatical ?? 'nominative')] ?? short;
  });
}

/** "art. 10–12", "s. 15 i 16" */
const SEVERAL = /^\s?\d{1,4}(?:\s?[–-]\s?\d|(?:,\s\d{1,4}){0,3}\si\s\d{1,4}(?![\p{L}\d.]))/u;

/** "zob. tab. 2" has an object, and "rys. 3 na s. 12 i tab. 2" another. */
const SEEN = /(?<!\p{L})(?:zob\.|por\.|patrz|zobacz|porównaj)\s[^.;:!?]{0,12}(?:[^;:!?]{0,40}\si\s)?$/iu;

/** "zgodnie z art. 5 i ust. 2": the second one goes by the word in front of the first. */
function caseInChain(before: string): Case {
  const chain = /(?:(?<![\p{L}\p{N}])(?:art\.|ust\.|pkt|§|lit\.|poz\.)\s\d{1,4}\s){1,3}i\s$/u.exec(before);
  return caseBehind(chain === null ? before : before.slice(0, chain.index));
}

/** "w Al. Jerozolimskich": several, as the name's ending tells. */
function speakAvenues(text: string): string {
  return text.replace(
    /(?<!\p{L})[Aa]l\.(?=\s\p{Lu}\p{Ll}+[ks]ki(e|ch|mi)(?!\p{L}))/gu,
    (_whole, ending: string, offset: number) => {
      if (ending === 'e') return 'Aleje';
      if (ending === 'mi') return 'Alejami';
      return caseBehind(text.slice(0, offset)) === 'locative' ? 'Alejach' : 'Alei';
    },
  );
}

const ROMAN = '[IVX]{1,6}';
const BETWEEN = '\\s?[–—/-]\\s?|\\s+(?:i|a|lub|oraz|albo|do)\\s+';
const CENTURY = new RegExp(
  `(?<![\\p{L}\\p{N}])(${ROMAN})(?:(${BETWEEN})(${ROMAN}))?\\s*(w\\.|wiek(?:u|iem|owi|i|ów)?|stuleci(?:e|a|u|em)|tysiącleci(?:e|a|u|em))(?!\\p{L})`,
  'gu',
);
const OF_CENTURY: Readonly<Record<string, Ending>> = {
  ...{ wiek: 'y', wieki: 'y', wiekiem: 'ym', wiekowi: 'emu', wieków: 'ego' },
  ...{ stulecie: 'e', stuleciem: 'ym', tysiąclecie: 'e', tysiącleciem: 'ym' },
};

/** "w XIX w.", "na przełomie XIX i XX wieku". */
export function speakCenturies(text: string): string {
  return text.replace(
    CENTURY,
    (
      whole,
      first: string,
      between: string | undefined,
      second: string | undefined,
      noun: string,
      offset: number,
    ) => {
      // "I wiek": "and the age".
      if (offset === 0 && first === 'I' && noun === 'wiek') return whole;
      const [ending, said] = centuryBehind(text.slice(0, offset), noun);
      return (
        joined([first, second], between, (numeral) => ordinal(romanValue(numeral) ?? 0, ending), said) ??
        whole
      );
    },
  );
}

function centuryBehind(before: string, noun: string): [Ending, string] {
  const grammatical = caseBehind(before);
  if (noun !== 'w.') return [OF_CENTURY[noun] ?? (grammatical === 'locative' ? 'ym' : 'ego'), noun];
  if (grammatical === 'locative') return ['ym', 'wieku'];
  if (grammatical === 'instrumental') return ['ym', 'wiekiem'];
  return /\p{L}/u.test(before) ? ['ego', 'wieku'] : ['y', 'wiek'];
}

/** One number or two, and the noun behind them; null where one of them is none. */
function joined(
  numbers: readonly (string | undefined)[],
  between: string | undefined,
  say: (number: string) => string | null,
  noun: string,
): string | null {
  const [first, second] = numbers.filter((number) => number !== undefined).map(say);
  if (first === null || first === undefined || second === null) return null;
  if (second === undefined) return `${first} ${noun}`;
  const link = between?.includes('/') === true ? 'i' : (/\p{L}+/u.exec(between ?? '')?.[0] ?? '–');
  return `${first} ${link} ${second} ${noun}`;
}

const MONTHS =
  'stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia';
const MONTHS_IN_ANY_CASE =
  `${MONTHS}|styczeń|styczniu|styczniem|luty|lutym|marzec|marcu|marcem|kwiecień|kwietniu|kwietniem|maj|maju|majem|czerwiec|czerwcu|czerwcem|lipiec|` +
  'lipcu|lipcem|sierpień|sierpniu|sierpniem|wrzesień|wrześniu|wrześniem|październik|październiku|październikiem|listopad|listopadzie|listopadem|' +
  'grudzień|grudniu|grudniem';
const DAY = new RegExp(
  `(?<![\\p{L}\\p{N}.,/–-])(?:(\\d{1,2})(${BETWEEN}))?(\\d{1,2})\\.?\\s+(${MONTHS})(?!\\p{L})`,
  'giu',
);
const YEAR_OF_MONTH = new RegExp(
  `(?<=(?<!\\p{L})(?:${MONTHS_IN_ANY_CASE})\\s+)([12]\\d{3})(?:\\s?(?:r\\.|roku))?(?![\\p{L}\\p{N}–-])`,
  'giu',
);
const YEAR = new RegExp(
  `(?<![\\p{L}\\p{N}.,/–-])(?:(\\d{3,4})(${BETWEEN}))?(\\d{1,4})\\s?(r\\.|roku|rokiem|rokowi)(?!\\p{L})`,
  'gu',
);
const NAMED_YEAR =
  /(?<!\p{L})([Rr]ok|[Rr]oku|rokiem|r\.)\s(\d{3,4})(?![\p{L}\p{N}–-]|[.,]\d|\s(?:osób|ludzi|zł))/gu;
const YEAR_FIRST = /(?<![\p{L}\p{N}.,/–-])(\d{3,4})(\srok)(?!\p{L})/gu;
/** "w 1945 wybuchła": without its noun, and nothing counted behind it. */
const LONE_YEAR =
  /(?<=(?<!\p{L})(?:w|od|do|po|przed|z)\s)(1[1-9]\d\d|20\d\d)(?=[.,;:)](?!\d)|\s*$|\s(?:do|i|a|oraz|przez|w|na|się|został\p{L}{0,2}|\p{L}+(?:ł|ła|ło|li|ły|no|to|uje|ał))(?!\p{L}))/giu;
const DECADE = /(?<!\p{L})([Ll]at(?:a|ach|ami|om)?)\s([2-9]0)(?:\.|-(?:te|tych|ych))(?!\d)/gu;
const OF_DECADES: Readonly<Record<string, Ending>> = {
  ...{ lata: 'e', lat: 'ych', latach: 'ych', latami: 'ymi', latom: 'ym' },
};

/** "3 maja 2021 r.", "w maju 2021", "w 1945 r.", "lata 90.". */
export function speakDaysAndYears(text: string): string {
  return text
    .replace(
      DAY,
      (
        whole,
        first: string | undefined,
        between: string | undefined,
        day: string,
        month: string,
        offset: number,
        all: string,
      ) => {
        const ending = /(?:^|\P{L})(?:przed|po|między)\s+$/iu.test(all.slice(0, offset)) ? 'ym' : 'ego';
        if (Number(day) > 31 || Number(first ?? 1) > 31) return whole;
        const said = joined([first, day], between, (number) => ordinal(Number(number), ending), month);
        if (said === null) return whole;
        return between !== undefined && /[–—-]/.test(between) ? `od ${said.replace(' – ', ' do ')}` : said;
      },
    )
    .replace(YEAR_OF_MONTH, (whole, year: string) => {
      const said = ordinal(Number(year), 'ego') ?? year;
      return whole === year ? said : `${said} roku`;
    })
    .replace(
      YEAR,
      (
        whole,
        first: string | undefined,
        between: string | undefined,
        year: string,
        noun: string,
        offset: number,
        all: string,
      ) => {
        const [ending, said] = yearBehind(all.slice(0, offset), noun);
        return joined([first, year], between, (number) => ordinal(Number(number), ending), said) ?? whole;
      },
    )
    .replace(NAMED_YEAR, (whole, noun: string, year: string, offset: number, all: string) => {
      const full = noun === 'r.' ? 'roku' : noun;
      const said = ordinal(
        Number(year),
        /^rok$/i.test(noun) ? 'y' : yearBehind(all.slice(0, offset), full)[0],
      );
      return said === null ? whole : `${full} ${said}`;
    })
    .replace(YEAR_FIRST, (whole, year: string, noun: string) => {
      const said = ordinal(Number(year), 'y');
      return said === null ? whole : said + noun;
    })
    .replace(LONE_YEAR, (whole, year: string, offset: number, all: string) => {
      return ordinal(Number(year), caseBehind(all.slice(0, offset)) === 'genitive' ? 'ego' : 'ym') ?? whole;
    })
    .replace(DECADE, (whole, noun: string, decade: string, offset: number, all: string) => {
      // "Miał lat 50."
      if (noun === 'lat' && offset + whole.length >= all.trimEnd().length) return whole;
      return `${noun} ${ordinal(Number(decade), OF_DECADES[noun.toLowerCase()] ?? 'ych') ?? decade}`;
    });
}

function yearBehind(before: string, noun: string): [Ending, string] {
  if (noun === 'rokiem') return ['ym', noun];
  if (noun === 'rokowi') return ['emu', noun];
  const grammatical = caseBehind(before);
  if (grammatical === 'instrumental' && noun === 'r.') return ['ym', 'rokiem'];
  // "na 1945 r." asks for another case than "w 1945 r.".
  if (/(?<!\p{L})na\s+$/iu.test(before)) return noun === 'r.' ? ['y', 'rok'] : ['ego', 'roku'];
  return [grammatical === 'locative' ? 'ym' : 'ego', 'roku'];
}

/** Forms of nouns that stand behind an ordinal number, by the ending that it takes; -u is two cases. */
const COUNTED: Readonly<Record<Ending | 'u', string>> = {
  y: 'peron tor rok tom rozdział akt dzień etap raz mecz rozbiór zjazd stopień semestr kwartał tydzień miesiąc pułk korpus batalion sobór odcinek krok punkt wiek',
  ego: 'peronu toru dnia tygodnia miesiąca stopnia odcinka tomu rozdziału aktu etapu rozbioru zjazdu semestru kwartału piętra miejsca wydania półrocza pokolenia powstania',
  emu: 'dniowi tomowi rozdziałowi',
  ym: 'peronie peronem torze torem dniem dniu tomem tomie rozdziałem rozdziale aktem akcie etapem etapie rozbiorem rozbiorze stopniu odcinku piętrze piętrem miejscu miejscem wydaniu półroczu tygodniu pokoleniu kwartale semestrze',
  u: 'wieku roku pułku',
  a: 'wojna część klasa połowa rocznica dywizja armia edycja liga runda kolejka minuta księga scena Rzesza Rzeczpospolita grupa kategoria nagroda seria tura kadencja brygada',
  ej: 'wojny wojnie części klasy klasie połowy połowie rocznicy dywizji armii edycji lidze ligi rundzie rundy kolejce kolejki minucie minuty księgi księdze sceny scenie Rzeszy Rzeczypospolitej grupy grupie kategorii nagrody serii turze tury kadencji brygady brygadzie RP',
  ą: 'wojnę wojną klasę klasą połowę połową rocznicę rocznicą dywizję dywizją armię armią edycję edycją ligę ligą rundę rundą kolejkę kolejką księgę księgą scenę sceną częścią Rzeszę Rzeszą Rzecząpospolitą grupę grupą kategorię nagrodę serię turę kadencję brygadę',
  e: 'miejsce piętro wydanie półrocze powstanie pokolenie',
  ych: '',
  ymi: '',
};
const ENDING_OF = new Map(
  Object.entries(COUNTED).flatMap(([ending, forms]) =>
    forms.split(' ').map((form) => [form, ending as Ending | 'u'] as const),
  ),
);
const NOUNS = [...ENDING_OF.keys()].filter((form) => form !== '').join('|');
const ORDINAL = new RegExp(
  `(?<![\\p{L}\\p{N}.,])(?:(\\d{1,3})\\.|(${ROMAN}))\\s+(${NOUNS})(?!\\p{L})(?=(\\s+świat)?)`,
  'gu',
);
const NOUN_FIRST = new RegExp(
  `(?<!\\p{L})(${NOUNS})\\s+(${ROMAN})(?![\\p{L}\\p{N}–-]|\\.\\p{L}|\\s+(?:w\\.|wiek))`,
  'giu',
);

/** "w I poł. XIX w." */
const HALF = /(?<![\p{L}\p{N}.,])(I{1,2}|[12]\.)\s+poł\./gu;

/** "3. miejsce", "II wojny światowej", "w tomie II". */
export function speakOrdinals(text: string): string {
  return text
    .replace(HALF, (_whole, number: string, offset: number) => {
      const before = text.slice(0, offset);
      const grammatical = caseBehind(before);
      if (grammatical === 'locative') return `${number} połowie`;
      return `${number} ${grammatical === null && !/\p{L}/u.test(before) ? 'połowa' : 'połowy'}`;
    })
    .replace(
      ORDINAL,
      (
        whole,
        number: string | undefined,
        roman: string | undefined,
        noun: string,
        ofWorld: string | undefined,
        offset: number,
      ) => {
        // "I wojna trwa": "and".
        if (roman === 'I' && offset === 0 && ofWorld === undefined) return whole;
        const value = roman === undefined ? Number(number) : (romanValue(roman) ?? 0);
        const said = ordinal(value, endingFor(noun, text.slice(0, offset)));
        return said === null ? whole : `${said} ${noun}`;
      },
    )
    .replace(NOUN_FIRST, (whole, noun: string, roman: string, offset: number, all: string) => {
      if (roman !== roman.toUpperCase()) return whole;
      const said = ordinal(romanValue(roman) ?? 0, endingFor(noun.toLowerCase(), all.slice(0, offset)));
      return said === null ? whole : `${noun} ${said}`;
    });
}

function endingFor(noun: string, before: string): Ending {
  const ending = ENDING_OF.get(noun) ?? 'y';
  // "III RP" by itself
  if (noun === 'RP' && !/\p{L}\s$/u.test(before)) return 'a';
  if (ending !== 'u') return ending;
  return caseBehind(before) === 'locative' ? 'ym' : 'ego';
}

/** With a dot, figures may be a day and a month; those that can be none are minutes. */
const HOURS = '([01]?\\d|2[0-4])';
const TIME = new RegExp(
  `(?<![\\p{L}\\p{N}.,:])(?:(?:(o|od|do|po|przed|około|ok\\.|na)\\s+)?(godz\\.|godzinie|godziny|godzina|godzinę|godziną)\\s+${HOURS}(?:[.:]([0-5]\\d))?|(o|od|do|po|przed|około|ok\\.)\\s+${HOURS}(?:[:]([0-5]\\d)|\\.(00|1[3-9]|[2-5]\\d)))(?![\\p{L}\\p{N}:]|[.,]\\d|\\s?(?:zł|proc|%|kg|km|m)(?!\\p{L}))`,
  'giu',
);
const OF_HOURS: Readonly<Record<string, readonly [Ending, string]>> = {
  przed: ['ą', 'godziną'],
  na: ['ą', 'godzinę'],
  o: ['ej', 'godzinie'],
  po: ['ej', 'godzinie'],
};

/** "o godz. 7.05", "od 8.00 do 16.30", "o 19:30". */
export function speakTimes(text: string): string {
  return text
    .replace(LONE_HOUR, (_whole, hour: string) => ordinal(Number(hour), 'ej') ?? hour)
    .replace(
      TIME,
      (
        whole,
        before: string | undefined,
        noun: string | undefined,
        namedHour: string | undefined,
        namedMinutes: string | undefined,
        preposition: string | undefined,
        hour: string | undefined,
        minutes: string | undefined,
        dotted: string | undefined,
      ) => {
        const word = (before ?? preposition)?.toLowerCase();
        const [ending, said] =
          word === undefined ? hourOf(noun) : (OF_HOURS[word] ?? (['ej', 'godziny'] as const));
        const value = Number(namedHour ?? hour);
        const spoken = value === 0 ? decline('zerow', ending) : ordinal(value, ending);
        if (spoken === null) return whole;
        const past = Number(namedMinutes ?? minutes ?? dotted ?? 0);
        const named = noun === undefined ? '' : `${noun === 'godz.' ? said : noun} `;
        return `${before ?? preposition ?? ''} ${named}${spoken}${past === 0 ? '' : ` ${past}`}`.trim();
      },
    );
}

/** "o 22 zawsze gasiła", "o 7 rano" */
const LONE_HOUR =
  /(?<=(?<!\p{L})o\s)([1-9]|1\d|2[0-4])(?=\s(?:rano|wieczorem|zawsze|codziennie|punktualnie|w\s(?:nocy|południe)|po\społudniu|przed\społudniem|\p{Ll}+(?:ł|ła|ło|li|ły)(?:\ssię)?)(?!\p{L}))/giu;

function hourOf(noun: string | undefined): readonly [Ending, string] {
  if (noun === 'godzinę' || noun === 'godziną') return ['ą', noun];
  return noun === 'godzinie' || noun === 'godziny' ? ['ej', noun] : ['a', 'godzina'];
}

const WOMAN =
  /^(?:Elżbie[tc]|Katarzyn|Ann|Mari|Wiktori|Małgorza[tc]|Krystyn|Izabel|Jadwi[gd]|Barba|Teres|Łucj|Helen|Zofi|King|Kindz|Klar|Agnieszk|Joann|Weronik|Faustyn|Cecyli)/;

/** The ending of an adjective that goes with a person's first name. */
export function endingOfName(name: string): Ending {
  if (WOMAN.test(name)) return name.endsWith('a') ? 'a' : /[ęą]$/u.test(name) ? 'ą' : 'ej';
  if (/(?:a|ego)$/u.test(name)) return 'ego';
  if (/(?:owi|emu)$/u.test(name)) return 'emu';
  return /(?:[eyi]m|e|u)$/u.test(name) ? 'ym' : 'y';
}

/** "św. Anna", "świętego Jana", and "tzw. ustawa". */
export function speakAdjectives(text: string): string {
  return text
    .replace(/(?<!\p{L})([Śś])w\.\s+(?=(\p{Lu}\p{Ll}+))/gu, (_whole, first: string, name: string) => {
      return `${first}${decline('więt', endingOfName(name))} `;
    })
    .replace(/(?<!\p{L})([Tt])zw\.\s+(?=["„]?(\p{L}+))/gu, (_whole, first: string, word: string) => {
      return `${first}ak ${decline('zwan', endingLike(word))} `;
    });
}

/** Of an adjective by the word behind it, as its last letters tell. */
function endingLike(word: string): Ending {
  if (/(?:ych|ich|ów)$/u.test(word)) return 'ych';
  if (/(?:ego|emu|ej)$/u.test(word)) return (/(?:ego|emu|ej)$/u.exec(word)?.[0] ?? 'y') as Ending;
  if (/(?:ą|ę)$/u.test(word)) return 'ą';
  if (/(?:[yi]m|em)$/u.test(word)) return 'ym';
  if (/a$/u.test(word)) return 'a';
  return /[oe]$/u.test(word) ? 'e' : 'y';
}

const ONE_FEMININE =
  /(?<![\p{L}\p{N}.,:–-])1(?=\s(?:godzina|minuta|sekunda|tona|korona|łyżka|łyżeczka|szklanka|strona|kobieta|dziewczyna|córka|siostra|książka|osoba|mila|część|grupa|\p{Ll}{2,}(?:tka|żka|łka|cja|zja|oba|ulka|sułka|pułka|ustka|owa|karta|bramka)|doba|rata|sala|runda|kartka|dawka|porcja|ampułka|tabletka|kapsułka|noc|rzecz|sztuka)(?!\p{L}))/gu;
const TWO_FEMININE =
  /(?<![\p{L}\p{N}.,:–-])(2|[2-9]2)(?=\s(?:godziny|minuty|sekundy|tony|korony|łyżki|łyżeczki|szklanki|strony|kobiety|dziewczyny|dziewczynki|córki|siostry|książki|osoby|mile|części|grupy|\p{Ll}{3,}(?:nice|ice|yce|cje|sje|zje|rzyny|wczyny)|córki|matki|nauczycielki|uczennice|kartki|butelki|paczki|ulice|szkoły|wsie|rzeki|góry|wojny|rodziny|tablice|tabele|kolumny|\p{Ll}{1,}(?:łki|żki|bletki|sułki|pułki|bramki|dawki|ramki|klatki|etki)|bramki|noce|rzeczy|sztuki|rundy|raty|sale|doby|karty|osoby|próby|zasady|metody|wersje|porcje|gwiazdki|gruszki|cebule|marchewki|kromki|puszki|torebki|jednostki|szklanki|kostki|linie|lekcje|litery|kopie)(?!\p{L}))/gu;
const BEHIND_GENITIVE =
  /(?<=(?<!\p{L})(?:[Oo]d|[Dd]o|[Oo]koło|[Kk]oło|[Pp]owyżej|[Pp]oniżej|[Bb]ez|[Ww]śród|[Ss]pośród)\s(?:minus\s)?|\d\sdo\s)(\d{1,6})(?=$|[.,;:)](?!\d)|\s(?:do|i|lub|z|ze|w|na|dla)\s|\s\p{Ll}+(?:ów|ych|eb)(?!\p{L})|\s(?:lat|osób|godzin|minut|sekund|dni|miesięcy|tygodni|ton|procent|tysięcy|złotych|euro|groszy|kobiet|dzieci|stron|stopni|wsi|miast|książek|łodzi|rodzin|szkół|łyżek|łyżeczek|szklanek)(?!\p{L}))/gu;

/** Of men, whose numbers stand in the genitive: "pięciu gości". */
const OF_MEN =
  /(?<![\p{L}\p{N}.,:–-]|\d\s)(?!1\s)(\d{1,6})(?=\s(?:\p{Ll}+(?:ych|ich)\s)?(?:gości|delegatów|posłów|senatorów|mężczyzn|chłopców|chłopaków|panów|ludzi|uczniów|studentów|żołnierzy|oficerów|robotników|pracowników|górników|nauczycieli|profesorów|lekarzy|pasażerów|zawodników|kandydatów|rannych|zabitych|jeńców|więźniów|mieszkańców|turystów|widzów|członków|synów|braci|królów|księży|rycerzy|Polaków|Niemców|Rosjan|Żydów|obywateli|wyborców|policjantów|aktorów|pisarzy|poetów|artystów|autorów|przyjaciół|kolegów|sąsiadów|chłopów|powstańców|ochotników|uczestników|ministrów|rodziców|świadków|pacjentów|czytelników|graczy|piłkarzy|strażaków|inżynierów|urzędników|radnych|użytkowników|klientów|najemców|właścicieli)(?!\p{L}))/gu;
/** "w temperaturze 180 stopni", "w wieku 45 lat", "z 21 krajów" */
const BEHIND_MEASURE =
  /(?<=(?<!\p{L})(?:o|w|na|do|od|przy|po|z)\s(?:temperatu|wiek|długoś|wysokoś|szerokoś|głębokoś|odległoś|prędkoś|wartoś|kwoc|kwot|powierzchn|pojemnoś|wadze|wagę|wagi|masie|sumie|sumę)\p{L}{0,4}\s(?:około\s)?)(\d{1,6})(?=\s\p{Ll})|(?<=(?<!\p{L})(?:[Zz]|[Zz]e|[Ss]pośród|dla|u)\s)(\d{1,6})(?=\s(?:\p{Ll}+ych\s)?\p{Ll}+(?:ów|ych|ek|eń)(?!\p{L})|\s(?:osób|lat|państw|miast|wsi|szkół|rodzin|drużyn|głosów|stron|kobiet|dzieci)(?!\p{L}))/gu;
/** The small money behind the large, in the same case. */
const AND_GROSZE = /(?<=(?:u|ch|jeden|ego|tysiąca|tysięcy) złotych )(\d{1,2}) grosz(?:y|e)(?!\p{L})/gu;

/** "2 godziny", "od 5 do 10 osób", "3 do 1": an engine says every number in the nominative masculine. */
export function speakCardinals(text: string): string {
  return text
    .replace(/(?<![\p{L}\p{N}.,:–-])1,5(?=\s\p{Ll}+a(?!\p{L}))/gu, 'półtora')
    .replace(/(?<![\p{L}\p{N}.,:–-])1,5(?=\s\p{Ll}+[yi](?!\p{L}))/gu, 'półtorej')
    .replace(ONE_FEMININE, 'jedna')
    .replace(/(?<![\p{L}\p{N}.,:–-])1(?=\s\p{Ll}{2,}ę(?!\p{L}))/gu, 'jedną')
    .replace(TWO_FEMININE, (number) => feminineTwo(Number(number)))
    .replace(BEHIND_GENITIVE, (number) => genitive(Number(number)))
    .replace(BEHIND_MEASURE, (number) => genitive(Number(number)))
    .replace(OF_MEN, (number) => genitive(Number(number)))
    .replace(AND_GROSZE, (_whole, number: string) => `${genitive(Number(number))} groszy`);
}
