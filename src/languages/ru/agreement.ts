import type { Ending } from './numbers.ts';

/** Adjectives, by how they end. */
const ADJECTIVES: readonly (readonly [RegExp, Ending])[] = [
  [/(?:[ыи]ми)$/u, 'ыми'],
  [/(?:ого|его)$/u, 'ого'],
  [/(?:ому|ему)$/u, 'ому'],
  [/(?:ый|ий)$/u, 'ый'],
  [/(?:ая|яя)$/u, 'ая'],
  [/(?:ую|юю)$/u, 'ую'],
  [/(?:ое|ее)$/u, 'ое'],
  [/(?:ые|ие)$/u, 'ые'],
  [/(?:ых|их)$/u, 'ых'],
  [/(?:ым|им)$/u, 'ым'],
  [/[жшчщксзнврлтд]ой$/u, 'ой'],
  [/[снктвлдрмпжшчщ][оеё]м$/u, 'ом'],
];
/** Nouns; what -и, -ы and -а end is several things, of which the commonest is taken. */
const NOUNS: readonly (readonly [RegExp, Ending])[] = [
  [/(?:ами|ями)$/u, 'ыми'],
  [/(?:ах|ях|ов|ев|ёв)$/u, 'ых'],
  [/(?:ам|ям)$/u, 'ым'],
  [/(?:ость|часть|степень|печать|жизнь|власть|область|речь|очередь)$/u, 'ая'],
  [/(?:ие|ье|[оё])$/u, 'ое'],
  [/[ое]м$/u, 'ым'],
  [/(?:ой|ей|[ое]ю)$/u, 'ой'],
  [/[ую]$/u, 'ую'],
  [/[ая]$/u, 'ая'],
  [/(?:тели|исты|цы|ики|оры|еры|яне|ане)$/u, 'ые'],
  [/[ыи]$/u, 'ой'],
  [/е$/u, 'ом'],
  [/[бвгджзйклмнпрстфхцчшщь]$/u, 'ый'],
];

/** How an adjective before this word ends, as far as the word tells; null where it is none. */
export function agreeing(word: string): Ending | null {
  const small = word.toLowerCase();
  return [...ADJECTIVES, ...NOUNS].find(([pattern]) => pattern.test(small))?.[1] ?? null;
}
