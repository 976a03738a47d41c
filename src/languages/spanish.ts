import { speakCalendar } from './calendar.ts';
import { speakDates } from './dates.ts';
import type { Language } from './language.ts';
import { createNumeralSpeaker, romanValue } from './numerals.ts';
import { speakCounts, speakHalves, speakThousands } from './spanish-numbers.ts';
import { joinThousands } from './thousands.ts';
import { asWritten, books, words } from './words.ts';

/** Rulers are counted by these up to the tenth, and by plain numbers from then on. */
const ORDINALS = 'primero segundo tercero cuarto quinto sexto séptimo octavo noveno décimo'.split(' ');
const WOMEN = words('Isabel Juana María Catalina Victoria Cristina Margarita Leonor Urraca');

const MONTHS =
  'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' ');
const AUSTRALIAN = { one: 'dólar australiano', many: 'dólares australianos' };
const CANADIAN = { one: 'dólar canadiense', many: 'dólares canadienses' };

/** What is counted by ordinals in front of it: "II Guerra Mundial", "IV Congreso". */
const FEMININE =
  'guerra|república|internacional|dinastía|cruzada|edición|feria|bienal|legión|asamblea|conferencia|cumbre|división|brigada|jornadas?|olimpiada';
const MASCULINE =
  'congreso|concilio|imperio|reich|milenio|premio|foro|encuentro|aniversario|centenario|certamen|festival|plan|campeonato|simposio|ejército';

function speakBefore(nouns: string, ending: '' | 'a'): (text: string) => string {
  const say = (numeral: string): string => {
    const word = ORDINALS[(romanValue(numeral) ?? 0) - 1];
    if (word === undefined) return numeral;
    return ending === 'a' ? word.replace(/o$/, 'a') : word.replace(/(?<=primer|tercer)o$/, '');
  };
  return createNumeralSpeaker({ nouns, between: 'y|e', before: say, behind: (numeral) => numeral });
}

export const SPANISH: Language = {
  code: 'es',
  otherCodes: null,
  name: 'Spanish',
  scripts: null,
  commonWords:
    'de la que el en y los del se las por un para con no una su al lo como más pero sus le ya este es entre cuando muy sin sobre son ha',
  joinedLetters:
    'afiche afición afilado afinar afirmar afligir aflojar afluente artificial beneficio calificar clasificar ' +
    'científico codificar confiable confianza confiar configuración confirmar conflicto cuestión deficiencia ' +
    'definición definir definitivo desfile dificultad edificio eficaz eficiente especificar existir fiar fibra ' +
    'ficción ficha fidelidad fiebre fiel fiera fiesta figura fijar fijo fila filo filosofía filtro fin final ' +
    'finalmente finanzas finca fino firma firmar firme fiscal flaco flauta flecha flexible flojo flor flota flotar ' +
    'fluir fluido flujo gráfico identificar infierno infinito inflar influencia justificar magnífico modificar motivo ' +
    'nativo noticia notificar objetivo oficial oficina oficio oficiar partido partir pacífico perfil petición ' +
    'planificar política prefijo práctico rectificar refinar reflejo reflexión rifle sacrificio significado ' +
    'significar simplificar sofisticado suficiente superficie tiempo tienda tiene tierra tinta tipo tirar tráfico ' +
    'último unificar utilizar verificar zafiro',
  recognition: 'spa',
  sample: 'Hola. Así le leeré su libro, desde la primera página hasta la última.',
  voices: {
    tag: null,
    nearest: (region) => (['ES', 'GQ', 'PH'].includes(region) ? 'ES' : '419'),
  },
  structure: {
    chapter: 'capítulo|capitulo',
    part: 'parte|libro|tomo',
    appendix: 'apéndice',
    chapterLabel: null,
    partLabel: null,
    numbers:
      'un|primer[ao]?|uno segund[ao]|dos tercer[ao]?|tres cuart[ao]|cuatro quint[ao]|cinco sext[ao]|seis ' +
      'séptim[ao]|siete octav[ao]|ocho noven[ao]|nueve décim[ao]|diez undécim[ao]|once duodécim[ao]|doce',
    largerNumbers: null,
    unnumbered: 'introducción|prólogo|prefacio|epílogo|nota previa',
    page: 'página|pagina',
    contents: 'índice(?: general)?|contenidos?|sumario|índice de (?:figuras|tablas)',
    index: 'índice (?:alfabético|analítico|de .{1,30})',
    references: 'referencias(?: bibliográficas)?|bibliografía',
    notes: 'notas(?: finales)?',
    figure: 'figura|gráfico|ilustración|mapa',
    table: 'tabla|cuadro',
    untitled: 'sin título|documento sin título|documento',
  },
  apparatus: {
    of: 'de',
    rights: 'derechos reservados',
    see: 'véase',
    leadIn: 'cf|ver',
    particles: 'de|la',
    and: 'y|e',
    or: 'o',
    etAl: null,
    unpublished: null,
    source: null,
    place: 'p\\.',
    needsCitation: 'en|por|según|y',
    otherwise: 'en otro caso',
  },
  spelling: {
    oneLetterWords: 'AOÓY',
    afterInitialI: null,
    ordinalEndings: null,
    smallInTitles: null,
    hyphens: null,
  },
  sentences: null,
  abbreviations: [
    ['Sr.', 'señor', 'name'],
    ['Sr. D.', 'señor don', 'name'],
    ['Sra.', 'señora', 'name'],
    ['Sres.', 'señores', 'name'],
    ['Srta.', 'señorita', 'name'],
    ['Dr.', 'doctor', 'name'],
    ['Dra.', 'doctora', 'name'],
    ...asWritten('name', 'D.'),
    ['Dña.', 'doña', 'name'],
    ['D.ª', 'doña', 'name'],
    ['Mons.', 'monseñor', 'name'],
    ['Cap.', 'capitán', 'name'],
    ['Cnel.', 'coronel', 'name'],
    ['Excmo.', 'excelentísimo', 'inside'],
    ['Excma.', 'excelentísima', 'inside'],
    ['Ilmo.', 'ilustrísimo', 'inside'],
    ['P.º', 'paseo', 'name'],
    ['Fr.', 'fray', 'name'],
    ['Sras.', 'señoras', 'name'],
    ['Dres.', 'doctores', 'name'],
    ['Arq.', 'arquitecto', 'name'],
    ['Ctra.', 'carretera', 'name'],
    ['Urb.', 'urbanización', 'name'],
    ['Prof.', 'profesor', 'name'],
    ['Lic.', 'licenciado', 'name'],
    ['Ing.', 'ingeniero', 'name'],
    ['Gral.', 'general', 'name'],
    ['Sto.', 'santo', 'name'],
    ['Sta.', 'santa', 'name'],
    ['profa.', 'profesora', 'name'],
    ['Pza.', 'plaza', 'name'],
    ['Pl.', 'plaza', 'name'],
    ['Bs.As.', 'Buenos Aires', 'end'],
    ['ptas.', 'pesetas', 'end'],
    ['pta.', 'peseta', 'end'],
    ['Cía.', 'Compañía', 'end'],
    ['hnos.', 'hermanos', 'end'],
    ['dcha.', 'derecha', 'end'],
    ['izda.', 'izquierda', 'end'],
    ['izq.', 'izquierda', 'end'],
    ['tel.', 'teléfono', 'inside'],
    ['s.', 'siglo', 'number'],
    ['ss.', 'siglos', 'number'],
    ['av.', 'avenida', 'name'],
    ['avda.', 'avenida', 'name'],
    ['Ud.', 'usted', 'inside'],
    ['Uds.', 'ustedes', 'inside'],
    ['Vd.', 'usted', 'inside'],
    ['Vds.', 'ustedes', 'inside'],
    ['p.ej.', 'por ejemplo', 'inside'],
    ['etc.', 'etcétera', 'end'],
    ['aprox.', 'aproximadamente', 'inside'],
    ['apdo.', 'apartado', 'inside'],
    ['op. cit.', 'obra citada', 'inside'],
    ['loc. cit.', 'lugar citado', 'inside'],
    ['ibíd.', 'ibídem', 'inside'],
    ['ibid.', 'ibídem', 'inside'],
    ['et al.', 'y otros', 'inside'],
    ['i.e.', 'esto es', 'inside'],
    ['v.gr.', 'verbigracia', 'inside'],
    ['ed.', 'edición', 'inside'],
    ['trad.', 'traducción', 'inside'],
    ['vid.', 'véase', 'inside'],
    ['máx.', 'máximo', 'inside'],
    ['mín.', 'mínimo', 'inside'],
    ['admón.', 'administración', 'inside'],
    ['dpto.', 'departamento', 'inside'],
    ['depto.', 'departamento', 'inside'],
    ['hab.', 'habitantes', 'end'],
    ['prov.', 'provincia', 'inside'],
    ['a.C.', 'antes de Cristo', 'end'],
    ['d.C.', 'después de Cristo', 'end'],
    ['a.de C.', 'antes de Cristo', 'end'],
    ['d.de C.', 'después de Cristo', 'end'],
    ['cf.', 'véase', 'inside'],
    ...asWritten('inside', 'eds. ej.'),
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
    ['t.', 'tomo', 'number'],
    ['art.', 'artículo', 'number'],
    ['arts.', 'artículos', 'number'],
    ['párr.', 'párrafo', 'number'],
    ['lám.', 'lámina', 'number'],
    ['tít.', 'título', 'number'],
    ['caps.', 'capítulos', 'number'],
    ['vols.', 'volúmenes', 'number'],
    ['núms.', 'números', 'number'],
    ['n.os', 'números', 'number'],
    ['nro.', 'número', 'number'],
    ['No.', 'número', 'number'],
    ['v.', 'verso', 'number'],
    ['vv.', 'versos', 'number'],
    ['lib.', 'libro', 'number'],
    ['inc.', 'inciso', 'number'],
    ['fol.', 'folio', 'number'],
    ['f.', 'folio', 'number'],
    ['col.', 'columna', 'number'],
    ['esc.', 'escena', 'number'],
    ...asWritten('end', 'EE.UU. S.A. ene. feb. mar. abr. may. jun. jul. ago. sept. oct. nov. dic.'),
  ],
  spoken: {
    before: [
      speakDates({
        months: MONTHS,
        say: (day, month, year) => `${day === 1 ? 'primero' : day} de ${month} de ${year}`,
        dayFirst: true,
        hyphens: true,
      }),
      speakCalendar({
        days: {
          lun: 'lunes',
          mar: 'martes',
          mié: 'miércoles',
          miér: 'miércoles',
          jue: 'jueves',
          vie: 'viernes',
          sáb: 'sábado',
          dom: 'domingo',
        },
        months: {
          ...{
            ene: 'enero',
            feb: 'febrero',
            mar: 'marzo',
            abr: 'abril',
            may: 'mayo',
            jun: 'junio',
            jul: 'julio',
          },
          ...{
            ago: 'agosto',
            sep: 'septiembre',
            sept: 'septiembre',
            oct: 'octubre',
            nov: 'noviembre',
            dic: 'diciembre',
          },
        },
        of: 'de',
        before: 'el|del|de|desde|al|los|cada',
        and: 'y|o|a|al',
        to: 'a',
      }),
      joinThousands,
      speakBefore(MASCULINE, ''),
      speakBefore(FEMININE, 'a'),
      // "7:05 h", "19.30 h"
      (text) =>
        text.replace(
          /(?<![\p{L}\p{N}.,:])([01]?\d|2[0-4])[.:]([0-5]\d)\s?h(?:rs?)?(?!\p{L})\.?(?=\s\p{Ll}|[,;)]|$|\s\()/gu,
          (_whole, hours: string, minutes: string) => {
            const hour = `${Number(hours)} ${Number(hours) === 1 ? 'hora' : 'horas'}`;
            return minutes === '00' ? hour : `${hour} y ${Number(minutes)} minutos`;
          },
        ),
      // "de 9:00 a 14:00"
      (text) =>
        text.replace(
          /(?<=(?<!\p{L})(?:de|desde|a|hasta|las|entre|y)\s)([01]?\d|2[0-4])[.:]00(?![\p{L}\p{N}:%]|[.,]\d|\s?[€$h%])/gu,
          (_whole, hours: string) => `${Number(hours)} ${Number(hours) === 1 ? 'hora' : 'horas'}`,
        ),
      // "D. Juan", but "Apéndice D. Índices".
      (text) => text.replace(/(?<![\p{L}\p{N}.])(?<!\p{Lu}\p{L}+\.?\s)D\.(?=\s\p{Lu}\p{Ll})/gu, 'don'),
      (text) => text.replace(/(?<![\p{L}\p{N}])[Cc]\/\s?(?=\p{Lu})/gu, 'calle '),
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
    numbered: words(
      'volumen acto escena sección artículo anexo tabla cuadro figura canto salmo carta lección fase tipo clase nivel grupo categoría guerra título siglo siglos',
    ),
    afterKingI: null,
    rulers: 'rey|reina|papa|emperador|emperatriz|zar|zarina|sultán|duque|faraón',
    names: words(
      'Enrique Felipe Carlos Fernando Alfonso Isabel Juana Juan Pedro Sancho Ramiro Jaime Luis Napoleón Pablo Pío Benedicto Gregorio Inocencio Clemente ' +
        'León Urbano Alejandro Nicolás Catalina María Guillermo Jorge Eduardo Jacobo Ricardo Federico Leopoldo Alberto Ramsés Constantino Francisco José Víctor',
    ),
    regnal: (name, value, isKnownName) => {
      if (!isKnownName) return null;
      const word = ORDINALS[value - 1] ?? String(value);
      return WOMEN.has(name) ? word.replace(/o$/, 'a') : word;
    },
    acronyms: words('EE UU ONU OTAN URSS'),
    to: 'a',
    ratio: 'a',
    versesHaveColon: true,
    bible: {
      books: books(
        'Gn:Génesis Gén:Génesis Ex:Éxodo Éx:Éxodo Lv:Levítico Nm:Números Dt:Deuteronomio Jos:Josué Jue:Jueces Sam:Samuel Cr:Crónicas Ne:Nehemías Jb:Job ' +
          'Sal:Salmo Prov:Proverbios Pr:Proverbios Is:Isaías Jr:Jeremías Ez:Ezequiel Dn:Daniel Os:Oseas Mi:Miqueas Za:Zacarías Ml:Malaquías Mt:Mateo Mc:Marcos Lc:Lucas ' +
          'Jn:Juan Hch:Hechos Rm:Romanos Rom:Romanos Co:Corintios Cor:Corintios Ga:Gálatas Ef:Efesios Flp:Filipenses Col:Colosenses Ts:Tesalonicenses Tm:Timoteo ' +
          'Heb:Hebreos St:Santiago Ap:Apocalipsis',
      ),
      numbers: ['Primera', 'Segunda', 'Tercera'],
    },
    angles: {
      degree: { one: 'grado', many: 'grados' },
      minute: { one: 'minuto', many: 'minutos' },
      second: { one: 'segundo', many: 'segundos' },
      compass: { N: 'norte', S: 'sur', E: 'este', O: 'oeste', W: 'oeste' },
    },
    dottedNames: { at: 'arroba', dot: 'punto', slash: 'barra', hyphen: 'guion' },
    per: 'por',
    pages: 'páginas?',
    currencies: {
      '€': { one: 'euro', many: 'euros' },
      $: { one: 'dólar', many: 'dólares' },
      US$: { one: 'dólar estadounidense', many: 'dólares estadounidenses' },
      A$: AUSTRALIAN,
      AU$: AUSTRALIAN,
      C$: CANADIAN,
      CA$: CANADIAN,
      HK$: { one: 'dólar de Hong Kong', many: 'dólares de Hong Kong' },
      NZ$: { one: 'dólar neozelandés', many: 'dólares neozelandeses' },
      '£': { one: 'libra', many: 'libras' },
      '¥': { one: 'yen', many: 'yenes' },
    },
    cents: (main, cents) => (main.startsWith('0 ') ? `${cents} céntimos` : `${main} con ${cents}`),
    magnitudes: [
      ['millones|millón|M', 'millones de'],
      ['mil', 'mil'],
    ],
    units: {
      cda: { one: 'cucharada', many: 'cucharadas' },
      cdas: { one: 'cucharada', many: 'cucharadas' },
      cdta: { one: 'cucharadita', many: 'cucharaditas' },
      cdtas: { one: 'cucharadita', many: 'cucharaditas' },
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
      h: { one: 'hora', many: 'horas' },
      '‰': { one: 'por mil', many: 'por mil' },
      min: { one: 'minuto', many: 'minutos' },
      ' s': { one: 'segundo', many: 'segundos' },
      ms: { one: 'milisegundo', many: 'milisegundos' },
      µg: { one: 'microgramo', many: 'microgramos' },
      L: { one: 'litro', many: 'litros' },
      cl: { one: 'centilitro', many: 'centilitros' },
      t: { one: 'tonelada', many: 'toneladas' },
      hPa: { one: 'hectopascal', many: 'hectopascales' },
      ' V': { one: 'voltio', many: 'voltios' },
      kV: { one: 'kilovoltio', many: 'kilovoltios' },
      MW: { one: 'megavatio', many: 'megavatios' },
      dl: { one: 'decilitro', many: 'decilitros' },
      'cm²': { one: 'centímetro cuadrado', many: 'centímetros cuadrados' },
      'cm³': { one: 'centímetro cúbico', many: 'centímetros cúbicos' },
      TB: { one: 'terabyte', many: 'terabytes' },
      '°F': { one: 'grado Fahrenheit', many: 'grados Fahrenheit' },
      dB: { one: 'decibelio', many: 'decibelios' },
      kJ: { one: 'kilojulio', many: 'kilojulios' },
      kcal: { one: 'kilocaloría', many: 'kilocalorías' },
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
      '−': 'menos',
      '☑': 'marcado:',
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
    after: [speakThousands, speakCounts, speakHalves],
  },
};
