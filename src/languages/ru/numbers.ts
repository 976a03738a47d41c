/** Of an ordinal number, as "первый" ends; the soft third follows. */
export type Ending = 'ый' | 'ого' | 'ому' | 'ым' | 'ом' | 'ая' | 'ую' | 'ой' | 'ое' | 'ые' | 'ых' | 'ыми';

const STEMS = (
  ' перв втор трет четвёрт пят шест седьм восьм девят десят одиннадцат двенадцат тринадцат четырнадцат пятнадцат шестнадцат семнадцат ' +
  'восемнадцат девятнадцат'
).split(' ');
const TENS = '  двадцат тридцат сороков пятидесят шестидесят семидесят восьмидесят девяност'.split(' ');
const HUNDREDS = ' сот двухсот трёхсот четырёхсот пятисот шестисот семисот восьмисот девятисот'.split(' ');
const THOUSANDS = ' тысячн двухтысячн'.split(' ');
/** Of the nominative, where the ending is stressed. */
const STRESSED = new Set(['втор', 'шест', 'седьм', 'восьм', 'сороков']);
const SOFT: Readonly<Record<Ending, string>> = {
  ...{ ый: 'ий', ого: 'ьего', ому: 'ьему', ым: 'ьим', ом: 'ьем', ая: 'ья', ую: 'ью', ой: 'ьей', ое: 'ье' },
  ...{ ые: 'ьи', ых: 'ьих', ыми: 'ьими' },
};

const CARDINAL_THOUSANDS = ' тысяча две_тысячи'.split(' ').map((word) => word.replace('_', ' '));
const CARDINAL_HUNDREDS = ' сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот'.split(
  ' ',
);
const CARDINAL_TENS = '  двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто'.split(
  ' ',
);

/** From 1 to 2999, in words: only the last one is declined. */
export function ordinal(value: number, ending: Ending): string | null {
  if (!Number.isInteger(value) || value < 1 || value > 2999) return null;
  const [thousands, hundreds, rest] = [Math.floor(value / 1000), Math.floor(value / 100) % 10, value % 100];
  if (rest === 0 && hundreds === 0) return decline(THOUSANDS[thousands], ending);
  if (rest === 0) return spaced(CARDINAL_THOUSANDS[thousands], decline(HUNDREDS[hundreds], ending));
  const large = spaced(CARDINAL_THOUSANDS[thousands], CARDINAL_HUNDREDS[hundreds]);
  if (rest < 20) return spaced(large, decline(STEMS[rest], ending));
  const [ten, one] = [Math.floor(rest / 10), rest % 10];
  if (one === 0) return spaced(large, decline(TENS[ten], ending));
  return spaced(large, CARDINAL_TENS[ten], decline(STEMS[one], ending));
}

function decline(stem: string | undefined, ending: Ending): string {
  if (stem === undefined) return '';
  if (stem === 'трет') return stem + SOFT[ending];
  return stem + (ending === 'ый' && STRESSED.has(stem) ? 'ой' : ending);
}

interface Declined {
  ones: readonly string[];
  tens: readonly string[];
  hundreds: readonly string[];
  thousand: readonly [one: string, several: string];
}

const GENITIVE: Declined = {
  ones: (
    'нуля одного двух трёх четырёх пяти шести семи восьми девяти десяти одиннадцати двенадцати тринадцати четырнадцати пятнадцати ' +
    'шестнадцати семнадцати восемнадцати девятнадцати'
  ).split(' '),
  tens: '  двадцати тридцати сорока пятидесяти шестидесяти семидесяти восьмидесяти девяноста'.split(' '),
  hundreds: ' ста двухсот трёхсот четырёхсот пятисот шестисот семисот восьмисот девятисот'.split(' '),
  thousand: ['тысячи', 'тысяч'],
};
const DATIVE: Declined = {
  ones: GENITIVE.ones.map((word) => {
    return { нуля: 'нулю', одного: 'одному', двух: 'двум', трёх: 'трём', четырёх: 'четырём' }[word] ?? word;
  }),
  tens: GENITIVE.tens,
  hundreds: ' ста двумстам трёмстам четырёмстам пятистам шестистам семистам восьмистам девятистам'.split(' '),
  thousand: ['тысяче', 'тысячам'],
};

const PREPOSITIONAL: Declined = {
  ones: GENITIVE.ones.map((word) => ({ нуля: 'нуле', одного: 'одном' })[word] ?? word),
  tens: GENITIVE.tens,
  hundreds: ' ста двухстах трёхстах четырёхстах пятистах шестистах семистах восьмистах девятистах'.split(' '),
  thousand: ['тысяче', 'тысячах'],
};
const INSTRUMENTAL: Declined = {
  ones: (
    'нулём одним двумя тремя четырьмя пятью шестью семью восемью девятью десятью одиннадцатью двенадцатью тринадцатью четырнадцатью пятнадцатью ' +
    'шестнадцатью семнадцатью восемнадцатью девятнадцатью'
  ).split(' '),
  tens: '  двадцатью тридцатью сорока пятьюдесятью шестьюдесятью семьюдесятью восемьюдесятью девяноста'.split(
    ' ',
  ),
  hundreds:
    ' ста двумястами тремястами четырьмястами пятьюстами шестьюстами семьюстами восемьюстами девятьюстами'.split(
      ' ',
    ),
  thousand: ['тысячей', 'тысячами'],
};
const OBLIQUE = {
  genitive: GENITIVE,
  dative: DATIVE,
  instrumental: INSTRUMENTAL,
  prepositional: PREPOSITIONAL,
};
export type Oblique = keyof typeof OBLIQUE;

/** "до пяти", "к двадцати одной тысяче"; numbers up to 999,999, null above. */
export function cardinal(value: number, grammatical: Oblique, isFeminine = false): string | null {
  if (!Number.isInteger(value) || value < 0 || value > 999_999) return null;
  const { thousand, ones } = OBLIQUE[grammatical];
  if (value === 0) return ones[0] ?? null;
  const large = Math.floor(value / 1000);
  const small = belowThousand(value % 1000, grammatical, isFeminine);
  if (large === 0) return small;
  const noun = large % 10 === 1 && large % 100 !== 11 ? thousand[0] : thousand[1];
  return spaced(large === 1 ? '' : belowThousand(large, grammatical, true), noun, small);
}

function belowThousand(value: number, grammatical: Oblique, isFeminine: boolean): string {
  const { ones, tens, hundreds } = OBLIQUE[grammatical];
  const rest = value % 100;
  const last = rest < 20 ? rest : rest % 10;
  const one = last === 0 ? '' : last === 1 && isFeminine ? 'одной' : ones[last];
  return spaced(hundreds[Math.floor(value / 100)], rest < 20 ? '' : tens[Math.floor(rest / 10)], one);
}

/** "одна", "двадцать две": what an engine says as a masculine; below 100. */
export function feminine(value: number): string {
  const one = value % 10 === 1 ? 'одна' : 'две';
  return spaced(CARDINAL_TENS[Math.floor(value / 10)], one);
}

function spaced(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(' ');
}
