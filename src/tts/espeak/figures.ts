interface Speech {
  /** What the first two figures are said as: 19 of 1945. */
  hundreds: (century: string) => string;
  /** Between those and "05" of 1905. */
  zero: string | null;
  /** What follows a number that isn't a year. */
  counted: RegExp;
}

const ENGLISH_TEENS = [
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
];
const GERMAN_TEENS = ['elf', 'zwölf', 'dreizehn', 'vierzehn', 'fünfzehn', 'sechzehn', 'siebzehn', 'achtzehn'];
const DUTCH_TEENS = ['elf', 'twaalf', 'dertien', 'veertien', 'vijftien', 'zestien', 'zeventien', 'achttien'];

const SPEECH: readonly (readonly [voice: RegExp, speech: Speech])[] = [
  [
    /^gmw\/en/,
    {
      hundreds: (century) => [...ENGLISH_TEENS, 'nineteen'][Number(century) - 11] ?? century,
      zero: 'oh',
      // "1945 soldiers", but "1945 was"
      counted:
        /^[\s-](?!(?:was|is|has|does|its|his|this|always|perhaps|across|unless)\b)(?:\p{Ll}{3,}s|men|women|people|percent|feet)\b/u,
    },
  ],
  [
    /^gmw\/de/,
    {
      hundreds: (century) => `${[...GERMAN_TEENS, 'neunzehn'][Number(century) - 11] ?? century}hundert`,
      zero: '',
      // "1990 Einwohner": years have a noun behind them only in dates.
      counted: /^\s\p{Lu}\p{Ll}/u,
    },
  ],
  [
    /^gmw\/nl/,
    {
      hundreds: (century) => [...DUTCH_TEENS, 'negentien'][Number(century) - 11] ?? century,
      zero: null,
      counted:
        /^\s(?:inwoners|mensen|mannen|vrouwen|soldaten|doden|gulden|euro|dollar|frank|procent|\p{L}*meters?|\p{L}*gram|liters?|hectare|stuks|exemplaren|woorden|pagina|bladzijden|leden|huizen|jaar)(?!\p{L})/u,
    },
  ],
];

/** Neither a part of a longer number, an amount, an address nor a word, but "1960s", "mid-1960s" and "1920er". */
const YEAR =
  /(?<![\p{L}\p{N}.,:/$€£#+−]|(?<!\p{Ll}{3})-|[$€£]\s)(1[1-9])(\d\d)(?=(?:s|er|ern)?(?![\p{L}\p{N}/:%°]|[.,]\d|\s?[%°€$£]))/gu;
const MONTH_BEFORE =
  /(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Jahre?)\s$/;

/** "6:05", but no ratio, verse or length of time. */
const EARLY_MINUTE = /(?<![\p{L}\p{N}.,:-])([1-9]|1\d|2[0-3]):0([1-9])(?![\p{N}:]|[.,]\d)/gu;
/** "J. R. R. Tolkien": the engine would end a sentence behind each. */
const INITIALS = /(?<!\p{L})\p{Lu}\.(?:\s\p{Lu}\.)+(?=\s\p{Lu}\p{Ll})/gu;
/** Hebrew's vowel points, most of which it names: a pointed word is spelt out. Without them it says the letters. */
const POINTS = /[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4-\u05c7]/gu;

/**
 * Writes what espeak-ng would say otherwise than people do: "nineteen hundred forty five",
 * "eintausendneunhundertfünfundvierzig" and "negentienhonderd vijf en veertig" for 1945, "six zero five" for 6:05, and
 * sentences of one letter. Other engines know better themselves.
 */
export function sayFigures(text: string, identifier: string): string {
  const joined = text.replace(INITIALS, (initials) => initials.replaceAll('.', ''));
  if (identifier === 'sem/he') return joined.replace(POINTS, '');
  const speech = SPEECH.find(([voice]) => voice.test(identifier))?.[1];
  if (speech === undefined) return joined;
  const timed = speech.zero === 'oh' ? joined.replace(EARLY_MINUTE, '$1 oh $2') : joined;
  return sayYears(timed, speech);
}

function sayYears(text: string, { hundreds, zero, counted }: Speech): string {
  return text.replace(YEAR, (whole, century: string, rest: string, offset: number) => {
    const isDate = MONTH_BEFORE.test(text.slice(Math.max(0, offset - 12), offset));
    if (!isDate && counted.test(text.slice(offset + whole.length))) return whole;
    const first = hundreds(century);
    if (rest === '00') return first.endsWith('hundert') ? first : zero === 'oh' ? `${first} hundred` : whole;
    if (!rest.startsWith('0')) return `${first} ${rest}`;
    return zero === null ? whole : `${first} ${zero} ${rest.slice(1)}`.replace(/\s+/g, ' ');
  });
}
