import { speakDates } from '../dates.ts';
import { greekNumber, greekNumeral, greekOrdinal } from './numbers.ts';
import { romanValue } from '../numerals.ts';

const MONTHS =
  'Ιανουαρίου Φεβρουαρίου Μαρτίου Απριλίου Μαΐου Ιουνίου Ιουλίου Αυγούστου Σεπτεμβρίου Οκτωβρίου Νοεμβρίου Δεκεμβρίου'.split(
    ' ',
  );
const ENDINGS = 'ους|ου|ος|ον|οι|ο|ης|ην|ες|ων|η|α|ού|ός|ό|ής|ή';
const ORDINAL = new RegExp(`(?<![\\p{L}\\p{N}.,])(\\d{1,3})[ -]?(?:${ENDINGS})(?![\\p{L}\\p{M}])`, 'gu');
const MARK = "[΄ʹ´'’]";
const LETTERS = '[ΙΚΛ]?(?:ΣΤ|[ΑΒΓΔΕΖΗΘ])|[ΙΚΛ]';
/** Γεώργιος Α΄, Κεφάλαιο Δ΄, and ΙΑ΄ before what it counts. */
const NUMERAL = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(\\p{L}{2,})\\s)?(${LETTERS})${MARK}(?![\\p{L}])(?=(?:\\s(\\p{L}{3,}))?)`,
  'gu',
);
/** Latin or Greek capitals. */
const ROMAN = /(?<=(?<!\p{L})(\p{Lu}\p{Ll}{2,})\s)([IVXΙΧ]{2,6})(?![\p{L}\p{N}΄ʹ])/gu;
const NEUTER_IN_OS = /^(?:Μέρος|μέρος|Έτος|έτος)$/u;
const DAY = new RegExp(
  `(?<![\\p{L}\\p{N}.,/–-])(\\d{1,2})(?=\\s(?:${MONTHS.join('|')}|Ιανουάριο|Μαρτ|Μάη|Ιούνη|Ιούλη|Γενάρη|Φλεβάρη|Μάρτη|Απρίλη|Αυγ|Σεπτέμβρη|Οκτώβρη|Νοέμβρη|Δεκέμβρη)(?!\\p{Ll}))`,
  'gu',
);
const HOUR =
  /(?<=(?<!\p{L})[Σσ]τ(?:ις|η)\s)(\d{1,2})(?=(?::\d\d)?(?:\s(?:[πμ]\.μ\.|το|ακριβώς|και|παρά|τα)|[,.;·]?(?:\s\p{Ll}|$)))/gu;
const COUNTED =
  /(?<![\p{L}\p{N}.,:/–-])(\d{1,4}|\d\.\d{3})\s(?=(\p{Ll}{3,}))(?!(?:και|έως|ως|από|στα|στις|στους|για|ήταν|είναι|ώς|μέχρι|δεν|που|τις|τους|με)\s)/gu;
const MASCULINE_IN_ES =
  /^(?:άνδρες|άντρες|πολίτες|μαθητές|φοιτητές|στρατιώτες|επιβάτες|εργάτες|αγώνες|αιώνες|μήνες|πίνακες|κανόνες|πατέρες|ναύτες|κάτοικοι|τόνοι|βαθμοί|χάρτες|ποιητές|καθηγητές|αναγνώστες|πελάτες|συγγραφείς|μάρτυρες|ήρωες)$/u;

export const GREEK_BEFORE = [
  speakDates({
    months: MONTHS,
    say: (day, month, year) => `${day} ${month} ${year}`,
    dayFirst: true,
    hyphens: true,
  }),
  (text: string): string => text.replace(/(?<=(?<!\p{L})[Οο]\s)κ\.(?=\s\p{Lu})/gu, 'κύριος'),
  (text: string): string =>
    text.replace(/(?<=(?<!\p{L})(?:[Τσ]ον|[Τσ]τον|τον|στον)\s)κ\.(?=\s\p{Lu})/gu, 'κύριο'),
  (text: string): string => text.replace(/(?<=(?<!\p{L})[Ττ]ου\s)κ\.(?=\s\p{Lu})/gu, 'κυρίου'),
  (text: string): string =>
    text.replace(/(?<=(?<!\p{L})(?:[Ηη]|[Ττ]ην?|[Σσ]την?)\s)κ\.(?=\s\p{Lu})/gu, 'κυρία'),
  (text: string): string => text.replace(/(?<=(?<!\p{L})[Ττ]ης\s)κ\.(?=\s\p{Lu})/gu, 'κυρίας'),
  (text: string): string => text.replace(/(?<!\p{L})(?:σελ|σ)\.(?=\s\d{1,4}\s?[–-]\s?\d)/gu, 'σελίδες'),
  // "του Ν. 4624/2019"
  (text: string): string => text.replace(/(?<=(?<!\p{L})του\s)[Νν]\.(?=\s\d)/gu, 'νόμου'),
  (text: string): string => text.replace(/(?<!\p{L})[Νν]\.(?=\s\d{1,4}\/)/gu, 'νόμος'),
  (text: string): string =>
    text.replace(/(?<=(?<!\p{L})νόμο[υς]\s\d{1,4})\/(?=(?:19|20)\d\d(?!\p{N}))/gu, ' του '),
  // Times with a stop: "7.05 μ.μ.", "στις 7.30"
  (text: string): string =>
    text.replace(/(?<![\p{N}.,:])([01]?\d|2[0-4])\.([0-5]\d)(?=\s?[πμ]\.\s?μ\.)/gu, '$1:$2'),
  (text: string): string =>
    text.replace(/(?<=(?<!\p{L})[Σσ]τις\s)([01]?\d|2[0-4])\.([0-5]\d)(?![\p{N}.])/gu, '$1:$2'),
  (text: string): string => text.replace(/(?<=\dος )αι\.(?=\s\p{Ll}|[,;)])/gu, 'αιώνας'),
  (text: string): string => text.replace(/(?<=\dος )αι\./gu, 'αιώνας.'),
  (text: string): string =>
    text.replace(ORDINAL, (whole, figures: string) => {
      const ending = whole
        .slice(figures.length)
        .replace(/[ -]/gu, '')
        .normalize('NFD')
        .replace(/\u0301/gu, '')
        .normalize('NFC');
      return greekOrdinal(Number(figures), ending) ?? whole;
    }),
  speakNumerals,
  (text: string): string =>
    text.replace(DAY, (whole, figures: string) =>
      figures === '1' ? 'πρώτη' : (changed(figures, 'feminine') ?? whole),
    ),
  (text: string): string =>
    text.replace(HOUR, (whole, figures: string) => changed(figures, 'feminine') ?? whole),
  (text: string): string =>
    text.replace(COUNTED, (whole, figures: string, noun: string) => {
      const gender = genderOf(noun, Number(figures.replace('.', '')));
      const said = gender === null ? null : changed(figures.replace('.', ''), gender);
      return said === null ? whole : `${said} `;
    }),
];

/** Γεώργιος Α΄ by the ending of the name, Β΄ Παγκόσμιος Πόλεμος by that of the next word. */
function speakNumerals(text: string): string {
  return text
    .replace(NUMERAL, (whole, name: string | undefined, letters: string, next: string | undefined) => {
      const value = greekNumeral(letters);
      if (value === null) return whole;
      const isName =
        name !== undefined &&
        /^\p{Lu}\p{Ll}/u.test(name) &&
        !/^(?:Ο|Η|Το|Του|Της|Στη|Στο|Τον|Την|Στον|Στην|Κατά|Πριν|Μετά|Από|Σε)$/u.test(name);
      const ending = isName || next === undefined ? endingOf(name ?? '') : endingOf(next, name);
      const said = ending === null ? null : greekOrdinal(value, ending);
      if (said === null) return whole;
      const capital =
        isName && !/^(?:Κεφάλαιο|Μέρος|Τόμος|Ενότητα|Πράξη|Σκηνή|Άρθρο|Βιβλίο|Παράρτημα)/u.test(name);
      const word = capital ? said.slice(0, 1).toUpperCase() + said.slice(1) : said;
      return name === undefined ? word : `${name} ${word}`;
    })
    .replace(ROMAN, (whole, name: string, numeral: string) => {
      const value = romanValue(numeral.replaceAll('Ι', 'I').replaceAll('Χ', 'X'));
      const ending = endingOf(name);
      const said = value === null || ending === null ? null : greekOrdinal(value, ending);
      return said === null ? whole : said.slice(0, 1).toUpperCase() + said.slice(1);
    });
}

function endingOf(word: string, article = ''): string | null {
  if (NEUTER_IN_OS.test(word)) return 'ο';
  if (/αιώνα$/u.test(word)) return /^του$/iu.test(article) ? 'ου' : 'ο';
  if (/(?:ος|ας|ός|άς)$/u.test(word) || /(?:ης|ής)$/u.test(word))
    return /^(?:της|Της)$/u.test(article) ? 'ης' : 'ος';
  if (/(?:ου|ού)$/u.test(word)) return 'ου';
  if (/(?:ο|ό|ι|ον|μα)$/u.test(word)) return 'ο';
  if (/(?:η|ή|α|ά)$/u.test(word)) return 'η';
  return null;
}

function genderOf(noun: string, value: number): 'masculine' | 'feminine' | 'neuter' | null {
  if (value === 1) {
    if (/μα$/u.test(noun) || /[οόι]$/u.test(noun)) return null;
    if (/[αάηή]$/u.test(noun)) return 'feminine';
    return /(?:ος|ας|ης|ός|άς|ής)$/u.test(noun) ? 'masculine' : null;
  }
  if (MASCULINE_IN_ES.test(noun) || /(?:οι|οί|ους|ούς)$/u.test(noun)) return 'masculine';
  return /(?:ες|ές|εις)$/u.test(noun) ? 'feminine' : null;
}

/** In words where the gender makes a difference, so that the rest stays in figures. */
function changed(figures: string, gender: 'masculine' | 'feminine' | 'neuter'): string | null {
  const value = Number(figures);
  const last = value % 100;
  const counts = [1, 3, 4].includes(last % 10) && last !== 11;
  const hundreds = Math.floor(value / 100) % 10 > 1 || Math.floor(value / 1000) === 1;
  return value > 0 && (counts || hundreds) ? greekNumber(value, gender) : null;
}
