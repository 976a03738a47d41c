import { speakCalendar } from '../calendar.ts';
import { speakDates } from '../dates.ts';
import { cardinal, ordinal } from './numbers.ts';
import { speakLives } from '../lives.ts';
import { createNumeralSpeaker, romanValue } from '../numerals.ts';
import { joinThousands } from '../thousands.ts';
import { words } from '../words.ts';
import { HAS_SIGNS } from '../signs.ts';

const MONTHS =
  'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre'.split(' ');
const MONTH = MONTHS.join('|');
/** What is counted by ordinals: "atto primo", "III legione". */
const MEN =
  'secol[oi]|secc?\\.|canto|atto|libro|tomo|titolo|quadro|movimento|congresso|concilio|anniversario|reggimento|emendamento';
const WOMEN =
  'scena|parte|sezione|legione|dinastia|guerra|crociata|edizione|repubblica|internazionale|sinfonia|giornata|brigata|divisione|armata|elegia|satira|ode|legislatura|sessione|classe';
/** What stands between two numerals. */
const BETWEEN = 'ed?|o|al|e il|e la|e del|e nel';
/** Behind these the engine reads letters. */
const BY_NUMBER = /^(?:libro|tomo|titolo)$/i;
const speakOfMen = createNumeralSpeaker({
  nouns: MEN,
  between: BETWEEN,
  // "I secoli" has the article in front.
  before: (numeral, noun) => (numeral === 'I' && /i$/.test(noun) ? numeral : ordinalOf(numeral, false, true)),
  behind: (numeral, noun) => ordinalOf(numeral, false, !BY_NUMBER.test(noun)),
});
const speakOfWomen = createNumeralSpeaker({
  nouns: WOMEN,
  between: BETWEEN,
  before: (numeral) => ordinalOf(numeral, true, false),
  behind: (numeral) => ordinalOf(numeral, true, false),
});
/** "il 3° piano", but "di 20°". */
const BEFORE_ORDINAL = '(?:[Ii]l|[Ll]o|[Uu]n|(?:[Dd]e|[Aa]|[Nn]e|[Dd]a|[Ss]u|[Qq]ue)l(?:lo)?|[Oo]gni|[Ss]uo)';
const BEFORE_FEMININE = '(?:[Uu]na|(?:[Dd]e|[Aa]|[Nn]e|[Dd]a|[Ss]u)lla|[Ll]a|[Oo]gni|[Ss]ua)';
const LEAVES =
  /^(?:e|ed|o|di|a|da|in|con|su|per|tra|fra|nord|sud|est|ovest|circa|sotto|sopra|gradi|centigradi|al|alla|all|nel|nella|quando|che|ma)$/;
const MASCULINE_SAINTS = words(
  'Francesco Giovanni Pietro Paolo Marco Luca Matteo Giuseppe Michele Giorgio Lorenzo Martino Nicola Benedetto Domenico Carlo ' +
    'Filippo Vincenzo Siro Gregorio Girolamo Tommaso Bernardo Bernardino Gennaro Vitale Petronio Rocco Biagio Marino Remo Severo Salvatore Giacomo Donato Miniato Casciano Gimignano Zeno Babila Sebastiano Vito Leo Luigi Gaetano Pancrazio Clemente Bartolomeo Silvestro Gallo',
);
const FEMININE_SAINTS = words(
  'Maria Chiara Caterina Croce Lucia Cecilia Rita Teresa Margherita Barbara Giulia Sofia Monica Marta Prassede Sabina Susanna Maddalena Rosalia Fosca Reparata Felicita Severa Trinita',
);
const WITH_ARTICLE = '(?:[Dd]e|[Aa]|[Nn]e|[Dd]a|[Ss]u|[Qq]ue)ll|[Uu]n|[LlDd]';
/** What one of is "un", and what one of is "una". */
const ONE_OF_MEN =
  'euro|dollaro|franco|anno|mese|giorno|minuto|secondo|cucchiaio|cucchiaino|bicchiere|pizzico|uovo|limone|mazzetto|litro|metro|chilo|etto|grammo|chilometro|chilogrammo|centimetro|milione|miliardo|grado';
const ONE_OF_WOMEN =
  'ora|settimana|tazza|tazzina|persona|volta|bustina|cipolla|carota|foglia|pagina|notte|sterlina|tonnellata|caloria|chilocaloria|lira|confezione';

/** What Italian changes before the rules that all languages share. */
export const SPOKEN_BEFORE: readonly ((text: string) => string)[] = [
  speakLives({ born: ['nato il', 'nato nel'], died: ['morto il', 'morto nel'] }),
  speakItalianNumbers,
  speakDates({
    months: MONTHS,
    say: (day, month, year) => `${day === 1 ? 'primo' : day} ${month} ${year}`,
    dayFirst: true,
    hyphens: true,
  }),
  speakCalendar({
    days: {
      lun: 'lunedì',
      mar: 'martedì',
      mer: 'mercoledì',
      gio: 'giovedì',
      giov: 'giovedì',
      ven: 'venerdì',
      sab: 'sabato',
      dom: 'domenica',
    },
    months: {
      ...{
        genn: 'gennaio',
        gen: 'gennaio',
        febbr: 'febbraio',
        feb: 'febbraio',
        mar: 'marzo',
        apr: 'aprile',
        mag: 'maggio',
      },
      ...{
        giu: 'giugno',
        lug: 'luglio',
        ago: 'agosto',
        set: 'settembre',
        sett: 'settembre',
        ott: 'ottobre',
        nov: 'novembre',
        dic: 'dicembre',
      },
    },
    of: null,
    before: 'il|la|di|ogni|dal|dalla|da|al|alla',
    and: 'e|o|a|al|alla',
    to: '–',
  }),
  joinThousands,
  speakMonths,
  speakTimes,
  speakLaws,
  speakSaints,
  speakOrdinals,
  speakNumerals,
  speakElided,
  // "L. 12.000" of the old money, "2006/54/CE", "5 x 4 m"
  (text) =>
    text
      .replace(/(?<![\p{L}.])L\.\s(?=\d{1,3}(?:\.\d{3})+(?![\d/]))/gu, 'lire ')
      .replace(/(?<![\d/])(\d{2,4})\/(\d{1,4})\/(?=(?:CEE?|UE)(?!\p{L}))/gu, '$1 $2 ')
      .replace(/(?<=\d)(?:\sx\s|(?<!\b0)x)(?=\d)/gu, ' per '),
  (text) =>
    text.replace(/(\d)\s?ml([nd])\.?(?!\p{L})/gu, (_whole, digit: string, letter: string) => {
      return `${digit} ${letter === 'n' ? 'milioni' : 'miliardi'}`;
    }),
  // "anni '60", "nel ’43"
  (text) => text.replace(/(?<=^|\s)['’](?=\d\d(?:00?)?(?![\p{L}\p{N}'’]))/gu, ''),
  (text) => text.replace(/(?<=\d\s?l)\/(?=100\s?km)/gu, ' ogni '),
  // "(n. 1902, m. 1980)"
  (text) =>
    text
      .replace(/(?<=\(|\d\s?[-–—]\s?)n\.\s(?=(?:\p{L}+\s|\d{1,2}\s\p{Ll}+\s)?1\d{3}(?!\d))/gu, 'nato nel ')
      .replace(/(?<=\(|\d,\s|\d\s?[-–—]\s?)m\.\s(?=1\d{3}(?!\d))/gu, 'morto nel '),
  // "secc. XVI-XVII": the engine cuts the first one's end.
  (text) => text.replace(/(?<=(?<![\p{L}\p{N}])[IVXL]{2,6})[-–](?=[IVXL]{2,6}(?![\p{L}\p{N}]))/gu, ' – '),
  // "lett. b)"
  (text) => text.replace(/(?<![\p{L}.])lett\.(?=\s\p{Ll}(?:\)|[,;\s]))/gu, 'lettera'),
  // "tel. 347 1234567", which may not begin with a zero
  (text) =>
    text.replace(
      /(?<=(?:tel|cell|telefono|cellulare|numero verde)\.?:?\s)\d[\d \u00a0/-]{4,14}\d/giu,
      (number) => (number.match(/\d+/g) ?? []).map((group) => Array.from(group).join(' ')).join(', '),
    ),
];

/** And behind them. */
export const SPOKEN_AFTER: readonly ((text: string) => string)[] = [speakHalves, speakOne];

/** Reigns, hours, telephones, what is by day or head. */
function speakItalianNumbers(text: string): string {
  if (!HAS_SIGNS.test(text)) return text;
  return (
    text
      // "ore 9-12", "9.30–17.00"
      .replace(
        /(?<![\p{L}\p{N}.,:])([01]?\d|2[0-4])[.:]([0-5]\d)\s?[–-]\s?([01]?\d|2[0-4])[.:]([0-5]\d)(?![\p{L}\p{N}%]|[.,:]\d|\s?[€$%])/gu,
        (_whole, from: string, past: string, until: string, late: string) =>
          `${Number(from)}${past === '00' ? '' : ` e ${Number(past)}`} – ${Number(until)}${late === '00' ? '' : ` e ${Number(late)}`}`,
      )
      .replace(/(?<=(?<!\p{L})[Oo]re\s\d{1,2})-(?=\d{1,2}(?![\p{N}.:]))/gu, ' – ')
      .replace(/(?<!\p{L})v(?:ers)?\.(?=\s\d+\.\d)/gu, 'versione')
      .replace(/(?<=IVA\s)incl\./gu, 'inclusa')
      .replace(/(?<=IVA\s)escl\./gu, 'esclusa')
      .replace(
        /(?<![\p{L}\p{N}.,:/–-])1\s(?=(?:auto|moto|foto|mano|radio|chiave|notte|classe|nave|voce|legge|parte|rete|torre|fonte|canzone|lezione|stazione|azione|edizione)(?!\p{L}))/gu,
        (_whole, offset: number) => (text.slice(offset + 2, offset + 3) === 'a' ? 'un’' : 'una '),
      )
      .replace(
        /(?<=(?<!\p{L})(?:il|l['’]|del|dell['’]|al|all['’]|dal|entro\sil|fino\sal|nel)\s?)(\d{1,2})\/(\d{1,2})(?![\p{L}\p{N}/]|[.,]\d)/gu,
        (whole, day: string, month: string) => {
          const name = MONTHS[Number(month) - 1];
          return name === undefined || Number(day) > 31 ? whole : `${Number(day)} ${name}`;
        },
      )
      .replace(/(?<=\d°\s)min\.(?!\p{L})/gu, 'minuto')
      .replace(/(?<=(?<!\p{L})(?:[Cc]fr\.|[Vv]edi)\s)v\.(?=\s\d)/gu, 'verso')
      .replace(/(?<!\p{L})v\.(?=\s(?:sopra|sotto|oltre|anche|infra|supra)(?!\p{L}))/gu, 'vedi')
      .replace(/(?<=[€$£]\s?)\/h(?!\p{L})/gu, ' all’ora')
      .replace(/(?<=\d\s?)ab\.\/(?:km²|kmq|km2)/gu, 'abitanti per chilometro quadrato')
      .replace(
        /(?<=\d\s?[\p{L}€%]{0,5}\.?)\/(?=(?:ora|giorno|settimana|mese|anno|persona|pers|notte)(?!\p{L}))/gu,
        (_whole, offset: number) => (text.slice(offset + 1, offset + 4) === 'ora' ? ' all’' : ' a '),
      )
      .replace(/(?<=\d)\s?x(?=[\s,.;:)](?!\s?\d)|$)/gu, ' volte')
      .replace(/(?<![\p{L}\p{N}])SS\.\s(?=\p{Lu}\p{Ll}+\se\s\p{Lu})/gu, 'Santi ')
      .replace(/(?<![\p{L}\p{N}])SS\.\s(?=Annunziata|Trinità)/gu, 'Santissima ')
      .replace(/(?<![\p{L}\p{N}])SS\.\s(?=Sacramento|Salvatore|Redentore)/gu, 'Santissimo ')
      .replace(/(?<![\p{L}\p{N}.])L\.\s(?=\d{3}(?![\d/.]))/gu, 'lire ')
      .replace(
        /(?<=\sin\s(?:do|re|mi|fa|sol|la|si)(?:\s(?:diesis|bemolle)|[♯♭])?\s)(min|magg)\./gu,
        (_whole, mode: string) => (mode === 'min' ? 'minore' : 'maggiore'),
      )
      // "cell. 333 1234567"
      .replace(/(?<![\p{L}\p{N}.,+])3\d\d[ \u00a0.-]\d{6,7}(?!\d)/gu, (number) =>
        (number.match(/\d+/g) ?? []).map((group) => Array.from(group).join(' ')).join(', '),
      )
  );
}

const FIRST_OF_MONTH = new RegExp(
  `(?<![\\p{L}\\p{N}.,/–-])(?<!['’])1[°º]?(?=\\s(?:${MONTH})(?!\\p{L}))`,
  'giu',
);
const ROMAN_DAY = new RegExp(`(?<![\\p{L}\\p{N}])([IVX]{1,5})(?=\\s(?:${MONTH})(?!\\p{L}))`, 'giu');

/** "5 feb. 1990", "1 maggio": the first of a month is an ordinal however it is written. */
function speakMonths(text: string): string {
  return text
    .replace(
      /(?<=\d\s)(gen|feb|mar|apr|mag|giu|lug|ago|sett?|ott|nov|dic)\.(?=\s\d)/gu,
      (whole, month: string) => {
        return MONTHS.find((name) => name.startsWith(month.slice(0, 3))) ?? whole;
      },
    )
    .replace(FIRST_OF_MONTH, 'primo')
    .replace(ROMAN_DAY, (whole, numeral: string) => {
      const day = romanValue(numeral);
      return day === null || day > 31 ? whole : day === 1 ? 'primo' : String(day);
    });
}

/** "alle 7.05", "ore 19:30", "all'1.30", "5 p.m."; other numbers with a stop may be anything. */
function speakTimes(text: string): string {
  return text
    .replace(
      /(?<=(?<!\p{L})(?:[Oo]re|h|(?:[Aa]l|[Dd][ae]l|[Vv]erso |[Ff]ino al|[Pp]er )?le|[Aa]ll['’]|[Dd]all['’]|[Ll]['’])\s?)([01]?\d|2[0-4])[.:]([0-5]\d)(?![\p{L}\p{N}%]|[.,:]\d|\s?[€$%])/gu,
      (_whole, hours: string, minutes: string, offset: number) => {
        const hour = /['’]$/.test(text.slice(0, offset)) && hours === '1' ? 'una' : String(Number(hours));
        return minutes === '00' ? hour : `${hour} e ${Number(minutes)}`;
      },
    )
    .replace(/(?<!\p{L})([Hh])\.?\s(?=\d{1,2}(?:\se\s\d|[\s,.;]|$))/gu, (_whole, h: string) =>
      h === 'H' ? 'Ore ' : 'ore ',
    )
    .replace(
      /(?<=(?<![\d.,])(\d{1,2})\s?)([ap])\.\s?m\.(?=(\s\p{Lu}|$)?)/gu,
      (_w, hour: string, half: string, end?: string) => {
        const said =
          half === 'a' ? 'del mattino' : Number(hour) < 6 || hour === '12' ? 'del pomeriggio' : 'di sera';
        return ` ${said}${end === undefined ? '' : '.'}`;
      },
    );
}

const LAWS: readonly (readonly [RegExp, string])[] = [
  [/^l\.?$/i, 'legge'],
  [/^d\.lgs\.?$/i, 'decreto legislativo'],
  [/^d\.l\.$/i, 'decreto legge'],
  [/^d\.p\.r\.$|^dpr$/i, 'decreto del Presidente della Repubblica'],
  [/^d\.p\.c\.m\.$/i, 'decreto del Presidente del Consiglio'],
  [/^d\.m\.$/i, 'decreto ministeriale'],
];

/** "L. 241/1990", "d.lgs. n. 196/2003": the number of a law and its year, of which "L. 3.000" has none. */
function speakLaws(text: string): string {
  return text.replace(
    /(?<![\p{L}\p{N}.])([Ll]\.|[Dd]\.\s?[Ll]gs\.|[Dd]\.\s?[LlMm]\.|[Dd]\.\s?[Pp]\.\s?[Rr]\.|[Dd]\.\s?[Pp]\.\s?[Cc]\.\s?[Mm]\.|DPR|[Ll]egge|[Dd]ecreto(?:\s(?:legislativo|legge))?|[Rr]egolamento|[Dd]irettiva|[Ss]entenza)\s(\(UE\)\s)?(n\.\s)?(\d{1,5})\/(\d{4}|\d\d)(?![\d/])/gu,
    (
      _whole,
      kind: string,
      union: string | undefined,
      number: string | undefined,
      count: string,
      year: string,
    ) => {
      const written = kind.replace(/\s/g, '');
      const said = LAWS.find(([pattern]) => pattern.test(written))?.[1] ?? kind;
      return `${said} ${union === undefined ? '' : 'UE '}${number === undefined ? '' : 'numero '}${count} del ${year}`;
    },
  );
}

/** "S. Francesco", "S. Maria", "S. Antonio", but not the initial of "S. Rossi". */
function speakSaints(text: string): string {
  return text.replace(/(?<![\p{L}.]|\p{Lu}\.\s)S\.\s?(?=(\p{Lu}\p{Ll}+))/gu, (whole, name: string) => {
    if (
      /^(?:Antonio|Ambrogio|Agostino|Andrea|Angelo|Anselmo|Eustorgio|Egidio|Elia|Ignazio|Ilario|Onofrio|Alessio|Apollinare|Agnese|Anna|Agata|Elena|Orsola|Eufemia|Agnolo)$/.test(
        name,
      )
    )
      return 'Sant’';
    if (/^(?:Stefano|Spirito)$/.test(name)) return 'Santo ';
    if (MASCULINE_SAINTS.has(name)) return 'San ';
    return FEMININE_SAINTS.has(name) ? 'Santa ' : whole;
  });
}

const DEGREE = new RegExp(
  `(?<=(?:(${BEFORE_ORDINAL})\\s|^))(\\d{1,3})°(?!\\s?[CFKNSEO](?!\\p{L}))(?:(?=\\s(\\p{L}+))|(?=[,.;:)]|$)|(?<=[aelo]l?\\s\\d{1,3}°)(?=\\s\\d+\\s\\p{Ll}))`,
  'gu',
);
const FEMININE_ORDINAL = new RegExp(
  `(?<=${BEFORE_FEMININE}\\s)(\\d{1,3})a(?=\\s\\p{L})|(?<!\\S)(\\d{1,3})\\^(?=\\s\\p{L})`,
  'gu',
);

/** "il 3° piano", "la 2a edizione", "la 3^ volta": degrees are behind other words and before others. */
function speakOrdinals(text: string): string {
  return text
    .replace(DEGREE, (whole, article: string | undefined, number: string, next: string | undefined) => {
      if (article === undefined && (next === undefined || LEAVES.test(next))) return whole;
      return ordinal(Number(number), false) ?? whole;
    })
    .replace(
      /(?<=\p{L}\s)(\d{1,2})°(?=\s(?:piano|posto|grado|comma|secolo|anno|giorno|classificato|turno|atto|capitolo|livello|libro|battaglione|reggimento)(?!\p{L}))/gu,
      (whole, number: string) => {
        return ordinal(Number(number), false) ?? whole;
      },
    )
    .replace(FEMININE_ORDINAL, (whole, one?: string, other?: string) => {
      return ordinal(Number(one ?? other), true) ?? whole;
    });
}

/**
 * "V secolo", "II guerra mondiale", "atto I, scena II": the engine reads numerals of two letters and more as ordinals
 * itself, but for men only.
 */
function speakNumerals(text: string): string {
  // Before one letter, and behind a numeral, it would stay an abbreviation.
  const withCenturies = text
    .replace(/(?<![\p{L}.])([Ss])ec\.(?=\s[IVXLC]+(?!\p{L}))/gu, '$1ecolo')
    .replace(/(?<=(?<!\p{L})[IVX]{1,5}\s)sec\.(?=\s\p{Ll}|[,;:)])/gu, 'secolo');
  return (
    speakOfWomen(speakOfMen(withCenturies))
      // "capitolo I", where "I" alone may be an article
      .replace(
        /(?<=(?<!\p{L})(?:[Cc]apitolo|[Cc]ap\.|[Vv]olume|[Vv]ol\.|[Aa]rticolo|[Tt]avola|[Ff]ase|[Ll]ibro)\s)I(?![\p{L}’'])/gu,
        '1',
      )
  );
}

/** @param isPlain whether the engine says them rightly: those of two letters and more, of men */
function ordinalOf(numeral: string, isFeminine: boolean, isPlain: boolean): string {
  if (isPlain && numeral.length > 1) return numeral;
  return ordinal(romanValue(numeral) ?? 0, isFeminine) ?? numeral;
}

const ELIDED = new RegExp(
  `(?<=(?<!\\p{L})(?:${WITH_ARTICLE}))['’](1|8|11|8\\d|8\\d\\d)(?:,(\\d{1,3}))?(?![\\p{N}.:/]*\\d)`,
  'gu',
);
const ELIDED_YEAR = new RegExp(`(?<=(?<!\\p{L})(?:${WITH_ARTICLE}))['’](?=\\d)`, 'gu');

/** "l'8 marzo", "dell’11 settembre", "nell'800": the engine names the letter before an apostrophe and a figure. */
function speakElided(text: string): string {
  return (
    text
      .replace(/(?<!\p{L})((?:de|a|da|ne|su)l)l['’]primo(?!\p{L})/giu, '$1 primo')
      .replace(
        /(?<!\p{L})([Ll])['’]primo(?!\p{L})/gu,
        (_whole, l: string) => `${l === 'L' ? 'Il' : 'il'} primo`,
      )
      .replace(ELIDED, (_whole, number: string, decimals: string | undefined) => {
        return `’${cardinal(Number(number))}${decimals === undefined ? '' : ` virgola ${decimals}`}`;
      })
      // "dell'89": of a year
      .replace(ELIDED_YEAR, ' ')
  );
}

/** "½ tazza" is "mezza tazza", and "2 ½ litri" two litres and a half. */
function speakHalves(text: string): string {
  return text
    .replace(/(\d+) e un mezzo (\p{Ll}+)/gu, (_whole, number: string, noun: string) => {
      return `${number} ${number === '1' ? noun.replace(/i$/, 'o') : noun} e ${/[ae]$/.test(noun) ? 'mezza' : 'mezzo'}`;
    })
    .replace(/(?<!\p{L})un mezzo (?=(\p{Ll}{3,}))/gu, (whole, noun: string) => {
      if (/^(?:del|per|con|che|dal|nel|non|più)/.test(noun)) return whole;
      return noun.startsWith('ora') ? 'mezz’' : noun.endsWith('a') ? 'mezza ' : 'mezzo ';
    })
    .replace(
      /(?<!\p{L})(un (?:quarto|terzo|ottavo)|due terzi|tre quarti) (?=(litr|or|metr|chil)[oa])/gu,
      (_whole, part: string, next: string) => `${part} ${next === 'or' ? 'd’' : 'di '}`,
    );
}

const ONE_MAN = new RegExp(`(?<![\\p{N}.,:/–-])1 (?=(${ONE_OF_MEN})(?!\\p{L}))`, 'gu');
const ONE_WOMAN = new RegExp(
  `(?<![\\p{N}.,:/–-]|(?<!\\p{L})(?:capitolo|articolo|comma|numero|pagina|volume|tomo|libro|parte|tabella|figura|tavola|sezione|fase|gruppo|livello|sala|aula|nota|punto|zona|tipo|linea|binario|canale|serie|allegato|paragrafo)\\s)1 (?=(${ONE_OF_WOMEN}|(?!(?:problema|tema|sistema|programma|poema|clima|dramma|diploma|circa|prima|senza|mila|ancora|sopra|contro|finora|allora|cosa|nota|tavola|figura)(?!\\p{L}))\\p{Ll}{3,}a)(?!\\p{L}))`,
  'gu',
);

/** "1 litro" is "un litro", "1 ora" is "un’ora". */
function speakOne(text: string): string {
  return text.replace(ONE_MAN, 'un ').replace(ONE_WOMAN, (_whole, noun: string) => {
    return /^[aeiou]/.test(noun) ? 'un’' : 'una ';
  });
}
