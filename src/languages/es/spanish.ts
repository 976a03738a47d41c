import { ABBREVIATIONS } from './abbreviations.ts';
import { speakCalendar } from '../calendar.ts';
import { speakDates } from '../dates.ts';
import type { Language } from '../language.ts';
import { speakLives } from '../lives.ts';
import { createNumeralSpeaker, romanValue } from '../numerals.ts';
import { speakCounts, speakHalves, speakOneThousands, speakThousands } from './numbers.ts';
import { joinThousands } from '../thousands.ts';
import { metric } from '../metric.ts';
import { speakShorthand } from './shorthand.ts';
import { books, units, words } from '../words.ts';
import { HAS_SIGNS } from '../signs.ts';

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

/** Reigns and ranges of centuries, hours, laws, what is by day or head. */
function speakSpanishNumbers(text: string): string {
  if (!HAS_SIGNS.test(text)) return text;
  return (
    text
      // "siglos XVI-XVII"
      .replace(/(?<=(?<!\p{L})(?:siglos|ss\.)\s[IVX]{1,5})\s?[-–]\s?(?=[IVX]{1,5}(?!\p{L}))/gu, ' a ')
      .replace(/(?<=\d\s)(ff|fols|págs|vols|caps)\.(?!\p{L})/gu, (whole, short: string) => {
        return (
          { ff: 'folios', fols: 'folios', págs: 'páginas', vols: 'volúmenes', caps: 'capítulos' }[short] ??
          whole
        );
      })
      .replace(/(?<!\p{L})([Vv])\.\s(?=\d+\.\d)/gu, (_whole, v: string) =>
        v === 'V' ? 'Versión ' : 'versión ',
      )
      .replace(/(?<=(?<!\p{L})(?:de|hacia|en)\s)ca?\.\s(?=\d{3,4}(?!\d))/gu, 'circa ')
      .replace(/(?<!\p{L})s\.\s(?=(?:[ivx]{1,5})\s[ad]\.\s?C\.)/gu, 'siglo ')
      .replace(/(?<=siglo\s)[ivx]{1,5}(?=\s[ad]\.\s?C\.)/gu, (numeral) =>
        String(romanValue(numeral.toUpperCase()) ?? numeral),
      )
      .replace(/(?<!\p{L})s\.\sI(?=(?:\s[ad]\.|[,;.)]|\s(?:y|al?|e)\s[IVX]))/gu, 'siglo 1')
      // "a las 7:30 h", "la 1:05"
      .replace(
        /(?<=(?<!\p{L})(las?)\s)(\d|1[0-2])[:.]([0-5]\d)(?:\s?h(?:rs?)?(?![\p{L}])\.?(?=\s\p{Ll}|[,;)]|$|\s\())?(?![\p{L}\p{N}%]|[.,:]\d|\s?[€$%])/gu,
        (whole, article: string, hour: string, minutes: string) => {
          if (minutes === '00') return whole;
          const past = { 15: 'cuarto', 30: 'media' }[Number(minutes)] ?? String(Number(minutes));
          return `${article === 'la' ? 'una' : hour} y ${past}`;
        },
      )
      // "8 a. m.", "4:30 p. m."
      .replace(
        /(?<=(?<![\p{L}\p{N}.,])(\d{1,2})(?::[0-5]\d|\sy\s(?:media|cuarto|\d{1,2}))?\s?)([ap])\.?\s?m\.(?=(\s\p{Lu}|\s*$)?)/gu,
        (_whole, hour: string, half: string, end?: string) => {
          const said =
            half === 'a' ? 'de la mañana' : Number(hour) < 8 || hour === '12' ? 'de la tarde' : 'de la noche';
          return `${said}${end === undefined ? '' : '.'}`;
        },
      )
      .replace(
        /(?<=(?<!\p{L})(?:de|desde|a|hasta|las|entre|y)\s)([01]?\d|2[0-4])[:.]([0-5]\d)(?=\s(?:a|y|hasta)\s(?:las\s)?\d{1,2}[:.][0-5]\d)/gu,
        (whole, hours: string, minutes: string) => {
          return minutes === '00' ? whole : `${Number(hours)} y ${Number(minutes)}`;
        },
      )
      .replace(/(?<=(?:^|[\s(])el\s)P\.(?=\s\p{Lu}\p{Ll})/gu, 'padre')
      .replace(
        /(?<![\p{L}\p{N}.]|\p{Lu}\.\s)S\.\s(?=(?:Juan|Pedro|Pablo|José|Francisco|Antonio|Agustín|Ignacio|Isidro|Lorenzo|Martín|Miguel|Sebastián|Vicente|Jorge|Andrés|Bernardo|Benito|Fernando|Luis|Marcos|Mateo|Lucas|Roque|Nicolás|Esteban|Bartolomé|Jerónimo)(?!\p{L}))/gu,
        'san ',
      )
      .replace(/(?<=\d\s?)hab\.\/(?:km²|km2)/gu, 'habitantes por kilómetro cuadrado')
      .replace(
        /(?<=\d\s?[\p{L}€%]{0,5}\.?)\/(?=(?:hora|día|semana|mes|año|persona|pers|noche|unidad|ud)(?!\p{L}))/gu,
        ' por ',
      )
      .replace(/(?<=(?:\d|págs?\.|pp\.)\s|\sy\s)ss\.(?!\s[IVX\d])/gu, 'siguientes')
      .replace(/(?<=\d\s)mill\.(?=\sde\s)/gu, 'millones')
      .replace(/(?<=\d)\s?x(?=[\s,.;:)](?!\s?\d)|$)/gu, ' veces')
  );
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
  charactersASecond: 16.5,
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
    unnumbered: 'introducción|prólogo|prefacio|epílogo|nota previa|agradecimientos',
    page: 'página|pagina',
    contents: 'índice(?: general)?|contenidos?|sumario|índice de (?:figuras|tablas)',
    index: 'índice (?:alfabético|analítico|de .{1,30})',
    references: 'referencias(?: bibliográficas)?|bibliografía',
    notes: 'notas(?: finales)?',
    figure: 'figura|gráfico|ilustración|mapa',
    table: 'tabla|cuadro',
    untitled:
      'sin título|documento(?: sin título)?|título del documento|nuevo documento|escaneo|(?:documento |imagen )?(?:escane|digitaliz)ad[oa](?: con| de| desde)?|digitalización|imprimir|impresión',
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
  abbreviations: ABBREVIATIONS,
  spoken: {
    before: [
      speakShorthand,
      speakLives({ born: ['nacido el', 'nacido en'], died: ['muerto el', 'muerto en'] }),
      speakSpanishNumbers,
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
      'página páginas lámina láminas capítulos artículos actos escenas tomos volúmenes libros figuras nota notas verso versos guerras anexos tablas títulos tomo volumen acto escena sección artículo anexo tabla cuadro figura canto salmo carta lección fase tipo clase nivel grupo categoría guerra título siglo siglos',
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
      ...units(
        'EUR:euro:euros USD:dólar_estadounidense:dólares_estadounidenses GBP:libra:libras CHF:franco_suizo:francos_suizos JPY:yen:yenes MXN:peso_mexicano:pesos_mexicanos ' +
          'ARS:peso_argentino:pesos_argentinos CLP:peso_chileno:pesos_chilenos COP:peso_colombiano:pesos_colombianos BRL:real:reales Ptas:peseta:pesetas R$:real:reales',
      ),
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
      ...metric(
        'k:kilo M:mega G:giga T:tera m:mili µ:micro ' + 'n:nano p:pico h:hecto d:deci c:centi',
        'g:gramo:gramos:kmµn m:metro:metros:kdcmµn l:litro:litros:hdcmµ L:litro:litros:hdcmµ s:segundo:segundos:mµn W:vatio:vatios:kMGTm ' +
          'V:voltio:voltios:kMmµ A:amperio:amperios:kmµ Hz:hercio:hercios:kMGT J:julio:julios:kMG cal:caloría:calorías:k N:newton:newtons:kM ' +
          'Pa:pascal:pascales:hkMG bar:bar:bares:m F:faradio:faradios:µnp Bq:becquerel:becquereles:kMG Sv:sievert:sieverts:mµ Gy:gray:grays:m ' +
          'mol:mol:moles:mµn Wh:vatio_hora:vatios_hora:kMGT B:byte:bytes:kMGT bit:bit:bits:kMG eV:electronvoltio:electronvoltios:kMG',
      ),
      ...units(
        'comp:comprimido:comprimidos comps:comprimido:comprimidos cáps:cápsula:cápsulas grag:gragea:grageas amp:ampolla:ampollas UI:unidad_internacional:unidades_internacionales ' +
          'rpm:revolución_por_minuto:revoluciones_por_minuto rs:real:reales mrs:maravedí:maravedíes nudos:nudo:nudos kt:nudo:nudos sem:semana:semanas',
      ),
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
      ...units(
        '_A:amperio:amperios Ω:ohmio:ohmios kΩ:kiloohmio:kiloohmios CV:caballo:caballos fps:fotograma_por_segundo:fotogramas_por_segundo N:newton:newtons J:julio:julios Pa:pascal:pascales MPa:megapascal:megapascales kPa:kilopascal:kilopascales bar:bar:bares _K:kelvin:kelvins mol:mol:moles lm:lumen:lúmenes ' +
          'lx:lux MJ:megajulio:megajulios GW:gigavatio:gigavatios MWh:megavatio_hora:megavatios_hora GWh:gigavatio_hora:gigavatios_hora TWh:teravatio_hora:teravatios_hora mm²:milímetro_cuadrado:milímetros_cuadrados dm:decímetro:decímetros nm:nanómetro:nanómetros µm:micrómetro:micrómetros μm:micrómetro:micrómetros ' +
          'mV:milivoltio:milivoltios mA:miliamperio:miliamperios m/s²:metro_por_segundo_al_cuadrado:metros_por_segundo_al_cuadrado Mbit:megabit:megabits mmHg:milímetro_de_mercurio:milímetros_de_mercurio hl:hectolitro:hectolitros q:quintal:quintales qq:quintal:quintales kB:kilobyte:kilobytes KB:kilobyte:kilobytes kn:nudo:nudos ' +
          'hab:habitante:habitantes ej:ejemplar:ejemplares doc:docena:docenas paq:paquete:paquetes uds:unidad:unidades ud:unidad:unidades seg:segundo:segundos sec:segundo:segundos hs:hora:horas hrs:hora:horas Kg:kilogramo:kilogramos Km:kilómetro:kilómetros kgs:kilogramo:kilogramos kms:kilómetro:kilómetros mts:metro:metros ' +
          'gr:gramo:gramos grs:gramo:gramos lb:libra:libras lbs:libra:libras oz:onza:onzas cc:centímetro_cúbico:centímetros_cúbicos mi:milla:millas cts:céntimo:céntimos cént:céntimo:céntimos mill:millón:millones dag:decagramo:decagramos hm:hectómetro:hectómetros dam:decámetro:decámetros mph:milla_por_hora:millas_por_hora x:vez:veces pza:pieza:piezas',
      ),
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
      ...{ '1/5': 'un quinto', '2/5': 'dos quintos', '3/5': 'tres quintos', '4/5': 'cuatro quintos' },
      ...{ '1/6': 'un sexto', '5/6': 'cinco sextos', '1/8': 'un octavo', '3/8': 'tres octavos' },
      ...{ '5/8': 'cinco octavos', '7/8': 'siete octavos', '1/10': 'un décimo' },
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
      '♯': 'sostenido',
      '♭': 'bemol',
    },
    powers: { 2: 'al cuadrado', 3: 'al cubo', power: 'a la' },
    after: [speakThousands, speakOneThousands, speakCounts, speakHalves],
  },
};
