import { words } from '../words.ts';

const TENS = '  veinti treinta_y_ cuarenta_y_ cincuenta_y_ sesenta_y_ setenta_y_ ochenta_y_ noventa_y_'
  .split(' ')
  .map((ten) => ten.replaceAll('_', ' '));
const HUNDREDS =
  ' ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos'.split(
    ' ',
  );

const FEMININE = words(
  'mujeres partes veces noches tardes leyes flores calles voces torres clases redes naves llaves imágenes madres sesiones regiones naciones ' +
    'vez mujer parte noche tarde flor calle clase imagen madre sesión región nación hora cucharada cucharadita taza libra tonelada peseta página ' +
    'persona semana milla onza hectárea caloría kilocaloría vuelta lata pizca hoja cebolla línea casa',
);
const MASCULINE_IN_AS = words(
  'días mapas problemas temas sistemas programas poemas gramas planetas poetas atletas cometas dramas papas pijamas idiomas climas dilemas ' +
    'colegas guardias camaradas monarcas sofás esquemas teoremas emblemas síntomas pilotas profetas piratas diplomas',
);
/** Neither nouns nor adjectives, though they end as plurals do. */
const NO_NOUNS = words('mas más las tras es después antes entonces detrás menos los unos unas');

/** "2.500 pesetas": dos mil quinientas. */
export function speakThousands(text: string): string {
  return text.replace(
    /(?<![\p{L}\p{N}.,:/–-]|\d\s)(\d{1,3})(\.?)(\d{3})(?=\s(\p{Ll}{3,}))(?!\s\p{L}+(?:ado|ido)\s)/gu,
    (whole, thousands: string, _stop: string, rest: string, noun: string) => {
      if (NO_NOUNS.has(noun) || !noun.endsWith('s') || !isFeminine(noun)) return whole;
      const [large, small] = [Number(thousands), Number(rest)];
      const said = [large, small].map((value) => feminine(value) ?? (value === 0 ? '' : String(value)));
      if (large < 200 && small < 200 && said.every((one) => /^\d*$/.test(one))) return whole;
      return `${large === 1 ? '' : (said[0] ?? '')} mil ${said[1] ?? ''}`.trim();
    },
  );
}

const THOUSANDS = ' treinta cuarenta cincuenta sesenta setenta ochenta noventa'.split(' ');

/** "41 350": the engine says "cuarenta y uno mil". */
export function speakOneThousands(text: string): string {
  return text.replace(
    /(?<![\p{L}\p{N}.,:/–-]|\d\s)([2-9])1\.?(\d{3})(?![\p{L}\p{N}/–-]|[.,:]\d|\s\d{3}(?!\d))/gu,
    (_whole, ten: string, rest: string) => {
      const tens = THOUSANDS[Number(ten) - 2] ?? '';
      return `${ten === '2' ? 'veintiún' : `${tens} y un`} mil${rest === '000' ? '' : ` ${String(Number(rest))}`}`;
    },
  );
}

/** "un voto", "veintiuna mujeres", "doscientas pesetas": a number below a thousand before the noun that it counts. */
export function speakCounts(text: string): string {
  return text.replace(
    /(?<![\p{L}\p{N}.,:/–-]|\d\s|(?<!\p{L})(?:punto|cap[ií]tulo|artículo|número|página|volumen|tomo|libro|parte|tabla|cuadro|figura|sección|fase|grupo|nivel|sala|aula|nota|zona|tipo|línea|vía|canal|serie|anexo|párrafo|siglo)\s)(\d{1,3})(?=\s(\p{Ll}{3,}))(?!\s\p{L}+(?:ado|ido)\s)/gu,
    (whole, number: string, noun: string) => {
      const value = Number(number);
      const isOne = value % 10 === 1 && value % 100 !== 11;
      if (NO_NOUNS.has(noun) || (value > 1 && !noun.endsWith('s'))) return whole;
      if (isFeminine(noun)) return feminine(value) ?? whole;
      if (!isOne || (value === 1 && !/[oelrn]$/.test(noun))) return whole;
      return one(value, false);
    },
  );
}

/** "½ litro" is "medio litro", "½ hora" "media hora", "¾ partes" "tres cuartas partes". */
export function speakHalves(text: string): string {
  return text
    .replace(
      /(un (?:cuarto|tercio|octavo)|dos tercios|tres cuartos) (?=(?:litro|hora|metro|kilo|kilogramo|kilómetro|taza|cucharada|cucharadita|libra|siglo)(?!\p{L}))/gu,
      '$1 de ',
    )
    .replace(/(?<=\p{Ll}(?:a|as) y )un medio(?!\p{L})/gu, 'media')
    .replace(/(?<=\p{Ll}(?:o|os) y )un medio(?!\p{L})/gu, 'medio')
    .replace(/(?<!\d y )un medio (?=\p{Ll}{2,}a(?!\p{L}))/gu, 'media ')
    .replace(/(?<!\d y )un medio (?=(?:kilo|metro|litro|siglo|\p{Ll}{3,}o)(?!\p{L}))/gu, 'medio ')
    .replace(
      /(tercio|cuarto|quinto|octavo)(s?)(?= partes?(?!\p{L}))/gu,
      (_whole, part: string, many: string) => {
        return `${part.replace(/o$/, 'a').replace('tercia', 'tercera')}${many}`;
      },
    );
}

/** The singular of masculine nouns in -a, and what isn't a noun. */
const NOT_ONE_WOMAN = words(
  'para hasta hacia contra era esta esa aquella ahora cada nada sobra falta queda contiene figura día tranvía guardia',
);

function isFeminine(noun: string): boolean {
  if (FEMININE.has(noun)) return true;
  if (/^\p{Ll}{3,}a$/u.test(noun)) return !NOT_ONE_WOMAN.has(noun) && !MASCULINE_IN_AS.has(`${noun}s`);
  return (/(?:ciones|siones|dades|tudes)$/.test(noun) || noun.endsWith('as')) && !MASCULINE_IN_AS.has(noun);
}

/** Only what differs from the masculine. */
function feminine(value: number): string | null {
  const rest = value % 100;
  if (rest % 10 === 1 && rest !== 11) return one(value, true);
  if (value < 200) return null;
  const hundreds = (HUNDREDS[Math.floor(value / 100)] ?? '').replace(/os$/, 'as');
  return rest === 0 ? hundreds : `${hundreds} ${rest}`;
}

/** A number that ends in one, in front of its noun. */
function one(value: number, isFeminine: boolean): string {
  const hundreds = HUNDREDS[Math.floor(value / 100)] ?? '';
  const ten = TENS[Math.floor((value % 100) / 10)] ?? '';
  const last = isFeminine ? 'una' : ten === 'veinti' ? 'ún' : 'un';
  return `${isFeminine ? hundreds.replace(/os$/, 'as') : hundreds} ${ten}${last}`.trim();
}
