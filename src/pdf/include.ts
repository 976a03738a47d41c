/** Parts of a book that a listener may want to hear or not. They are left out unless they are asked for. */
export type IncludeKind = 'footnotes' | 'captions' | 'tables' | 'references' | 'code';

export const INCLUDE_KINDS: readonly IncludeKind[] = [
  'footnotes',
  'captions',
  'tables',
  'references',
  'code',
];
