/** When an abbreviation is one: always, or only with a number or a capitalised word behind it. */
export type AbbreviationContext = 'always' | 'number' | 'name';

/** What stands in the book, without regard to a space after an inner stop, and what is said. */
export type AbbreviationRow = readonly [written: string, spoken: string, context?: AbbreviationContext];

/** One of something, and several. `few` is for languages that count 2 to 4 otherwise. */
export interface Counted {
  one: string;
  many: string;
  few?: string;
}

/** What the speech of one language needs. Pure data, but for what no table can say. */
export interface SpokenLanguage {
  /** What must be seen before everything else, such as dates and centuries. */
  before: readonly ((text: string) => string)[];
  abbreviations: readonly AbbreviationRow[];
  /** Words before which or after which a Roman numeral counts things: "Chapter IV". Lower case. */
  numbered: ReadonlySet<string>;
  /** How a Roman numeral after the name of a person is said; null leaves it. */
  regnal: (name: string, value: number, isKnownName: boolean) => string | null;
  /** Whether "I" is a word of its own. */
  iIsAWord: boolean;
  /** Names that rulers and popes have: only with them one letter is a numeral. */
  names: ReadonlySet<string>;
  /** Between two numbers: "10 to 12". */
  to: string;
  currencies: Readonly<Record<string, Counted>>;
  /** Where cents follow: "3 dollars and 50 cents", "3 Euro 50". */
  cents: (main: string, cents: number, symbol: string) => string;
  /** By what may follow an amount, such as "m" or "bn"; longest first. */
  magnitudes: readonly (readonly [pattern: string, word: string])[];
  units: Readonly<Record<string, Counted>>;
  /** The decimal separator, "." or ",". */
  decimal: '.' | ',';
  fractions: Readonly<Record<string, string>>;
  /** Words for signs of formulas and others, where they stand between words. */
  symbols: Readonly<Record<string, string>>;
  /** "x squared": what follows the base; `power` is followed by the exponent. */
  powers: { 2: string; 3: string; power: string };
}
