import type { SpokenLanguage } from './language.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

const NAMES = words(
  'Henry Edward George William Richard James Charles Elizabeth Mary Louis Napoleon Philip Ferdinand Francis Frederick Wilhelm Leopold ' +
    'Albert Victor Umberto Carlos Alfonso Juan Pius John Paul Benedict Gregory Innocent Clement Leo Urban Alexander Nicholas Peter Catherine Ivan ' +
    'Constantine Justinian Theodosius Ramses Ramesses Thutmose Amenhotep Ptolemy Cleopatra Darius Xerxes Artaxerxes Cyrus Otto Christian Gustav Gustavus ' +
    'Eric Harald Olaf Haakon Margaret Isabella Joseph Maximilian Sigismund Stephen Ladislaus Casimir Boniface Celestine Sixtus Julius Adrian Honorius ' +
    'Eugene Mehmed Murad Selim Suleiman Malcolm Robert David Edmund Baldwin Roger Afonso Manuel Pedro Kenneth Matilda Joanna Conrad Rudolf Charlemagne',
);
/** Not a ruler, though a name: the numeral is a letter. */
const NEVER_V_OR_X = words('Malcolm');

export const ENGLISH: SpokenLanguage = {
  before: [
    (text) => text.replace(/\b(U)\.\s?(S|K|N)\.(?=\s+\p{Lu}|['’]s)/gu, '$1$2'),
    (text) =>
      text.replace(/\b(A|B)\.\s?(D|C)\.(?!\w)/g, '$1 $2').replace(/\bB\.\s?C\.\s?E\.(?!\w)/g, 'B C E'),
    (text) => text.replace(/\bPh\.\s?D\.?(?!\w)/g, 'PhD'),
    // "Jan. 5", "5 Jan. 1990".
    (text) =>
      text.replace(
        /\b(Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.(?=\s+\d)/g,
        (_whole, month: string) => MONTHS[month.slice(0, 3)] ?? month,
      ),
  ],
  abbreviations: [
    ['Mr.', 'Mr', 'name'],
    ['Mrs.', 'Mrs', 'name'],
    ['Ms.', 'Ms', 'name'],
    ['Dr.', 'Dr', 'name'],
    ['St.', 'St', 'name'],
    ['Mt.', 'Mount', 'name'],
    ['Ft.', 'Fort', 'name'],
    ['Prof.', 'Professor', 'name'],
    ['Rev.', 'Reverend', 'name'],
    ['Hon.', 'Honorable', 'name'],
    ['Gen.', 'General', 'name'],
    ['Col.', 'Colonel', 'name'],
    ['Capt.', 'Captain', 'name'],
    ['Lt.', 'Lieutenant', 'name'],
    ['Lt. Col.', 'Lieutenant Colonel', 'name'],
    ['Sgt.', 'Sergeant', 'name'],
    ['Maj.', 'Major', 'name'],
    ['Cmdr.', 'Commander', 'name'],
    ['Adm.', 'Admiral', 'name'],
    ['Gov.', 'Governor', 'name'],
    ['Sen.', 'Senator', 'name'],
    ['Rep.', 'Representative', 'name'],
    ['Pres.', 'President', 'name'],
    ['Messrs.', 'Messrs', 'name'],
    ['Jr.', 'Junior'],
    ['Sr.', 'Senior'],
    ['e.g.', 'for example'],
    ['i.e.', 'that is'],
    ['cf.', 'compare'],
    ['viz.', 'namely'],
    ['vs.', 'versus'],
    ['et al.', 'and others'],
    ['approx.', 'approximately'],
    ['ca.', 'circa', 'number'],
    ['c.', 'circa', 'number'],
    ['p.', 'page', 'number'],
    ['pp.', 'pages', 'number'],
    ['No.', 'number', 'number'],
    ['Nos.', 'numbers', 'number'],
    ['Fig.', 'Figure', 'number'],
    ['Figs.', 'Figures', 'number'],
    ['Eq.', 'Equation', 'number'],
    ['Eqs.', 'Equations', 'number'],
    ['Tab.', 'Table', 'number'],
    ['Sec.', 'Section', 'number'],
    ['Sect.', 'Section', 'number'],
    ['Ch.', 'Chapter', 'number'],
    ['Chap.', 'Chapter', 'number'],
    ['Art.', 'Article', 'number'],
    ['Vol.', 'Volume', 'number'],
    ['Vols.', 'Volumes', 'number'],
    ['Ref.', 'Reference', 'number'],
    ['Refs.', 'References', 'number'],
    ['Op.', 'Opus', 'number'],
  ],
  numbered: words(
    'chapter chapters part parts book books volume volumes vol act scene section sections article articles appendix table tables figure figures fig ' +
      'title canto psalm letter lesson lecture stage phase type class level grade group category war schedule annex protocol figs plate essay unit phase apollo ' +
      'edition issue mark corps dynasty quartet symphony sonata concerto game track',
  ),
  iIsAWord: true,
  names: NAMES,
  regnal: (name, value, isKnownName) => {
    if (!isKnownName) return null;
    return NEVER_V_OR_X.has(name) && value === 10 ? 'X' : `the ${value}${ordinalSuffix(value)}`;
  },
  to: 'to',
  currencies: {
    $: { one: 'dollar', many: 'dollars' },
    '£': { one: 'pound', many: 'pounds' },
    '€': { one: 'euro', many: 'euros' },
    '¥': { one: 'yen', many: 'yen' },
    '₹': { one: 'rupee', many: 'rupees' },
    '¢': { one: 'cent', many: 'cents' },
  },
  cents: (main, cents, symbol) =>
    symbol === '£' ? `${main} ${cents}` : `${main} and ${cents} ${cents === 1 ? 'cent' : 'cents'}`,
  magnitudes: [
    ['trillion|tn', 'trillion'],
    ['billion|bn|B|b', 'billion'],
    ['million|mn|m|M', 'million'],
    ['thousand|k|K', 'thousand'],
  ],
  units: {
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
    '+': 'and',
  },
  symbols: {
    '&': 'and',
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
  },
  powers: { 2: 'squared', 3: 'cubed', power: 'to the power of' },
};

const MONTHS: Readonly<Record<string, string>> = {
  ...{ Jan: 'January', Feb: 'February', Mar: 'March', Apr: 'April', Jun: 'June', Jul: 'July' },
  ...{ Aug: 'August', Sep: 'September', Oct: 'October', Nov: 'November', Dec: 'December' },
};

function ordinalSuffix(value: number): string {
  if (value % 100 > 10 && value % 100 < 14) return 'th';
  return ['th', 'st', 'nd', 'rd'][value % 10] ?? 'th';
}
