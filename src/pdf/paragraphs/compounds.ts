import type { Vocabulary } from './vocabulary.ts';

/** Whether what stands before and behind a hyphen at a line's end is written with that hyphen. Both in any case. */
export type IsCompound = (left: string, right: string) => boolean;

/**
 * Tells compounds that broke at their hyphen ("labour-intensive") from words that were cut ("labora-tory"): by how the book itself writes the word
 * elsewhere, and where it doesn't, by parts that the language always sets a hyphen at. In doubt the word was cut.
 *
 * @param language ISO 639-1
 */
export function createCompounds({ words, hyphenated }: Vocabulary, language: string): IsCompound {
  const rules = RULES[language] ?? [];
  const isWord = (word: string): boolean => words.has(word);
  return (left, right) => {
    const [one, other] = [left.toLowerCase(), right.toLowerCase()];
    const asCompound = hyphenated.get(`${one}-${other}`) ?? 0;
    const asWord = words.get(one + other) ?? 0;
    if (asCompound > 0 || asWord > 0) return asCompound >= asWord;
    // "US-based": no word goes on in small letters after two capitals.
    if (/^\p{Lu}{2,}$/u.test(left) && /^\p{Ll}/u.test(right)) return true;
    // "PDF-режим"
    if (isLatin(left.at(-1)) !== isLatin(right.at(0))) return true;
    return rules.some((rule) => rule(one, other, isWord));
  };
}

function isLatin(letter = ''): boolean {
  return /\p{Script=Latin}/u.test(letter);
}

type Rule = (left: string, right: string, isWord: (word: string) => boolean) => boolean;

const pair = (left: RegExp, right: RegExp): Rule => {
  return (one, other) => left.test(one) && right.test(other);
};

/** "mother-in-law", "arc-en-ciel": a small word between two hyphens. */
const linked: Rule = (left, right) => {
  return (
    /-(?:in|of|the|to|and|by|a|at|on|for|de|à|en|la|le|du|des)$/.test(left) ||
    /^(?:in|of|the|to|and|by|à|de|en)-/.test(right)
  );
};

const TENS = /^(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)$/;
const UNITS =
  /^(?:one|two|three|four|five|six|seven|eight|nine|first|second|third|(?:four|fif|six|seven|eigh|nin)th)s?(?:-|$)/;
/** What ends words and is one, and what begins and ends words that are written in one. */
const ENDINGS =
  /^(?:able|ably|ages?|ally|ary|body|craft|ed|ers?|est|fold|ful|full|hood|ing|ings|ish|less|like|ling|ly|man|ment|ments|men|ness|over|self|selves|ship|side|some|teen|teenth|thing|times?|ties|ty|ward|wards|ware|way|ways|what|where|wise|work|works|worth|place|light|house|room|land|time|head|heads|down|through|mark|book|ground|rest|port|ported|write)(?:ly|ness)?$/;
const BEGINNINGS =
  /^(?:after|any|back|base|book|down|every|fire|foot|fore|hand|head|here|inter|north|south|east|west|over|out|some|sun|semi|there|under|up|upper|water|where|with|word|news|land|hill|home|night|time|name|path|file|pass|code|mail|down|back|screen|work|sound|stop|straight|type|wish|text|black|blue|green|white|hall|look|main|bill|video)$/;
/** Before nearly every word these are followed by a hyphen. */
const FIRST =
  /^(?:well|self|half|cross|quasi|ill|so|ever|never|two|three|four|five|six|seven|eight|nine|twelve|hundred|first|second|third|middle|high|low|long|short|full|old|new|non|all|much|better|best|late|early|hard|soft|deep|far|fast|free|good|bad|kind|near|quick|right|left|single|double|strong|wide|dark|bright|open|half|close|large|small|medium|multi|dual|real|top|world|law|horse|wind|sea|snow|heart|life|labou?r)$/;
/** Before these few, even a word that the book has nowhere else. */
const SURELY_FIRST = /^(?:well|self|half|quasi)$/;
const SECOND =
  /^(?:intensive|minded|eyed|handed|armed|legged|haired|hearted|blooded|tempered|winged|based|related|oriented|driven|dependent|specific|aware|looking|speaking|sized|shaped|colou?red|friendly|style|made|known|born|bound|free|wide|proof|rich|poor|fashioned|scale|quality|level|class|century|old|language|abiding|protected|drawn|controlled|encrypted|infringing|sharing|producing|visible|only|separated|native|wishers?|law)$/;

const ADJECTIVE = /(?:isch|lich|deutsch)$/;
const INFLECTED_ADJECTIVE = /(?:isch|lich|deutsch)(?:e[mnrs]?)?$/;

const PRONOUN = /^(?:moi|toi|soi|lui|elles?|eux|nous|vous)$/;
const FRENCH_UNITS =
  /^(?:deux|trois|quatre|cinq|six|sept|huit|neuf|douze|treize|quatorze|quinze|seize|onze|dix|vingts?)(?:-|$)/;
const FRENCH_TENS = /^(?:(?:soixante|quatre-vingt)(?:-dix)?|dix|vingt|trente|quarante|cinquante|quatre)$/;

const RUSSIAN_WHO =
  /^(?:кто|кого|кому|кем|ком|что|чего|чему|чем|чём|где|куда|откуда|когда|как|отчего|почему|зачем|сколько|(?:как|котор|чь)\p{L}{1,3})$/u;

const RULES: Readonly<Record<string, readonly Rule[]>> = {
  en: [
    linked,
    pair(TENS, UNITS),
    (left, right, isWord) =>
      FIRST.test(left) &&
      !ENDINGS.test(right) &&
      right.length > 3 &&
      (SURELY_FIRST.test(left) || isWord(right)),
    (left, right, isWord) => SECOND.test(right) && !BEGINNINGS.test(left) && left.length > 2 && isWord(left),
    (left, right, isWord) =>
      left.length > 3 &&
      right.length > 3 &&
      !BEGINNINGS.test(left) &&
      !ENDINGS.test(right) &&
      isWord(left) &&
      isWord(right),
  ],
  // Words that German writes in one are many, and those with a hyphen go on with a capital: nothing else can be told.
  de: [pair(ADJECTIVE, INFLECTED_ADJECTIVE)],
  fr: [
    linked,
    pair(PRONOUN, /^mêmes?$/),
    pair(FRENCH_TENS, FRENCH_UNITS),
    pair(/^(?:celui|celle|ceux|celles)$/, /^(?:ci|là)$/),
    pair(/^(?:peut|bien)$/, /^être$/),
    pair(
      /^(?:au|là|ci|par)$/,
      /^(?:dessus|dessous|delà|devant|dedans|dehors|bas|haut|contre|joints?|après)$/,
    ),
    pair(/^quelques$/, /^une?s$/),
    pair(/^(?:c'est|c’est)$/, /^à-dire$/),
    pair(/^(?:demi|quasi|non)$/, /^\p{L}{4,}$/u),
    pair(
      /^(?:après|avant|week|grands?|belles?|beaux?|petits?|arrière)$/,
      /^(?:midi|hier|demain|veille|end|guerre|garde|père|mère|pères|mères|frères?|soeurs?|sœurs?|fils|filles?|enfants?|chose|parents?|plan|goût)$/,
    ),
    pair(/ez$/, /^(?:vous|le|la|les|moi|nous|lui|y|en)$/),
    // "dit-il", "pensez-vous"
    (left, right, isWord) =>
      /^(?:ils?|elles?|vous|nous|je|t-ils?|t-elles?|t-on)$/.test(right) && left.length > 2 && isWord(left),
  ],
  ru: [
    pair(RUSSIAN_WHO, /^то$/),
    pair(/^\p{L}{2,}$/u, /^(?:нибудь|либо)$/),
    pair(/^кое$/, /^\p{L}{2,}$/u),
    pair(/^из$/, /^(?:за|под)$/),
    pair(
      /^по$/,
      /\p{L}{2,}[сц]ки$|^(?:прежнему|видимому|моему|твоему|своему|нашему|вашему|другому|разному|новому|старому|настоящему|хорошему|человечески)$/u,
    ),
    pair(/^во?$/, /^(?:перв|втор|треть|четв[её]рт|пят)(?:ых|их)$/),
    pair(/^(?:северо|юго)$/, /^(?:запад|восто[кч])/),
    (left, right) => left === right && left.length > 2,
  ],
};
