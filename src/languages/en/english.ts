import { ABBREVIATIONS } from './abbreviations.ts';
import { speakCalendar } from '../calendar.ts';
import { speakDates } from '../dates.ts';
import { linked, pair } from '../hyphen-rules.ts';
import type { Language } from '../language.ts';
import { speakLives } from '../lives.ts';
import { joinThousands } from '../thousands.ts';
import { metric } from '../metric.ts';
import { MONTHS, SHORT_MONTHS } from './months.ts';
import { speakShorthand } from './shorthand.ts';
import { speakTrades } from './trades.ts';
import { books, units, words } from '../words.ts';

const NAMES = words(
  'Henry Edward George William Richard James Charles Elizabeth Mary Louis Napoleon Philip Ferdinand Francis Frederick Wilhelm Leopold ' +
    'Albert Victor Umberto Carlos Alfonso Juan Pius John Paul Benedict Gregory Innocent Clement Leo Urban Alexander Nicholas Peter Catherine Ivan ' +
    'Constantine Justinian Theodosius Ramses Ramesses Thutmose Amenhotep Ptolemy Cleopatra Darius Xerxes Artaxerxes Cyrus Otto Christian Gustav Gustavus ' +
    'Eric Harald Olaf Haakon Margaret Isabella Joseph Maximilian Sigismund Stephen Ladislaus Casimir Boniface Celestine Sixtus Julius Adrian Honorius ' +
    'Eugene Mehmed Murad Selim Suleiman Malcolm Robert David Edmund Baldwin Roger Afonso Manuel Pedro Kenneth Matilda Joanna Conrad Rudolf Charlemagne',
);
/** Not a ruler, though a name: the numeral is a letter. */
const NEVER_V_OR_X = words('Malcolm');

/** The parts of compounds that English sets a hyphen at. */
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

const ORDINALS = (
  'First Second Third Fourth Fifth Sixth Seventh Eighth Ninth Tenth Eleventh Twelfth Thirteenth Fourteenth Fifteenth Sixteenth ' +
  'Seventeenth Eighteenth Nineteenth Twentieth'
).split(' ');
const DAYS: Readonly<Record<string, string>> = {
  ...{ Mon: 'Monday', Tue: 'Tuesday', Wed: 'Wednesday', Thu: 'Thursday' },
  ...{ Fri: 'Friday', Sat: 'Saturday', Sun: 'Sunday' },
};

const QUARTERS: Readonly<Record<string, string>> = { N: 'north', S: 'south', E: 'east', W: 'west' };
const DECADES = 'twenties thirties forties fifties sixties seventies eighties nineties'.split(' ');
const RESULT =
  /\b(?:beat|beats|beaten|won|win|wins|lost|lose|drew|draw|defeat\w*|victory|scored?|trailed|tied|led|vote[ds]?|thrash\w+|edged|passed)\b/i;

const AUSTRALIAN = { one: 'Australian dollar', many: 'Australian dollars' };
const CANADIAN = { one: 'Canadian dollar', many: 'Canadian dollars' };
const NORTH_AMERICA = words('US CA PR PH GU VI AS MP UM');

const DAY_FIRST =
  /(?<![\p{L}\p{N}.,/–-])(the\s)?(\d{1,2})(?:(\s?[–-]\s?|\s(?:and|or|to)\s)(\d{1,2}))?(?=\s(?:January|February|March|April|May|June|July|August|September|October|November|December)(?:\s\d{4}|[,.;:)]|\s\p{Ll}|$))/giu;

export const ENGLISH: Language = {
  code: 'en',
  otherCodes: null,
  name: 'English',
  scripts: null,
  commonWords:
    'the of and to in is that it for was with on as are be this by at from have not or an which you were his her they but we their can has will what when there if your no one all',
  joinedLetters:
    'affair affect affection affirm affluent afford afloat after aircraft artificial attack attempt attend attention ' +
    'attitude attract action active addition article baffle battle beneficial benefit better bluff bottle bottom ' +
    'briefly buffalo buffer buffet butter butterfly button cattle certificate chaff chiefly citizen cliff coefficient ' +
    'coffee coffin committee condition configuration confidence confident confine confirm conflict continue cotton ' +
    'cuff daffodil daffy deficient defined definite dictionary differ difference different difficult difficulty ' +
    'diffuse direction draft drift edition education effect efficient effort election existing fiction fiddle field ' +
    'fierce fifteen fifth fifty fight figure file fill film filter final finance find fine finger finish fire firm ' +
    'first fiscal fish fit five fix flag flame flash flat flavour flaw flee fleet flesh flew flexible flight flip ' +
    'float flock flood floor florist flour flow flower fluent fluffy fluid flung flush flute fly function getting ' +
    'gift giraffe gruff handcuff identify ineffective influence information inflict institution insufficient jiffy ' +
    'justify kitten leaflet left letter lift little loft magnificent matter meeting mention motion muffin muffle ' +
    'mutter nation native notice notify notion off offend offer office officer official offset often option pacific ' +
    'partial participate patient pattern petition political position prefix pretty profile profit puff putting ' +
    'question raffle rattle reflect refine relation relative rifle ruffian ruffle sacrifice scaffold scatter ' +
    'scientific scoff scruff scuffle section setting settle shatter sheriff shift shuffle significant sitting sniff ' +
    'snuff soft specific staff station stiff stifle still stuff suffer sufficient suffix superficial swift tariff ' +
    'terrific the their them then there these they this those three threw through time tiny title tired traffic ' +
    'trifle truffle unfinished unfit until waffle waiting whiff workflow writing written',
  recognition: 'eng',
  sample: 'Hello. This is how I will read your book to you, from the first page to the last.',
  charactersASecond: 16.8,
  voices: { tag: null, nearest: (region) => (NORTH_AMERICA.has(region) ? 'US' : 'GB') },
  structure: {
    chapter: 'chapter',
    part: 'part|book|volume',
    appendix: 'appendix',
    chapterLabel: null,
    partLabel: null,
    numbers:
      'one|first two|second three|third four|fourth five|fifth six|sixth ' +
      'seven|seventh eight|eighth nine|ninth ten|tenth eleven|eleventh twelve|twelfth',
    largerNumbers: '\\w+teen|(?:twenty|thirty|forty|fifty)(?:[- ]\\w+)?',
    unnumbered:
      'prologue|epilogue|introduction|preface|foreword|afterword|acknowledge?ments|conclusion|executive summary|glossary|about the authors?',
    page: 'page|pg?\\.?|slide',
    contents: '(?:table of |brief |detailed )?contents|list of (?:figures|tables|illustrations|plates)',
    index:
      '(?:(?:subject|name|general|author|function|concept|command|variable)s?\\s(?:and\\s\\p{L}+\\s)?)?index(?: of .{1,30})?',
    references:
      'references(?: cited)?|works cited|literature(?: cited)?|(?:selected |further )?(?:bibliography|references)',
    notes: '(?:end\\s?)?notes?(?: and references)?|notes (?:to|on|for) .{1,40}',
    figure:
      'fig|figs|figure|plate|listing|algorithm|box|exhibit|chart|scheme|map|illustration|photo|diagram|program',
    table: 'table|tab',
    untitled:
      '(?:untitled |new |copy of )?document|untitled|unknown|no title|(?:document )?title|title of document|author|user|admin|' +
      'scan(?:s|ned|ner|ning)?|image|print(?:er|ing|out)?',
  },
  apparatus: {
    of: 'of',
    rights:
      'permission to (?:make|copy|reproduce|use)|permissions? (?:from|and/or)|without (?:fee|prior)|rights reserved|reserves all rights|' +
      'copyright (?:is )?held by|creative commons|licen[sc]ed (?:under|to)|open access',
    see: 'see(?: also)?',
    leadIn: 'cf\\.|e\\.\\s?g\\.,?|i\\.\\s?e\\.,?|for example,?|also',
    particles: null,
    and: 'and',
    or: 'or|to',
    etAl: 'et al\\.?',
    unpublished: 'in press|forthcoming|n\\.\\s?d\\.',
    source: 'accessed|retrieved|pp\\.|vol\\.',
    place: 'pp?\\.|ch(?:ap)?\\.|sec\\.',
    needsCitation:
      'in|of|by|from|see|with|to|and|or|than|like|at|on|refs?\\.?|references?|where|while|whereas|that|although|because|whether',
    otherwise: 'otherwise|else',
  },
  spelling: {
    oneLetterWords: 'AI',
    afterInitialI:
      'am|was|had|have|do|did|can|could|may|might|must|shall|should|will|would|come|came|go|went|see|saw|think|' +
      'thought|know|knew|remember|never|always|first|once|still|only|met|got|took|left|found|began|woke|used|lived|' +
      'stood|sat|looked|turned|said|told|asked|heard|felt|want|wanted|believe|confess|suppose|admit|grew|wish|love|loved|write|wrote|read|cannot',
    ordinalEndings: 'st|nd|rd|th',
    smallInTitles: words(
      'a an the and but or nor of in on at to for by with from as into upon than that is are was were',
    ),
    hyphens: [
      linked(/-(?:in|of|the|to|and|by|a|at|on|for)$/, /^(?:in|of|the|to|and|by)-/),
      pair(TENS, UNITS),
      (left, right, isWord) =>
        FIRST.test(left) &&
        !ENDINGS.test(right) &&
        right.length > 3 &&
        (SURELY_FIRST.test(left) || isWord(right)),
      (left, right, isWord) =>
        SECOND.test(right) && !BEGINNINGS.test(left) && left.length > 2 && isWord(left),
      (left, right, isWord) =>
        left.length > 3 &&
        right.length > 3 &&
        !BEGINNINGS.test(left) &&
        !ENDINGS.test(right) &&
        isWord(left) &&
        isWord(right),
    ],
  },
  sentences: {
    starters: words(
      'The A An He She It They We You I This That These Those There Then But And Or So In On At If When While As After Before His Her Its Their Our My ' +
        'Not No Yes What Who Why How However For From With By',
    ),
    ordinalStop: false,
    afterSpeech:
      /^I (?:said|asked|cried|called|answered|replied|shouted|whispered|thought|murmured|wondered|exclaimed|repeated|added|told)\b/,
  },
  abbreviations: ABBREVIATIONS,
  spoken: {
    before: [
      speakTrades,
      speakShorthand,
      speakLives({ born: ['born', 'born'], died: ['died', 'died'] }),
      // "5 ft 6 in", "3 × 4 m"
      (text) =>
        text.replace(/(?<=\d\s?(?:ft\.?|feet)\s\d{1,2}(?:½)?\s)ins?(?:\.(?!$)|(?![\p{L}.]))/gu, 'inches'),
      (text) =>
        text.replace(
          /(?<=\d)\s?[×x]\s?(?=\d+(?:\.\d+)?(?:\s?[×x]\s?\d+(?:\.\d+)?)*\s?(?:[ckm]?m|ft|feet|in|inches|yards|yd|meters|metres)(?!\p{L}))/gu,
          ' by ',
        ),
      // "the 18th-cent. novel", "Smith v. Jones", "at No 7", "B♭"
      (text) => text.replace(/(?<=\d(?:st|nd|rd|th)[-\s])cent\.(?!\w)/gu, 'century'),
      (text) => text.replace(/(?<=\p{Lu}\p{Ll}+\s)v\.(?=\s(?:the\s)?\p{Lu}\p{Ll})/gu, 'versus'),
      (text) => text.replace(/(?<=\p{Ll},?\s)No(?=\s\d)/gu, 'number'),
      // "on 3 May", "3–5 May"
      (text) =>
        text.replace(
          DAY_FIRST,
          (
            _whole,
            the: string | undefined,
            first: string,
            between: string | undefined,
            second: string | undefined,
          ) => {
            const day = (number: string): string => `${number}${ordinalSuffix(Number(number))}`;
            return second === undefined
              ? `${the ?? 'the '}${day(first)} of`
              : `${the ?? 'the '}${day(first)}${/[–-]/.test(between ?? '') ? ' to ' : (between ?? ' ')}the ${day(second)} of`;
          },
        ),
      // "in the 89th min."
      (text) => text.replace(/(?<=\d(?:st|nd|rd|th)\s)min\.(?!\p{L})/gu, 'minute'),
      // "b. Jan. 3, 1850", and a word that stands before another's meaning: lit. "the little one"
      (text) =>
        text.replace(
          /(?<![\p{L}.])([bdm])\.(?=\s(?:on\s)?(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)\p{Ll}*\.?\s\d|\sca?\.\s\d|\sthe\s\d)/gu,
          (whole, short: string) => ({ b: 'born', d: 'died', m: 'married' })[short] ?? whole,
        ),
      (text) => text.replace(/(?<![\p{L}.])lit\.(?=,?\s["'“‘])/gu, 'literally'),
      (text) => text.replace(/(?<=the )([12]\d)([1-9])0['’]s(?!\p{L})/gu, '$1$20s'),
      // "9.30–17.00": what has two figures behind the stop on both sides is a time.
      (text) =>
        text.replace(
          /(?<![\p{L}\p{N}.,:$£€])(\d{1,2})\.([0-5]\d)\s?[–-]\s?(\d{1,2})\.([0-5]\d)(?![\p{L}\p{N}%]|[.,:]\d|\s?(?:per|%|m|k|°))/gu,
          '$1:$2 to $3:$4',
        ),
      (text) => text.replace(/\b(U)\.\s?(S|K|N)\.(?=\s+\p{Lu}|['’]s)/gu, '$1$2'),
      (text) =>
        text
          .replace(/\bB\.\s?C\.(?!\w)/g, 'B C')
          // The engine takes "AD" for "ad".
          .replace(/\bA\.?\s?D\.?(?=\s\d)/g, 'A.D')
          .replace(/A(?<=(?:\d|century|centuries)\sA)\.?\s?D(?!\w)(?:\.(?!$))?/g, 'A.D')
          .replace(/\bB\.\s?C\.\s?E\.(?!\w)/g, 'B C E'),
      (text) => text.replace(/\bPh\.\s?D\.?(?!\w)/g, 'PhD'),
      joinThousands,
      // "the 9th of Sept."
      speakCalendar({
        days: null,
        months: SHORT_MONTHS,
        of: 'of',
        before: '',
        and: '',
        to: '',
      }),
      // "10 a.m.–5 p.m."
      (text) => text.replace(/(?<=\d\s?[ap]\.?m\.?)\s?[–-]\s?(?=\d)/giu, ' to '),
      // "7.15 a.m."
      (text) => text.replace(/(?<![\p{L}\p{N}.,:])(\d{1,2})\.([0-5]\d)(?=\s?[ap]\.?m(?:\.|\b))/gu, '$1:$2'),
      // "four nil": a hyphen between numbers would be a minus.
      (text) =>
        RESULT.test(text)
          ? text.replace(
              /(?<![\p{L}\p{N}.,:/–-])(\d{1,3})[-–](\d{1,3})(?![\p{L}\p{N}/–-]|[.,]\d)/gu,
              '$1 to $2',
            )
          : text,
      // "the S. aisle", "the N. coast"
      (text) =>
        text.replace(
          /(?<=(?<!\p{L})[Tt]he\s)([NSEW])\.(?=\s(?:transept|aisle|side|coast|bank|end|wall|door|porch|chapel|wing|tower|front|shore|face|gate)s?(?!\p{L}))/gu,
          (whole, quarter: string) => QUARTERS[quarter] ?? whole,
        ),
      // "Mon.–Fri."
      (text) =>
        text.replace(
          /\b(Mon|Tue|Tues|Wed|Thu|Thurs|Fri|Sat|Sun)\.?\s?(?:[–-]|to)\s?(Mon|Tue|Tues|Wed|Thu|Thurs|Fri|Sat|Sun)\b\.?/g,
          (_whole, from: string, until: string) =>
            `${DAYS[from.slice(0, 3)] ?? from} to ${DAYS[until.slice(0, 3)] ?? until}`,
        ),
      // "the 21st c. B.C."
      (text) => text.replace(/(?<=\d(?:st|nd|rd|th)\s)c\.(?!\w)/gu, 'century'),
      // "the '20s"
      (text) =>
        text.replace(
          /(?<![\p{L}\p{N}])['’‘]([2-9])0s(?!\w)/gu,
          (_whole, ten: string) => DECADES[Number(ten) - 2] ?? _whole,
        ),
      // "0315 hrs", "0800 hours"
      (text) =>
        text.replace(
          /(?<![\p{L}\p{N}.,:-])([01]\d|2[0-4])([0-5]\d)\s?(?:hrs?\.?|hours)(?!\p{L})/gu,
          (_whole, hours: string, minutes: string) =>
            `${hours.replace(/^0(?=\d)/, 'zero ')} ${minutes === '00' ? 'hundred' : minutes.replace(/^0/, 'oh ')} hours`,
        ),
      // "John Brown, D.D., preached": letters after a name, which an engine takes for sentences.
      (text) =>
        text.replace(/(?<=,\s)(?:\p{Lu}\p{Ll}?\.\s?){2,4}(?=[,;)]|\s\p{Ll})/gu, (letters) =>
          letters.replace(/\.\s?(?=\p{L})/gu, ' ').replace(/\.\s?$/u, ''),
        ),
      // "17s. 6d.", "6d."
      (text) =>
        text
          .replace(/(?<=\d)s\.\s?(?=\d{1,2}d\.)/g, ' shillings and ')
          .replace(/(?<=£\d{1,4}\s\d{1,2})s\.?(?!\w)/g, ' shillings')
          .replace(/(?<![\p{L}\p{N}.,])(\d{1,2})d\.(?!\w)/gu, (_whole, pence: string) => {
            return `${pence} ${pence === '1' ? 'penny' : 'pence'}`;
          }),
      // 6'2"
      (text) =>
        text.replace(
          /(?<![\p{L}\p{N}])(\d{1,2})\s?['’′]\s?(\d{1,2})\s?(?:["”″]|['’′]{2})/gu,
          (_whole, feet: string, inches: string) =>
            `${feet} feet ${inches} ${inches === '1' ? 'inch' : 'inches'}`,
        ),
      // "4 in. tall", "3 in., 5 ft": "in." before anything else may be the word at the end of a sentence.
      (text) =>
        text.replace(
          /(?<![\p{L}\p{N}])(\d+(?:\.\d+)?|\d*\s?[½¼¾⅓⅔⅛])\s?in\.(?=\s(?:tall|long|wide|high|deep|thick|square|apart|of|by|in|diameter|[×x]|\p{N})(?!\p{L})|[,;:)])/gu,
          (_whole, number: string) => `${number} ${number === '1' ? 'inch' : 'inches'}`,
        ),
      // "12 Elm St." is no saint, nor is "Main St., Boston".
      (text) => text.replace(/(?<=\p{Lu}\p{L}+\s)St\.(?=\s\p{Ll}|\s?[,;)]|\s*$)/gu, 'Street'),
      (text) =>
        text.replace(/(?<=(?:\d(?:st|nd|rd|th)|rev\.|new|first|second|third)\s)ed\.(?!\w)/gu, 'edition'),
      (text) =>
        text.replace(
          /\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun)\.(?=,?\s(?:\d|[A-Z][a-z]{2}))/g,
          (_whole, day: string) => DAYS[day] ?? day,
        ),
      speakDates({
        months: Object.values(MONTHS),
        say: (day, month, year) => `${month} ${day}, ${year}`,
        dayFirst: false,
      }),
      // "Jan. 5", "5 Jan. 1990".
      (text) =>
        text.replace(
          /\b(Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.(?=\s+\d)/g,
          (_whole, month: string) => MONTHS[month.slice(0, 3)] ?? month,
        ),
    ],
    numbered: words(
      'chapters parts books volumes vol act scene section sections article articles table tables figure figures fig ' +
        'title canto psalm letter lesson lecture stage phase type class level grade group category war schedule annex protocol figs plate essay unit phase apollo ' +
        'wars page pages acts scenes articles verse verses line lines clause note notes folio plates edition issue mark corps dynasty bowl wrestlemania quartet symphony sonata concerto game track',
    ),
    afterKingI: 'of|and|was|had|is|to|in|died|became|who',
    rulers: 'king|queen|pope|emperor|empress|tsar|czar|sultan|shah|pharaoh|prince|duke|patriarch',
    names: NAMES,
    regnal: (name, value, isKnownName) => {
      if (!isKnownName) return null;
      return NEVER_V_OR_X.has(name) && value === 10 ? 'X' : `the ${value}${ordinalSuffix(value)}`;
    },
    acronyms: words(
      'USA UK EU UN BBC CIA FBI IBM DNA RNA TV PDF USSR GDR NSA IRA BMW CEO HTML CSS SQL XML API',
    ),
    to: 'to',
    ratio: 'to',
    versesHaveColon: true,
    bible: {
      books: books(
        'Gen:Genesis Gn:Genesis Ex:Exodus Exod:Exodus Lev:Leviticus Num:Numbers Deut:Deuteronomy Dt:Deuteronomy Josh:Joshua Judg:Judges Sam:Samuel Kgs:Kings ' +
          'Chr:Chronicles Neh:Nehemiah Ps:Psalm Pss:Psalms Prov:Proverbs Eccl:Ecclesiastes Isa:Isaiah Jer:Jeremiah Lam:Lamentations Ezek:Ezekiel Dan:Daniel ' +
          'Hos:Hosea Mic:Micah Zech:Zechariah Mal:Malachi Mt:Matthew Matt:Matthew Mk:Mark Lk:Luke Jn:John Acts Rom:Romans Cor:Corinthians Gal:Galatians Eph:Ephesians ' +
          'Phil:Philippians Col:Colossians Thess:Thessalonians Tim:Timothy Heb:Hebrews Jas:James Pet:Peter Rev:Revelation Job Ruth',
      ),
      numbers: ['First', 'Second', 'Third'],
    },
    angles: {
      degree: { one: 'degree', many: 'degrees' },
      minute: { one: 'minute', many: 'minutes' },
      second: { one: 'second', many: 'seconds' },
      compass: { N: 'north', S: 'south', E: 'east', W: 'west' },
    },
    dottedNames: { at: 'at', dot: 'dot', slash: 'slash', hyphen: 'dash' },
    per: 'per',
    pages: 'pages?|lines?|notes?|verses?|chapters?',
    currencies: {
      ...units(
        'EUR:euro:euros USD:US_dollar:US_dollars GBP:pound:pounds CAD:Canadian_dollar:Canadian_dollars AUD:Australian_dollar:Australian_dollars CHF:Swiss_franc:Swiss_francs ' +
          'JPY:yen:yen CNY:yuan:yuan INR:rupee:rupees BRL:real:reais SEK:Swedish_krona:Swedish_kronor NOK:Norwegian_krone:Norwegian_kroner ' +
          'DKK:Danish_krone:Danish_kroner PLN:zloty:zlotys RUB:ruble:rubles zł:zloty:zlotys ₽:ruble:rubles',
      ),
      $: { one: 'dollar', many: 'dollars' },
      US$: { one: 'US dollar', many: 'US dollars' },
      A$: AUSTRALIAN,
      AU$: AUSTRALIAN,
      C$: CANADIAN,
      CA$: CANADIAN,
      HK$: { one: 'Hong Kong dollar', many: 'Hong Kong dollars' },
      NZ$: { one: 'New Zealand dollar', many: 'New Zealand dollars' },
      '£': { one: 'pound', many: 'pounds' },
      '€': { one: 'euro', many: 'euros' },
      '¥': { one: 'yen', many: 'yen' },
      '₹': { one: 'rupee', many: 'rupees' },
      '¢': { one: 'cent', many: 'cents' },
    },
    cents: (main, cents, symbol) =>
      main.startsWith('0 ')
        ? `${cents} ${symbol === '£' ? 'pence' : 'cents'}`
        : symbol === '£'
          ? `${main} ${cents}`
          : `${main} and ${cents} ${cents === 1 ? 'cent' : 'cents'}`,
    magnitudes: [
      ['trillion|tn', 'trillion'],
      ['billion|bn|B|b', 'billion'],
      ['million|mn|m|M', 'million'],
      ['thousand|k|K', 'thousand'],
    ],
    units: {
      ...metric(
        'k:kilo M:mega G:giga T:tera m:milli µ:micro ' + 'n:nano p:pico h:hecto d:deci c:centi',
        'g:gram:grams:kmµn m:meter:meters:kdcmµn l:liter:liters:hdcmµ L:liter:liters:hdcmµ s:second:seconds:mµn W:watt:watts:kMGTm ' +
          'V:volt:volts:kMmµ A:ampere:amperes:kmµ Hz:hertz:hertz:kMGT J:joule:joules:kMG cal:calorie:calories:k N:newton:newtons:kM ' +
          'Pa:pascal:pascals:hkMG bar:bar:bars:m Ω:ohm:ohms:kM F:farad:farads:µnp Bq:becquerel:becquerels:kMG Sv:sievert:sieverts:mµ ' +
          'Gy:gray:grays:m mol:mole:moles:mµn t:ton:tons:kM Wh:watt-hour:watt-hours:kMGT B:byte:bytes:kMGT bit:bit:bits:kMG ' +
          'eV:electronvolt:electronvolts:kMG',
      ),
      ...units(
        'mpg:mile_per_gallon:miles_per_gallon rpm:revolution_per_minute:revolutions_per_minute ppm:part_per_million:parts_per_million ppb:part_per_billion:parts_per_billion IU:international_unit:international_units',
      ),
      'km/h': { one: 'kilometer per hour', many: 'kilometers per hour' },
      'km²': { one: 'square kilometer', many: 'square kilometers' },
      km: { one: 'kilometer', many: 'kilometers' },
      'm/s': { one: 'meter per second', many: 'meters per second' },
      'm²': { one: 'square meter', many: 'square meters' },
      'm³': { one: 'cubic meter', many: 'cubic meters' },
      m: { one: 'meter', many: 'meters' },
      cm: { one: 'centimeter', many: 'centimeters' },
      mm: { one: 'millimeter', many: 'millimeters' },
      nm: { one: 'nanometer', many: 'nanometers' },
      µm: { one: 'micrometer', many: 'micrometers' },
      μm: { one: 'micrometer', many: 'micrometers' },
      mph: { one: 'mile per hour', many: 'miles per hour' },
      mi: { one: 'mile', many: 'miles' },
      ft: { one: 'foot', many: 'feet' },
      yd: { one: 'yard', many: 'yards' },
      lb: { one: 'pound', many: 'pounds' },
      lbs: { one: 'pound', many: 'pounds' },
      oz: { one: 'ounce', many: 'ounces' },
      kg: { one: 'kilogram', many: 'kilograms' },
      g: { one: 'gram', many: 'grams' },
      mg: { one: 'milligram', many: 'milligrams' },
      ml: { one: 'milliliter', many: 'milliliters' },
      mL: { one: 'milliliter', many: 'milliliters' },
      ha: { one: 'hectare', many: 'hectares' },
      '°C': { one: 'degree Celsius', many: 'degrees Celsius' },
      '°F': { one: 'degree Fahrenheit', many: 'degrees Fahrenheit' },
      Hz: { one: 'hertz', many: 'hertz' },
      kHz: { one: 'kilohertz', many: 'kilohertz' },
      MHz: { one: 'megahertz', many: 'megahertz' },
      GHz: { one: 'gigahertz', many: 'gigahertz' },
      W: { one: 'watt', many: 'watts' },
      kW: { one: 'kilowatt', many: 'kilowatts' },
      MW: { one: 'megawatt', many: 'megawatts' },
      kWh: { one: 'kilowatt-hour', many: 'kilowatt-hours' },
      kB: { one: 'kilobyte', many: 'kilobytes' },
      KB: { one: 'kilobyte', many: 'kilobytes' },
      MB: { one: 'megabyte', many: 'megabytes' },
      GB: { one: 'gigabyte', many: 'gigabytes' },
      TB: { one: 'terabyte', many: 'terabytes' },
      ms: { one: 'millisecond', many: 'milliseconds' },
      ' s': { one: 'second', many: 'seconds' },
      sec: { one: 'second', many: 'seconds' },
      min: { one: 'minute', many: 'minutes' },
      mins: { one: 'minute', many: 'minutes' },
      secs: { one: 'second', many: 'seconds' },
      '‰': { one: 'per thousand', many: 'per thousand' },
      ' h': { one: 'hour', many: 'hours' },
      hr: { one: 'hour', many: 'hours' },
      hrs: { one: 'hour', many: 'hours' },
      L: { one: 'liter', many: 'liters' },
      ' l': { one: 'liter', many: 'liters' },
      dL: { one: 'deciliter', many: 'deciliters' },
      µg: { one: 'microgram', many: 'micrograms' },
      tsp: { one: 'teaspoon', many: 'teaspoons' },
      tbsp: { one: 'tablespoon', many: 'tablespoons' },
      qt: { one: 'quart', many: 'quarts' },
      gal: { one: 'gallon', many: 'gallons' },
      dB: { one: 'decibel', many: 'decibels' },
      kn: { one: 'knot', many: 'knots' },
      hPa: { one: 'hectopascal', many: 'hectopascals' },
      bar: { one: 'bar', many: 'bar' },
      ' V': { one: 'volt', many: 'volts' },
      kN: { one: 'kilonewton', many: 'kilonewtons' },
      cl: { one: 'centiliter', many: 'centiliters' },
      cc: { one: 'cubic centimeter', many: 'cubic centimeters' },
      'sq ft': { one: 'square foot', many: 'square feet' },
      'sq. ft': { one: 'square foot', many: 'square feet' },
      'fl. oz': { one: 'fluid ounce', many: 'fluid ounces' },
      'fl oz': { one: 'fluid ounce', many: 'fluid ounces' },
      yds: { one: 'yard', many: 'yards' },
      cwt: { one: 'hundredweight', many: 'hundredweight' },
      pt: { one: 'pint', many: 'pints' },
      kPa: { one: 'kilopascal', many: 'kilopascals' },
      kV: { one: 'kilovolt', many: 'kilovolts' },
      mV: { one: 'millivolt', many: 'millivolts' },
      mA: { one: 'milliampere', many: 'milliamperes' },
      kJ: { one: 'kilojoule', many: 'kilojoules' },
      kcal: { one: 'kilocalorie', many: 'kilocalories' },
      rpm: { one: 'revolution per minute', many: 'revolutions per minute' },
      ...units(
        '_A:ampere:amperes Ω:ohm:ohms kΩ:kilohm:kilohms fps:frame_per_second:frames_per_second bpm:beat_per_minute:beats_per_minute psi:pound_per_square_inch:pounds_per_square_inch hp:horsepower:horsepower N:newton:newtons J:joule:joules ' +
          'Pa:pascal:pascals MPa:megapascal:megapascals _K:kelvin:kelvin mol:mole:moles lm:lumen:lumens lx:lux:lux MJ:megajoule:megajoules MWh:megawatt-hour:megawatt-hours GW:gigawatt:gigawatts GWh:gigawatt-hour:gigawatt-hours TWh:terawatt-hour:terawatt-hours ' +
          'cm²:square_centimeter:square_centimeters cm³:cubic_centimeter:cubic_centimeters mm²:square_millimeter:square_millimeters dm:decimeter:decimeters m/s²:meter_per_second_squared:meters_per_second_squared _t:tonne:tonnes ' +
          '_st:stone:stone dpi:dot_per_inch:dots_per_inch Mbps:megabit_per_second:megabits_per_second Gbps:gigabit_per_second:gigabits_per_second Mbit:megabit:megabits sq._mi:square_mile:square_miles sq_mi:square_mile:square_miles sq._m:square_meter:square_meters sq_m:square_meter:square_meters ' +
          'sq._km:square_kilometer:square_kilometers sq_km:square_kilometer:square_kilometers sq._in:square_inch:square_inches sq_in:square_inch:square_inches sq._yd:square_yard:square_yards sq._yds:square_yard:square_yards cu._ft:cubic_foot:cubic_feet cu_ft:cubic_foot:cubic_feet ' +
          'cu._in:cubic_inch:cubic_inches cu_in:cubic_inch:cubic_inches cu._m:cubic_meter:cubic_meters cu._yd:cubic_yard:cubic_yards fl._ozs:fluid_ounce:fluid_ounces pts:pint:pints gals:gallon:gallons qts:quart:quarts tsps:teaspoon:teaspoons tbsps:tablespoon:tablespoons Tbsp:tablespoon:tablespoons ' +
          'pkg:package:packages pkgs:package:packages doz:dozen:dozen bu:bushel:bushels in²:square_inch:square_inches ft²:square_foot:square_feet ft³:cubic_foot:cubic_feet mi²:square_mile:square_miles pp:page:pages kt:kiloton:kilotons kts:knot:knots ' +
          'kgs:kilogram:kilograms kms:kilometer:kilometers mcg:microgram:micrograms µl:microliter:microliters μg:microgram:micrograms nmol:nanomole:nanomoles mmol:millimole:millimoles mmHg:millimeter_of_mercury:millimeters_of_mercury PB:petabyte:petabytes kbit:kilobit:kilobits',
      ),
    },
    decimal: '.',
    fractions: {
      '½': 'one half',
      '⅓': 'one third',
      '⅔': 'two thirds',
      '¼': 'one quarter',
      '¾': 'three quarters',
      '⅛': 'one eighth',
      '1/2': 'one half',
      '1/3': 'one third',
      '2/3': 'two thirds',
      '1/4': 'one quarter',
      '3/4': 'three quarters',
      ...{ '1/5': 'one fifth', '2/5': 'two fifths', '3/5': 'three fifths', '4/5': 'four fifths' },
      ...{ '1/6': 'one sixth', '5/6': 'five sixths', '1/8': 'one eighth', '3/8': 'three eighths' },
      ...{ '5/8': 'five eighths', '7/8': 'seven eighths', '1/10': 'one tenth' },
      '+': 'and',
    },
    symbols: {
      '&': 'and',
      '☑': 'ticked:',
      '=': 'equals',
      '≠': 'is not equal to',
      '≈': 'is about',
      '≤': 'is at most',
      '≥': 'is at least',
      '<': 'is less than',
      '>': 'is greater than',
      '±': 'plus or minus',
      '×': 'times',
      '÷': 'divided by',
      '√': 'the square root of',
      '∞': 'infinity',
      '→': 'to',
      '№': 'number',
      '#': 'number',
      '§': 'section',
      '§§': 'sections',
      '~': 'about',
      '♯': 'sharp',
      '♭': 'flat',
    },
    powers: { 2: 'squared', 3: 'cubed', power: 'to the power of' },
    after: [
      (text) => text.replace(/(?<=\d and )one (?=half|quarter|third|eighth)/gu, 'a '),
      // "Henry V's": engines spell "5th's".
      (text) =>
        text.replace(
          /(?<=the )(\d{1,2})(?:st|nd|rd|th)(?=['’]s(?!\p{L}))/gu,
          (whole, number: string) => ORDINALS[Number(number) - 1] ?? whole,
        ),
    ],
  },
};

function ordinalSuffix(value: number): string {
  if (value % 100 > 10 && value % 100 < 14) return 'th';
  return ['th', 'st', 'nd', 'rd'][value % 10] ?? 'th';
}
