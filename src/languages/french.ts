import { romanValue } from '../narration/spoken/roman.ts';
import type { SpokenLanguage } from './language.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** From the first on; "premier" is for men and centuries. */
const ORDINALS = (
  'premier deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième onzième douzième treizième quatorzième quinzième seizième ' +
  'dix-septième dix-huitième dix-neuvième vingtième vingt-et-unième vingt-deuxième vingt-troisième vingt-quatrième vingt-cinquième vingt-sixième ' +
  'vingt-septième vingt-huitième vingt-neuvième trentième trente-et-unième'
).split(' ');

export const FRENCH: SpokenLanguage = {
  before: [
    // "XIXe siècle", "XIX^e", "Ier", "IIe République".
    (text) =>
      text.replace(
        /(?<![\p{L}\p{N}])([IVX]{1,6})(?:\^|\s)?(er|re|ère|ème|e|ᵉʳ|ᵉ|è)(?![\p{L}\p{N}])/gu,
        (whole, numeral: string, ending: string) => ordinal(romanValue(numeral), ending) ?? whole,
      ),
    (text) =>
      text.replace(
        /(?<![\p{L}\p{N}.,])(\d{1,2})(?:ème|eme|e|ᵉ|re|ère)(?![\p{L}\p{N}])/gu,
        (whole, number: string) => {
          return ordinal(Number(number), /re|ère$/.test(whole) && Number(number) === 1 ? 're' : 'e') ?? whole;
        },
      ),
  ],
  abbreviations: [
    ['M.', 'Monsieur', 'name'],
    ['MM.', 'Messieurs', 'name'],
    ['Mme.', 'Madame', 'name'],
    ['Mlle.', 'Mademoiselle', 'name'],
    ['Mgr.', 'Monseigneur', 'name'],
    ['Dr.', 'Docteur', 'name'],
    ['Pr.', 'Professeur', 'name'],
    ['St.', 'Saint', 'name'],
    ['Ste.', 'Sainte', 'name'],
    ['c.-à-d.', 'c’est-à-dire'],
    ['p.ex.', 'par exemple'],
    ['etc.', 'et cetera'],
    ['cf.', 'voir'],
    ['env.', 'environ'],
    ['av.J.-C.', 'avant Jésus-Christ'],
    ['apr.J.-C.', 'après Jésus-Christ'],
    ['ap.J.-C.', 'après Jésus-Christ'],
    ['éd.', 'édition'],
    ['coll.', 'collection'],
    ['trad.', 'traduction'],
    ['p.', 'page', 'number'],
    ['pp.', 'pages', 'number'],
    ['vol.', 'volume', 'number'],
    ['chap.', 'chapitre', 'number'],
    ['fig.', 'figure', 'number'],
    ['art.', 'article', 'number'],
    ['no.', 'numéro', 'number'],
    ['t.', 'tome', 'number'],
    ['ch.', 'chapitre', 'number'],
  ],
  numbered: words(
    'chapitre partie livre tome volume acte scène section article annexe tableau figure chant psaume lettre leçon phase type classe niveau groupe catégorie guerre titre',
  ),
  iIsAWord: false,
  names: words(
    'Henri Louis François Charles Philippe Napoléon Jean Paul Pie Benoît Grégoire Innocent Clément Léon Urbain Alexandre Nicolas Pierre Catherine ' +
      'Élisabeth Elisabeth Marie Guillaume Georges Édouard Jacques Richard Frédéric Léopold Albert Othon Ferdinand Alphonse Ramsès Robert Hugues Victor',
  ),
  regnal: (_name, value, isKnownName) => {
    if (!isKnownName) return null;
    return value === 1 ? 'premier' : String(value);
  },
  to: 'à',
  currencies: {
    '€': { one: 'euro', many: 'euros' },
    $: { one: 'dollar', many: 'dollars' },
    '£': { one: 'livre', many: 'livres' },
    '¥': { one: 'yen', many: 'yens' },
  },
  cents: (main, cents) => `${main} ${cents}`,
  magnitudes: [
    ['millions|million|M', 'millions'],
    ['milliards|milliard|Mds?', 'milliards'],
    ['mille|k', 'mille'],
  ],
  units: {
    'km/h': { one: 'kilomètre à l’heure', many: 'kilomètres à l’heure' },
    'km²': { one: 'kilomètre carré', many: 'kilomètres carrés' },
    'm²': { one: 'mètre carré', many: 'mètres carrés' },
    'm³': { one: 'mètre cube', many: 'mètres cubes' },
    'm/s': { one: 'mètre par seconde', many: 'mètres par seconde' },
    km: { one: 'kilomètre', many: 'kilomètres' },
    m: { one: 'mètre', many: 'mètres' },
    cm: { one: 'centimètre', many: 'centimètres' },
    mm: { one: 'millimètre', many: 'millimètres' },
    kg: { one: 'kilogramme', many: 'kilogrammes' },
    g: { one: 'gramme', many: 'grammes' },
    mg: { one: 'milligramme', many: 'milligrammes' },
    ml: { one: 'millilitre', many: 'millilitres' },
    l: { one: 'litre', many: 'litres' },
    ha: { one: 'hectare', many: 'hectares' },
    h: { one: 'heure', many: 'heures' },
    '°C': { one: 'degré Celsius', many: 'degrés Celsius' },
    Hz: { one: 'hertz', many: 'hertz' },
    kHz: { one: 'kilohertz', many: 'kilohertz' },
    MHz: { one: 'mégahertz', many: 'mégahertz' },
    GHz: { one: 'gigahertz', many: 'gigahertz' },
    W: { one: 'watt', many: 'watts' },
    kW: { one: 'kilowatt', many: 'kilowatts' },
    kWh: { one: 'kilowattheure', many: 'kilowattheures' },
    Mo: { one: 'mégaoctet', many: 'mégaoctets' },
    Go: { one: 'gigaoctet', many: 'gigaoctets' },
  },
  decimal: ',',
  fractions: {
    '½': 'un demi',
    '⅓': 'un tiers',
    '⅔': 'deux tiers',
    '¼': 'un quart',
    '¾': 'trois quarts',
    '⅛': 'un huitième',
    '1/2': 'un demi',
    '1/3': 'un tiers',
    '2/3': 'deux tiers',
    '1/4': 'un quart',
    '3/4': 'trois quarts',
    '+': 'et',
  },
  symbols: {
    '&': 'et',
    '=': 'égale',
    '≠': 'différent de',
    '≈': 'environ égal à',
    '≤': 'inférieur ou égal à',
    '≥': 'supérieur ou égal à',
    '<': 'inférieur à',
    '>': 'supérieur à',
    '±': 'plus ou moins',
    '×': 'fois',
    '÷': 'divisé par',
    '√': 'racine de',
    '∞': 'l’infini',
    '→': 'vers',
    '№': 'numéro',
    '#': 'numéro',
    '§': 'paragraphe',
    '§§': 'paragraphes',
    '~': 'environ',
  },
  powers: { 2: 'au carré', 3: 'au cube', power: 'puissance' },
};

function ordinal(value: number | null, ending: string): string | undefined {
  if (value === null) return undefined;
  if (value === 1)
    return /^(?:re|ère)$/.test(ending) ? 'première' : /^(?:er|ᵉʳ)$/.test(ending) ? 'premier' : undefined;
  return ORDINALS[value - 1];
}
