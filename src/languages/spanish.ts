import type { SpokenLanguage } from './language.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Rulers are counted by these up to the tenth, and by plain numbers from then on. */
const ORDINALS = 'primero segundo tercero cuarto quinto sexto séptimo octavo noveno décimo'.split(' ');
const WOMEN = words('Isabel Juana María Catalina Victoria Cristina Margarita Leonor Urraca');

export const SPANISH: SpokenLanguage = {
  before: [
    (text) =>
      text.replace(
        /(?<![\p{L}\p{N}.,])(\d{1,2})\.?([ºªoa]|er)(?=[\s.,;:)]|$)/gu,
        (whole, number: string, mark: string) => {
          const word = ORDINALS[Number(number) - 1];
          // Without its stop, "1a" may be anything.
          if (word === undefined || (/[oa]|er/.test(mark) && !whole.includes('.'))) return whole;
          if (mark === 'er') return word.replace(/ro$/, 'r');
          return /[ªa]/.test(mark) ? word.replace(/o$/, 'a') : word;
        },
      ),
    (text) => text.replace(/EE\.\s?UU\./g, 'Estados Unidos'),
  ],
  abbreviations: [
    ['Sr.', 'señor', 'name'],
    ['Sra.', 'señora', 'name'],
    ['Sres.', 'señores', 'name'],
    ['Srta.', 'señorita', 'name'],
    ['Dr.', 'doctor', 'name'],
    ['Dra.', 'doctora', 'name'],
    ['D.', 'don', 'name'],
    ['Dña.', 'doña', 'name'],
    ['Prof.', 'profesor', 'name'],
    ['Lic.', 'licenciado', 'name'],
    ['Ing.', 'ingeniero', 'name'],
    ['Gral.', 'general', 'name'],
    ['Sto.', 'santo', 'name'],
    ['Sta.', 'santa', 'name'],
    ['Ud.', 'usted'],
    ['Uds.', 'ustedes'],
    ['Vd.', 'usted'],
    ['Vds.', 'ustedes'],
    ['p.ej.', 'por ejemplo'],
    ['etc.', 'etcétera'],
    ['aprox.', 'aproximadamente'],
    ['a.C.', 'antes de Cristo'],
    ['d.C.', 'después de Cristo'],
    ['a.de C.', 'antes de Cristo'],
    ['d.de C.', 'después de Cristo'],
    ['cf.', 'véase'],
    ['pág.', 'página', 'number'],
    ['págs.', 'páginas', 'number'],
    ['p.', 'página', 'number'],
    ['pp.', 'páginas', 'number'],
    ['núm.', 'número', 'number'],
    ['n.º', 'número', 'number'],
    ['fig.', 'figura', 'number'],
    ['figs.', 'figuras', 'number'],
    ['vol.', 'volumen', 'number'],
    ['cap.', 'capítulo', 'number'],
    ['art.', 'artículo', 'number'],
    ['av.', 'avenida', 'name'],
    ['avda.', 'avenida', 'name'],
  ],
  numbered: words(
    'capítulo parte libro tomo volumen acto escena sección artículo apéndice anexo tabla cuadro figura canto salmo carta lección fase tipo clase nivel grupo categoría guerra título siglo siglos',
  ),
  iIsAWord: false,
  names: words(
    'Enrique Felipe Carlos Fernando Alfonso Isabel Juana Juan Pedro Sancho Ramiro Jaime Luis Napoleón Pablo Pío Benedicto Gregorio Inocencio Clemente ' +
      'León Urbano Alejandro Nicolás Catalina María Guillermo Jorge Eduardo Jacobo Ricardo Federico Leopoldo Alberto Ramsés Constantino Francisco José Víctor',
  ),
  regnal: (name, value, isKnownName) => {
    if (!isKnownName) return null;
    const word = ORDINALS[value - 1] ?? String(value);
    return WOMEN.has(name) ? word.replace(/o$/, 'a') : word;
  },
  to: 'a',
  currencies: {
    '€': { one: 'euro', many: 'euros' },
    $: { one: 'dólar', many: 'dólares' },
    '£': { one: 'libra', many: 'libras' },
    '¥': { one: 'yen', many: 'yenes' },
  },
  cents: (main, cents) => `${main} con ${cents}`,
  magnitudes: [
    ['millones|millón|M', 'millones de'],
    ['mil', 'mil'],
  ],
  units: {
    'km/h': { one: 'kilómetro por hora', many: 'kilómetros por hora' },
    'km²': { one: 'kilómetro cuadrado', many: 'kilómetros cuadrados' },
    'm²': { one: 'metro cuadrado', many: 'metros cuadrados' },
    'm³': { one: 'metro cúbico', many: 'metros cúbicos' },
    'm/s': { one: 'metro por segundo', many: 'metros por segundo' },
    km: { one: 'kilómetro', many: 'kilómetros' },
    m: { one: 'metro', many: 'metros' },
    cm: { one: 'centímetro', many: 'centímetros' },
    mm: { one: 'milímetro', many: 'milímetros' },
    kg: { one: 'kilogramo', many: 'kilogramos' },
    g: { one: 'gramo', many: 'gramos' },
    mg: { one: 'miligramo', many: 'miligramos' },
    ml: { one: 'mililitro', many: 'mililitros' },
    l: { one: 'litro', many: 'litros' },
    ha: { one: 'hectárea', many: 'hectáreas' },
    '°C': { one: 'grado Celsius', many: 'grados Celsius' },
    Hz: { one: 'hercio', many: 'hercios' },
    kHz: { one: 'kilohercio', many: 'kilohercios' },
    MHz: { one: 'megahercio', many: 'megahercios' },
    GHz: { one: 'gigahercio', many: 'gigahercios' },
    W: { one: 'vatio', many: 'vatios' },
    kW: { one: 'kilovatio', many: 'kilovatios' },
    kWh: { one: 'kilovatio hora', many: 'kilovatios hora' },
    MB: { one: 'megabyte', many: 'megabytes' },
    GB: { one: 'gigabyte', many: 'gigabytes' },
  },
  decimal: ',',
  fractions: {
    '½': 'un medio',
    '⅓': 'un tercio',
    '⅔': 'dos tercios',
    '¼': 'un cuarto',
    '¾': 'tres cuartos',
    '⅛': 'un octavo',
    '1/2': 'un medio',
    '1/3': 'un tercio',
    '2/3': 'dos tercios',
    '1/4': 'un cuarto',
    '3/4': 'tres cuartos',
    '+': 'y',
  },
  symbols: {
    '&': 'y',
    '=': 'igual a',
    '≠': 'distinto de',
    '≈': 'aproximadamente',
    '≤': 'menor o igual que',
    '≥': 'mayor o igual que',
    '<': 'menor que',
    '>': 'mayor que',
    '±': 'más o menos',
    '×': 'por',
    '÷': 'entre',
    '√': 'raíz de',
    '∞': 'infinito',
    '→': 'a',
    '№': 'número',
    '#': 'número',
    '§§': 'secciones',
    '~': 'unos',
  },
  powers: { 2: 'al cuadrado', 3: 'al cubo', power: 'a la' },
};
