import type { Counted } from '../language.ts';
import type { Oblique } from './numbers.ts';

const ENDINGS = { dative: 'om', instrumental: 'ami', locative: 'ach' } as const;
const OF_ADJECTIVES = { dative: 'm', instrumental: 'mi', locative: 'ch' } as const;

/** A measure behind several: "metrom", "kilometrami kwadratowymi", "stopniach Celsjusza". */
export function declineSeveral({ few, many }: Counted, grammatical: Oblique): string {
  if (grammatical === 'genitive' || few === undefined) return many;
  const [noun = '', next, ...tail] = few.split(' ');
  const adjective = many.split(' ')[1];
  // "kwadratowych" is an adjective in both, "Celsjusza" none.
  const bent =
    next !== undefined && adjective !== undefined && next !== adjective && /[yi]ch$/u.test(adjective)
      ? adjective.replace(/ch$/u, OF_ADJECTIVES[grammatical])
      : next;
  return [
    declineNoun(noun, many.split(' ')[0] ?? '', grammatical),
    ...(bent === undefined ? [] : [bent]),
    ...tail,
  ].join(' ');
}

function declineNoun(several: string, genitive: string, grammatical: keyof typeof ENDINGS): string {
  // "złote" is an adjective itself.
  if (/[yi]ch$/u.test(genitive)) return genitive.replace(/ch$/u, OF_ADJECTIVES[grammatical]);
  const stem = /(?:[kg]i|[yea])$/u.test(several) ? several.slice(0, -1) : several;
  return stem + ENDINGS[grammatical];
}
