import { words } from '../words.ts';

const ORDINALS = 'primeiro segundo terceiro quarto quinto sexto sétimo oitavo nono décimo'.split(' ');
const TENS = '  vinte trinta quarenta cinquenta sessenta setenta oitenta noventa'.split(' ');
const HUNDREDS =
  '  duzentas trezentas quatrocentas quinhentas seiscentas setecentas oitocentas novecentas'.split(' ');

const FEMININE = words(
  'hora vez vezes mulher mulheres colher colheres mãe mães noite noites tarde tardes parte partes fase fases mão mãos ' +
    'árvore árvores flor flores lei leis cruz cruzes luz luzes voz vozes nuvem nuvens classe classes torre torres nave naves ' +
    'frase frases aldeia semana página colherada xícara chávena pessoa libra tonelada milha cebola casa polegada onça ' +
    'cenoura folha caloria quilocaloria lata fatia pitada légua légua arroba gota dose doses arma base bases ' +
    'ave aves chave chaves série séries espécie espécies carne carnes cor cores dor dores rede redes face faces',
);
const MASCULINE_IN_AS = words(
  'dias mapas problemas temas sistemas programas poemas gramas quilogramas miligramas microgramas telegramas planetas poetas ' +
    'atletas cometas dramas papas pijamas diplomas idiomas cinemas climas dilemas panoramas fantasmas colegas guardas ' +
    'camaradas monarcas patriarcas sofás aromas esquemas teoremas emblemas axiomas sintomas pilotas delegas profetas ' +
    'gorilas piratas diplomatas democratas acrobatas nazistas',
);
const NO_NOUNS = words('mas das nas as às pelas apenas todas duas atrás mais');

/** What isn't a feminine noun, though it ends as one. */
const NO_ONE_WOMAN = words(
  'para contra cerca agora ainda nunca fora acima embora toda cada sua minha essa esta aquela dia mapa passa falta fica conta',
);

/** One to ten. */
export function ordinal(value: number, isFeminine: boolean): string {
  const man = ORDINALS[value - 1] ?? String(value);
  return isFeminine ? man.replace(/o$/, 'a') : man;
}

/** Known words, and plurals by their ending: "horas", "nações", "idades", "viagens"; not all of the language. */
export function isFeminineNoun(noun: string): boolean {
  if (FEMININE.has(noun)) return true;
  if (/^\p{Ll}{3,}a$/u.test(noun) && !noun.endsWith('ista'))
    return !NO_ONE_WOMAN.has(noun) && !MASCULINE_IN_AS.has(`${noun}s`);
  if (/[çs]ões$|dades$|(?:[au]|vert|or)gens$|tudes$/u.test(noun)) return true;
  if (!noun.endsWith('as') || noun.length < 4) return false;
  return !NO_NOUNS.has(noun) && !MASCULINE_IN_AS.has(noun) && !noun.endsWith('istas');
}

/** Below a thousand; only what differs from the masculine is written out: "duzentas e 16", "vinte e uma". */
export function feminineCardinal(value: number): string {
  const hundreds = HUNDREDS[Math.floor(value / 100)] ?? '';
  if (hundreds !== '') return value % 100 === 0 ? hundreds : `${hundreds} e ${feminineCardinal(value % 100)}`;
  const unit = value % 10;
  const tens = Math.floor((value % 100) / 10);
  if ((unit !== 1 && unit !== 2) || tens === 1) return String(value);
  const word = unit === 1 ? 'uma' : 'duas';
  return [value >= 100 ? 'cento' : '', TENS[tens] ?? '', word].filter(Boolean).join(' e ');
}
