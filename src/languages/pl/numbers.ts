/**
 * How an ordinal number ends, as "pierwszy" does: -y is masculine, -a feminine, -e neuter and for things; -ego, -emu
 * and -ym are the cases of the first and the third, -ej and -ą those of the second, -ych and -ymi those of several.
 */
export type Ending = 'y' | 'ego' | 'emu' | 'ym' | 'a' | 'ej' | 'ą' | 'e' | 'ych' | 'ymi';

/** Of ordinal numbers, without their endings, from the first on. */
const STEMS = (
  'pierwsz drug trzec czwart piąt szóst siódm ósm dziewiąt dziesiąt jedenast dwunast trzynast czternast piętnast szesnast siedemnast osiemnast ' +
  'dziewiętnast'
).split(' ');
const TENS =
  'dwudziest trzydziest czterdziest pięćdziesiąt sześćdziesiąt siedemdziesiąt osiemdziesiąt dziewięćdziesiąt'.split(
    ' ',
  );
const WHOLE_HUNDREDS =
  'setn dwusetn trzechsetn czterechsetn pięćsetn sześćsetn siedemsetn osiemsetn dziewięćsetn'.split(' ');
const HUNDREDS = 'sto dwieście trzysta czterysta pięćset sześćset siedemset osiemset dziewięćset'.split(' ');
const WHOLE_THOUSANDS = ['tysięczn', 'dwutysięczn'];
const THOUSANDS = ['tysiąc', 'dwa tysiące'];
const CARDINAL_TENS =
  'dwadzieścia trzydzieści czterdzieści pięćdziesiąt sześćdziesiąt siedemdziesiąt osiemdziesiąt dziewięćdziesiąt'.split(
    ' ',
  );

/** From 1 to 2999, in words: only tens and units are declined. */
export function ordinal(value: number, ending: Ending): string | null {
  if (!Number.isInteger(value) || value < 1 || value > 2999) return null;
  const [thousands, hundreds, rest] = [Math.floor(value / 1000), Math.floor(value / 100) % 10, value % 100];
  const large = [THOUSANDS[thousands - 1], HUNDREDS[hundreds - 1]];
  if (rest === 0 && hundreds === 0) return decline(WHOLE_THOUSANDS[thousands - 1] ?? '', ending);
  if (rest === 0) return spaced([large[0], decline(WHOLE_HUNDREDS[hundreds - 1] ?? '', ending)]);
  const ten = rest < 20 ? undefined : TENS[Math.floor(rest / 10) - 2];
  const one = STEMS[(rest < 20 ? rest : rest % 10) - 1];
  return spaced([...large, ...[ten, one].map((stem) => stem && decline(stem, ending))]);
}

const GENITIVES = (
  'jednego dwóch trzech czterech pięciu sześciu siedmiu ośmiu dziewięciu dziesięciu jedenastu dwunastu trzynastu czternastu piętnastu szesnastu ' +
  'siedemnastu osiemnastu dziewiętnastu'
).split(' ');
const GENITIVE_TENS = (
  'dwudziestu trzydziestu czterdziestu pięćdziesięciu sześćdziesięciu siedemdziesięciu ' +
  'osiemdziesięciu dziewięćdziesięciu'
).split(' ');

const GENITIVE_HUNDREDS =
  'stu dwustu trzystu czterystu pięciuset sześciuset siedmiuset ośmiuset dziewięciuset'.split(' ');

/** "do pięciu": the genitive of a cardinal number from 0 to 999,999. */
export function genitive(value: number): string {
  if (value === 0) return 'zera';
  if (value > 999) {
    const large = Math.floor(value / 1000);
    const rest = value % 1000;
    return spaced([
      large === 1 ? 'tysiąca' : `${genitive(large)} tysięcy`,
      rest === 0 ? undefined : genitive(rest),
    ]);
  }
  if (value > 99) {
    const rest = value % 100;
    return spaced([GENITIVE_HUNDREDS[Math.floor(value / 100) - 1], rest === 0 ? undefined : genitive(rest)]);
  }
  if (value < 20) return GENITIVES[value - 1] ?? String(value);
  const one = value % 10 === 1 ? 'jeden' : GENITIVES[(value % 10) - 1];
  return spaced([GENITIVE_TENS[Math.floor(value / 10) - 2], one]);
}

/** Cases of cardinal numbers besides the genitive, which the others are made of. */
export type Oblique = 'genitive' | 'dative' | 'instrumental' | 'locative';

const SMALL: Readonly<Record<Oblique, Readonly<Record<string, string>>>> = {
  genitive: {},
  dative: { jednego: 'jednemu', dwóch: 'dwóm', trzech: 'trzem', czterech: 'czterem' },
  instrumental: { jednego: 'jednym', dwóch: 'dwoma', trzech: 'trzema', czterech: 'czterema' },
  locative: { jednego: 'jednym' },
};
const THOUSAND: Readonly<Record<Oblique, readonly [one: string, several: string]>> = {
  genitive: ['tysiąca', 'tysięcy'],
  dative: ['tysiącowi', 'tysiącom'],
  instrumental: ['tysiącem', 'tysiącami'],
  locative: ['tysiącu', 'tysiącach'],
};
/** Of one and two, in front of a feminine noun. */
const FEMININES: Readonly<Record<string, string>> = {
  ...{ jednego: 'jednej', jednemu: 'jednej', jednym: 'jednej', dwoma: 'dwiema' },
};

/** "przy pięciu", "z dwiema": a cardinal number from 0 to 999,999 in any case. */
export function cardinal(value: number, grammatical: Oblique, isFeminine = false): string {
  if (value === 0)
    return { genitive: 'zera', dative: 'zeru', instrumental: 'zerem', locative: 'zerze' }[grammatical];
  const [large, rest] = [Math.floor(value / 1000), value % 1000];
  const small = genitive(rest === 0 ? 1 : rest)
    .split(' ')
    .map((word) => bend(word, grammatical, isFeminine));
  const thousands =
    large === 0
      ? []
      : large === 1
        ? [THOUSAND[grammatical][0]]
        : [cardinal(large, grammatical), THOUSAND[grammatical][1]];
  return [...thousands, ...(rest === 0 ? [] : small)].join(' ');
}

function bend(word: string, grammatical: Oblique, isFeminine: boolean): string {
  if (grammatical === 'instrumental' && isFeminine && word === 'jednego') return 'jedną';
  const bent = SMALL[grammatical][word] ?? word;
  if (isFeminine && FEMININES[bent] !== undefined) return FEMININES[bent];
  // "pięcioma", "dwudziestoma", but "dwustu" and "pięciuset"
  if (grammatical !== 'instrumental' || /^(?:stu|dwustu|trzystu|czterystu)$|set$/u.test(bent)) return bent;
  return bent.replace(/u$/u, 'oma');
}

/** The cardinal number that ends in 2, in front of a feminine noun: "dwadzieścia dwie". Below 100. */
export function feminineTwo(value: number): string {
  return spaced([CARDINAL_TENS[Math.floor(value / 10) - 2], 'dwie']);
}

/** A stem of an adjective and its ending: "drugi", "drugiego", "druga", and "trzeci", "trzecia". */
export function decline(stem: string, ending: Ending): string {
  if (/[kgc]$/.test(stem) && ending.startsWith('y')) return `${stem}i${ending.slice(1)}`;
  if (stem.endsWith('c') || (/[kg]$/.test(stem) && ending.startsWith('e'))) return `${stem}i${ending}`;
  return stem + ending;
}

function spaced(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(' ');
}
