import type { SpokenStep } from './language.ts';

/**
 * Says acronyms by their letters that an engine takes for words: "OCDE", "UE".
 *
 * @param list apart by spaces
 */
export function spellAcronyms(list: string): SpokenStep {
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}./-])(?:${list.replaceAll(' ', '|')})(?![\\p{L}\\p{N}/-])`,
    'gu',
  );
  return (text) => text.replace(pattern, (found) => Array.from(found).join(' '));
}
