/**
 * Alternatives of a regular expression, apart by `|` and without groups that are numbered: "anhang|annex". They are
 * matched as whole words or whole lines, in Unicode mode and mostly whatever the case.
 */
export type Pattern = string;

/**
 * All that the program knows of a language: one file a language, and a line in `register.ts`. Every key has an answer,
 * and `null` is the answer where nothing is known; a whole room may be `null`, too. What a page is before its language
 * is known is asked of all languages at once (`anyOf`).
 */
export interface Language {
  /** ISO 639-1. */
  code: string;
  /** Other codes for it, such as `nb` for Norwegian. */
  otherCodes: readonly string[] | null;
  /** In English. */
  name: string;
  /** Unicode's names of its scripts, where no other language here is written in them. */
  scripts: readonly string[] | null;
  /**
   * The commonest small words, apart by spaces and in small letters, by which a short text tells its language.
   * Languages that have a script of their own need none.
   */
  commonWords: string | null;
  /**
   * Common words with letters that fonts draw as one sign (ff, fi, fl, ffi, ffl, ft, tt, ti; Th at the beginning),
   * apart by spaces and in small letters: where a file doesn't say what such a sign stands for, they tell.
   */
  joinedLetters: string | null;
  /** Tesseract's name of the model that reads its pictures; the package `@tesseract.js-data/NAME` must be there. */
  recognition: string | null;
  /** What a voice says of itself where nobody gave it anything to say: a sentence or two, of which all is spoken. */
  sample: string | null;
  /**
   * How many characters of what it is sent the offline voice says in a second, with its pauses: measured on prose. Its
   * Japanese spells what it can't read, so that this one is another voice's.
   */
  charactersASecond: number | null;
  voices: Voices | null;
  structure: Structure | null;
  apparatus: Apparatus | null;
  spelling: Spelling | null;
  sentences: Sentences | null;
  abbreviations: readonly Abbreviation[] | null;
  /** Only a list of steps where its engines need no more than a few things put right, in the order of the list. */
  spoken: Spoken | readonly SpokenStep[] | null;
}

/** Rewrites what an engine would say wrongly. */
export type SpokenStep = (text: string) => string;

/** What CLDR, which knows the likely region of every language, doesn't say about the voices that read it. */
export interface Voices {
  /** What engines call it, where that isn't the code: `nb`. */
  tag: string | null;
  /** The region whose voice is nearest to that of a region without one: `en-AU` is read by GB's. */
  nearest: ((region: string) => string) | null;
}

/** What the parts of a book are called, in small letters. */
export interface Structure {
  /** Plain words, which stand before or after a number: "Chapter IV", "Zweites Kapitel". */
  chapter: Pattern | null;
  /** Plain words for what holds chapters. */
  part: Pattern | null;
  /** Plain words. */
  appendix: Pattern | null;
  /** A whole label, where it isn't a word beside a number: 第三章. */
  chapterLabel: Pattern | null;
  /** Likewise of a part: 第二部. */
  partLabel: Pattern | null;
  /**
   * The numbers one to twelve as they stand beside these words, cardinal and ordinal: twelve patterns apart by spaces.
   */
  numbers: string | null;
  /** Larger ones. */
  largerNumbers: Pattern | null;
  /** What stands before the first chapter and behind the last: "Preface". */
  unnumbered: Pattern | null;
  /** Before the number of a page, as bookmarks have it. */
  page: Pattern | null;
  /** The headings of what isn't read. */
  contents: Pattern | null;
  index: Pattern | null;
  references: Pattern | null;
  notes: Pattern | null;
  /** Before the number of a caption. */
  figure: Pattern | null;
  table: Pattern | null;
  /** What programs, scanners and printers call a document without a title: "Document", "Scanned image". */
  untitled: Pattern | null;
}

/** The wording of what stands around the text: citations, notices, the numbers of pages. */
export interface Apparatus {
  /** "page 3 of 12". */
  of: Pattern | null;
  /** What only the notices of publishers say. */
  rights: Pattern | null;
  /** Before the name of another entry in an index, and before a citation. */
  see: Pattern | null;
  /** What else a citation in brackets may begin with. */
  leadIn: Pattern | null;
  /** Small words in surnames: "van den". */
  particles: Pattern | null;
  and: Pattern | null;
  /** What "and" isn't, but stands behind the same hanging hyphen: "short- or long-term". */
  or: Pattern | null;
  etAl: Pattern | null;
  /** Where the year of a source would be. */
  unpublished: Pattern | null;
  /** What else tells the source in a list of references. */
  source: Pattern | null;
  /** Before the page in a citation. */
  place: Pattern | null;
  /** Before a citation that its sentence can't do without: "as shown in [12]". */
  needsCitation: Pattern | null;
  /** What closes the cases of a formula. */
  otherwise: Pattern | null;
}

/** Whether what stands before and behind a hyphen at a line's end, in small letters, is written with that hyphen. */
export type HyphenRule = (left: string, right: string, isWord: (word: string) => boolean) => boolean;

export interface Spelling {
  /** Capital letters that are words, after which an initial may stand apart: "A lighthouse". */
  oneLetterWords: string | null;
  /** What follows the initial "I" as a word of its own. */
  afterInitialI: Pattern | null;
  /** Raised endings of numbers: "th". */
  ordinalEndings: Pattern | null;
  /**
   * Words that titles write small unless they stand first; where they aren't known, titles in capitals stay so, since
   * names would become small.
   */
  smallInTitles: ReadonlySet<string> | null;
  hyphens: readonly HyphenRule[] | null;
}

export interface Sentences {
  /** What can't follow an abbreviation, but begins a sentence: "He moved to the U.S. They stayed." */
  starters: ReadonlySet<string> | null;
  /**
   * Whether ordinal numbers are written with a full stop: "3. Oktober". `'roman'` where Roman ones stand before what
   * they count, too: "IV. Béla".
   */
  ordinalStop: boolean | 'roman';
  /** The rest of a sentence whose speech asks or calls: "Is that all?" I asked. */
  afterSpeech: RegExp | null;
}

/**
 * What follows an abbreviation, and so whether its stop can end a sentence, and when it is one.
 *
 * - `name`: a name. No sentence ends here; spoken before a capital.
 * - `number`: a number. Otherwise it is a word that ends the sentence ("She said no."); spoken before a number.
 * - `inside`: anything. No sentence ends here; spoken everywhere.
 * - `end`: anything or nothing. A sentence ends here unless a figure or a bracket follows; spoken everywhere.
 */
export type AbbreviationKind = 'name' | 'number' | 'inside' | 'end';

/**
 * As it is written, without the space that may follow its inner stops, and what is said: `null` where it is said as it
 * is written. The same letters may have several rows; a number before them tells a unit (`end`) from a name ("1799 г."
 * and "г. Москва").
 */
export type Abbreviation = readonly [written: string, spoken: string | null, kind: AbbreviationKind];

/**
 * One of something, and several. `few` is for languages that count 2 to 4 otherwise, `part` for those in which a
 * decimal or a fraction takes neither: "3,5 kilometra".
 */
export interface Counted {
  one: string;
  many: string;
  few?: string;
  part?: string;
}

/** What stands before a chapter and a verse of the Bible. */
export interface Bible {
  /** By what is written without its stop, both short and in full: Mt Matthew, Matthew Matthew. */
  books: Readonly<Record<string, string>>;
  /** Of "1 Cor", "2 Cor" and "3 John". */
  numbers: readonly [string, string, string];
}

/** Degrees with their parts: "48° 51′ N". */
export interface Angles {
  degree: Counted;
  minute: Counted;
  second: Counted;
  /** By the letter. */
  compass: Readonly<Record<string, string>>;
}

/** How the marks of addresses and versions are said: "info@example.org", "www.example.org/help", "2.10.3". */
export interface DottedNames {
  at: string;
  dot: string;
  slash: string;
  hyphen: string;
}

/** What its speech needs. Data, but for what no table can say. */
export interface Spoken {
  /** What must be seen before everything else, such as dates and centuries. */
  before: readonly ((text: string) => string)[];
  /**
   * Words before a Roman numeral that counts things ("Act IV"), besides those for chapters, parts and appendices. Small
   * letters.
   */
  numbered: ReadonlySet<string>;
  /** How a Roman numeral after the name of a person is said; null leaves it. */
  regnal: (name: string, value: number, isKnownName: boolean) => string | null;
  /** What follows "Charles I" where that is the king, in languages in which "I" is a word. */
  afterKingI: Pattern | null;
  /** Titles, in small letters, behind which any name may have a numeral: "King Zog I". */
  rulers: Pattern;
  /** Names that rulers and popes have: only with them one letter is a numeral. */
  names: ReadonlySet<string>;
  /** Capitals that headings in capitals keep. */
  acronyms: ReadonlySet<string> | null;
  /** Between two numbers: "10 to 12". */
  to: string;
  /** Between the numbers of a ratio: "3:1". */
  ratio: string;
  /** Whether verses are written like ratios: "John 3:1". */
  versesHaveColon: boolean;
  bible: Bible;
  angles: Angles;
  dottedNames: DottedNames;
  /** Between two units: "mg/l". */
  per: string;
  /** Before a range of pages, in full. */
  pages: Pattern | null;
  /** By the sign, and by country and sign where several have it: `A$`. */
  currencies: Readonly<Record<string, Counted>>;
  /** Where cents follow: "3 dollars and 50 cents", "3 Euro 50". */
  cents: (main: string, cents: number, symbol: string) => string;
  /** By what may follow an amount, such as "m" or "bn"; longest first. */
  magnitudes: readonly (readonly [pattern: Pattern, word: string | Counted])[];
  /** With a space in front, those that stand behind one only: "9.58 s", but "1960s". */
  units: Readonly<Record<string, Counted>>;
  /** The decimal separator. */
  decimal: '.' | ',';
  fractions: Readonly<Record<string, string>>;
  /** Words for signs of formulas and others, where they stand between words. */
  symbols: Readonly<Record<string, string>>;
  /** "x squared": what follows the base; `power` is followed by the exponent. */
  powers: { 2: string; 3: string; power: string };
  /** What is put right when everything has been said. */
  after: readonly ((text: string) => string)[] | null;
}
