import type { ParagraphKind } from '../pdf/events.ts';

/** Kinds of text that can have a voice of their own, as choices name them. */
export const TEXT_ROLES = ['headings', 'quotations', 'notes', 'captions', 'tables', 'code'] as const;
type TextRole = (typeof TEXT_ROLES)[number];

/** What a paragraph is read as; what its text says comes in where it has no entry. */
export const ROLE_OF_KIND: Readonly<Partial<Record<ParagraphKind, TextRole>>> = {
  heading: 'headings',
  footnote: 'notes',
  caption: 'captions',
  table: 'tables',
  code: 'code',
};

/**
 * A role as it stands in a book's choices: a kind of text, or the name of a speaker of a play in capitals.
 *
 * @returns null for a word in small letters that is no kind of text: a kind that there isn't, or is called otherwise.
 */
export function canonicalRole(name: string): string | null {
  const words = name.trim().replace(/\s+/g, ' ');
  const kind = TEXT_ROLES.find((role) => role === words.toLowerCase());
  if (kind !== undefined) return kind;
  const isSmall = words === words.toLowerCase() && words !== words.toUpperCase();
  return words === '' || isSmall ? null : words.toUpperCase();
}
