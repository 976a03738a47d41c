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

interface Oblique {
  ones: readonly string[];
  tens: readonly string[];
  hundreds: readonly string[];
  thousand: readonly [one: string, several: string];
}

const GENITIVE: Oblique = {
  ones: (
    'ноля одного двух трёх четырёх пяти шести семи восьми девяти десяти одиннадцати двенадцати тринадцати четырнадцати пятнадцати ' +
    'шестнадцати семнадцати восемнадцати девятнадцати'
  ).split(' '),
  tens: '  двадцати тридцати сорока пятидесяти шестидесяти семидесяти восьмидесяти девяноста'.split(' '),
  hundreds: ' ста двухсот трёхсот четырёхсот пятисот шестисот семисот восьмисот девятисот'.split(' '),
  thousand: ['тысячи', 'тысяч'],
};
const DATIVE: Oblique = {
  ones: GENITIVE.ones.map((word) => {
    return { ноля: 'нолю', одного: 'одному', двух: 'двум', трёх: 'трём', четырёх: 'четырём' }[word] ?? word;
  }),
  tens: GENITIVE.tens,
  hundreds: ' ста двумстам трёмстам четырёмстам пятистам шестистам семистам восьмистам девятистам'.split(' '),
  thousand: ['тысяче', 'тысячам'],
};

const PREPOSITIONAL: Oblique = {
  ones: GENITIVE.ones.map((word) => ({ ноля: 'ноле', одного: 'одном' })[word] ?? word),
  tens: GENITIVE.tens,
  hundreds: ' ста двухстах трёхстах четырёхстах пятистах шестистах семистах восьмистах девятистах'.split(' '),
  thousand: ['тысяче', 'тысячах'],
};
const OBLIQUE = { genitive: GENITIVE, dative: DATIVE, prepositional: PREPOSITIONAL };

/** "до пяти", "к двадцати пяти тысячам"; numbers up to 999,999, null above. */
export function cardinal(value: number, grammatical: keyof typeof OBLIQUE): string | null {
  if (!Number.isInteger(value) || value < 0 || value > 999_999) return null;
  const { ones, tens, hundreds, thousand } = OBLIQUE[grammatical];
  const below = (number: number): string => {
    const rest = number % 100;
    const small =
      rest < 20
        ? rest === 0
          ? ''
          : ones[rest]
        : spaced(tens[Math.floor(rest / 10)], rest % 10 === 0 ? '' : ones[rest % 10]);
    return spaced(hundreds[Math.floor(number / 100)], small);
  };
  if (value === 0) return ones[0] ?? null;
  const large = Math.floor(value / 1000);
  if (large === 0) return below(value);
  const noun = large === 1 ? thousand[0] : thousand[1];
  return spaced(
    large === 1
      ? ''
      : below(large)
          .replace(/одного$/, 'одной')
          .replace(/одному$/, 'одной'),
    noun,
    below(value % 1000),
  );
}

/** "одна", "двадцать две": what an engine says as a masculine; below 100. */
export function feminine(value: number): string {
  const one = value % 10 === 1 ? 'одна' : 'две';
  return spaced(CARDINAL_TENS[Math.floor(value / 10)], one);
}

function spaced(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(' ');
}
