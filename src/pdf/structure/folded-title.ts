import { anyOf } from '../../languages/languages.ts';

/** Letters and digits only, small and without accents: outlines and contents differ from headings in all else. */
export function foldTitle(title: string): string {
  return title
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** What a heading has and its bookmark often lacks: "Chapter 7", "7". */
const WORDS = anyOf(
  ({ structure }) => structure?.chapter,
  ({ structure }) => structure?.appendix,
);
const NUMBER_IN_FRONT = new RegExp(`^(?:${WORDS.split('|').map(foldTitle).join('|')})?\\p{N}+`, 'u');

/** Folded, and without the number that one of the two may lack. */
export function foldWithoutNumber(title: string): string {
  const plain = foldTitle(title);
  const unnumbered = plain.replace(NUMBER_IN_FRONT, '');
  return unnumbered === '' ? plain : unnumbered;
}
