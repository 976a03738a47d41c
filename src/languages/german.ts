import type { SpokenLanguage } from './language.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Without their endings, from the first on. */
const ORDINALS = (
  'erst zweit dritt viert fünft sechst siebt acht neunt zehnt elft zwölft dreizehnt vierzehnt fünfzehnt sechzehnt siebzehnt achtzehnt neunzehnt ' +
  'zwanzigst einundzwanzigst zweiundzwanzigst dreiundzwanzigst vierundzwanzigst fünfundzwanzigst sechsundzwanzigst siebenundzwanzigst ' +
  'achtundzwanzigst neunundzwanzigst dreißigst einunddreißigst'
).split(' ');
const COUNTED =
  'Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Jahrhunderts?|Jh\\.|Jhs?\\.|Jhdt\\.|Kapitels?|Auflage|Jahrestags?|Geburtstags?|Tag|Mal|Weltkriegs?|Weltkrieg|Klasse|Stock|Platz';
const DATE = new RegExp(
  `(?:(?<=^|[^\\p{L}])(\\p{L}+)(\\s+))?(?<![\\d.,])(\\d{1,2})\\.\\s?(${COUNTED})(?!\\p{L})`,
  'gu',
);

export const GERMAN: SpokenLanguage = {
  before: [
    speakOrdinals,
    // The stop of an ordinal: one at the end of a sentence has nothing behind it.
    (text) => text.replace(/(\p{Lu}\p{Ll}+\s+[IVX]{1,6})\.(?=\s)/gu, '$1'),
  ],
  abbreviations: [
    ['z.B.', 'zum Beispiel'],
    ['d.h.', 'das heißt'],
    ['u.a.', 'unter anderem'],
    ['u.Ä.', 'und Ähnliches'],
    ['u.ä.', 'und ähnliches'],
    ['o.Ä.', 'oder Ähnliches'],
    ['o.ä.', 'oder ähnliches'],
    ['i.d.R.', 'in der Regel'],
    ['i.Allg.', 'im Allgemeinen'],
    ['z.T.', 'zum Teil'],
    ['z.Zt.', 'zur Zeit'],
    ['m.E.', 'meines Erachtens'],
    ['s.o.', 'siehe oben'],
    ['s.u.', 'siehe unten'],
    ['v.a.', 'vor allem'],
    ['v.Chr.', 'vor Christus'],
    ['n.Chr.', 'nach Christus'],
    ['usw.', 'und so weiter'],
    ['usf.', 'und so fort'],
    ['etc.', 'et cetera'],
    ['bzw.', 'beziehungsweise'],
    ['vgl.', 'vergleiche'],
    ['ca.', 'circa'],
    ['evtl.', 'eventuell'],
    ['ggf.', 'gegebenenfalls'],
    ['inkl.', 'inklusive'],
    ['exkl.', 'exklusive'],
    ['sog.', 'sogenannte'],
    ['bspw.', 'beispielsweise'],
    ['geb.', 'geboren'],
    ['gest.', 'gestorben'],
    ['Hrsg.', 'Herausgeber'],
    ['Jh.', 'Jahrhundert'],
    ['Mio.', 'Millionen'],
    ['Mrd.', 'Milliarden'],
    ['Dr.', 'Doktor', 'name'],
    ['Prof.', 'Professor', 'name'],
    ['Hr.', 'Herr', 'name'],
    ['Hrn.', 'Herrn', 'name'],
    ['Fr.', 'Frau', 'name'],
    ['St.', 'Sankt', 'name'],
    ['Nr.', 'Nummer', 'number'],
    ['S.', 'Seite', 'number'],
    ['Bd.', 'Band', 'number'],
    ['Kap.', 'Kapitel', 'number'],
    ['Abb.', 'Abbildung', 'number'],
    ['Tab.', 'Tabelle', 'number'],
    ['Abs.', 'Absatz', 'number'],
    ['Art.', 'Artikel', 'number'],
    ['Aufl.', 'Auflage'],
  ],
  numbered: words(
    'kapitel teil band buch akt szene abschnitt artikel anhang tabelle abbildung abb gesang psalm brief stufe phase typ klasse gruppe kategorie weltkrieg ' +
      'teile bände kapiteln titel anlage',
  ),
  iIsAWord: false,
  names: words(
    'Heinrich Ludwig Friedrich Wilhelm Karl Georg Otto Maximilian Leopold Rudolf Ferdinand Franz Joseph Josef Albrecht Johann Johannes Paul Pius ' +
      'Benedikt Gregor Innozenz Clemens Leo Urban Alexander Nikolaus Peter Katharina Elisabeth Maria Napoleon Philipp Konrad Lothar Sigismund August ' +
      'Ernst Christian Gustav Eduard Jakob Richard Iwan Ramses Ptolemäus Dareios Xerxes Karls Heinrichs Ludwigs Friedrichs Wilhelms Ottos',
  ),
  regnal: (name, value, isKnownName) => {
    const stem = ORDINALS[value - 1];
    if (stem === undefined) return null;
    const capital = stem.slice(0, 1).toUpperCase() + stem.slice(1);
    if (isKnownName && /s$/.test(name) && !/us$|es$/.test(name)) return `des ${capital}en`;
    return isKnownName
      ? `${/[ah]$|Elisabeth/.test(name) && /^(?:Maria|Katharina|Elisabeth)$/.test(name) ? 'die' : 'der'} ${capital}e`
      : null;
  },
  to: 'bis',
  currencies: {
    '€': { one: 'Euro', many: 'Euro' },
    EUR: { one: 'Euro', many: 'Euro' },
    $: { one: 'Dollar', many: 'Dollar' },
    '£': { one: 'Pfund', many: 'Pfund' },
    '¥': { one: 'Yen', many: 'Yen' },
    CHF: { one: 'Franken', many: 'Franken' },
  },
  cents: (main, cents) => `${main} ${cents}`,
  magnitudes: [
    ['Millionen|Million|Mio\\.?', 'Millionen'],
    ['Milliarden|Milliarde|Mrd\\.?', 'Milliarden'],
    ['Tausend|Tsd\\.?', 'Tausend'],
  ],
  units: {
    'km/h': { one: 'Kilometer pro Stunde', many: 'Kilometer pro Stunde' },
    'km²': { one: 'Quadratkilometer', many: 'Quadratkilometer' },
    km: { one: 'Kilometer', many: 'Kilometer' },
    'm/s': { one: 'Meter pro Sekunde', many: 'Meter pro Sekunde' },
    'm²': { one: 'Quadratmeter', many: 'Quadratmeter' },
    'm³': { one: 'Kubikmeter', many: 'Kubikmeter' },
    m: { one: 'Meter', many: 'Meter' },
    cm: { one: 'Zentimeter', many: 'Zentimeter' },
    mm: { one: 'Millimeter', many: 'Millimeter' },
    kg: { one: 'Kilogramm', many: 'Kilogramm' },
    g: { one: 'Gramm', many: 'Gramm' },
    mg: { one: 'Milligramm', many: 'Milligramm' },
    t: { one: 'Tonne', many: 'Tonnen' },
    l: { one: 'Liter', many: 'Liter' },
    ml: { one: 'Milliliter', many: 'Milliliter' },
    ha: { one: 'Hektar', many: 'Hektar' },
    '°C': { one: 'Grad Celsius', many: 'Grad Celsius' },
    Hz: { one: 'Hertz', many: 'Hertz' },
    kHz: { one: 'Kilohertz', many: 'Kilohertz' },
    MHz: { one: 'Megahertz', many: 'Megahertz' },
    GHz: { one: 'Gigahertz', many: 'Gigahertz' },
    W: { one: 'Watt', many: 'Watt' },
    kW: { one: 'Kilowatt', many: 'Kilowatt' },
    kWh: { one: 'Kilowattstunde', many: 'Kilowattstunden' },
    MB: { one: 'Megabyte', many: 'Megabyte' },
    GB: { one: 'Gigabyte', many: 'Gigabyte' },
    TB: { one: 'Terabyte', many: 'Terabyte' },
  },
  decimal: ',',
  fractions: {
    '½': 'ein halb',
    '⅓': 'ein Drittel',
    '⅔': 'zwei Drittel',
    '¼': 'ein Viertel',
    '¾': 'drei Viertel',
    '⅛': 'ein Achtel',
    '1/2': 'ein halb',
    '1/3': 'ein Drittel',
    '2/3': 'zwei Drittel',
    '1/4': 'ein Viertel',
    '3/4': 'drei Viertel',
    '+': 'und',
  },
  symbols: {
    '&': 'und',
    '=': 'gleich',
    '≠': 'ungleich',
    '≈': 'ungefähr',
    '≤': 'höchstens',
    '≥': 'mindestens',
    '<': 'kleiner als',
    '>': 'größer als',
    '±': 'plus minus',
    '×': 'mal',
    '÷': 'geteilt durch',
    '√': 'Wurzel aus',
    '∞': 'unendlich',
    '→': 'nach',
    '№': 'Nummer',
    '#': 'Nummer',
    '§§': 'Paragrafen',
    '~': 'etwa',
  },
  powers: { 2: 'hoch zwei', 3: 'hoch drei', power: 'hoch' },
};

/** "am 3. Oktober", "der 3. Oktober", "im 19. Jh.": engines take the stop for the end of a sentence. */
function speakOrdinals(text: string): string {
  return text.replace(
    DATE,
    (whole, article: string | undefined, space: string | undefined, number: string, noun: string) => {
      const stem = ORDINALS[Number(number) - 1];
      if (stem === undefined) return whole;
      const ending = endingAfter(article?.toLowerCase(), noun);
      return `${article ?? ''}${space ?? ''}${stem}${ending} ${noun.startsWith('Jh') ? expandCentury(article, noun) : noun}`;
    },
  );
}

function endingAfter(article: string | undefined, noun: string): string {
  if (article === undefined) {
    if (/^(?:Auflage|Klasse)/.test(noun)) return 'e';
    return /^(?:Jahrhundert|Jh|Kapitel|Mal)/.test(noun) ? 'es' : 'er';
  }
  if (/^(?:der|das|die)$/.test(article)) return 'e';
  if (article === 'ein') return /^(?:Jahrhundert|Jh|Kapitel)/.test(noun) ? 'es' : 'er';
  return 'en';
}

function expandCentury(article: string | undefined, noun: string): string {
  return article?.toLowerCase() === 'des' || noun.startsWith('Jhs') ? 'Jahrhunderts' : 'Jahrhundert';
}
