import type { RemovedKind } from './page/removal.ts';

/** Parts of a book that a listener may want to hear or not. They are left out unless they are asked for. */
export type IncludeKind = 'footnotes' | 'captions' | 'tables' | 'references' | 'code';

export const INCLUDE_KINDS: readonly IncludeKind[] = [
  'footnotes',
  'captions',
  'tables',
  'references',
  'code',
];

/** What they are called where they were left out. */
const REMOVED_AS: Readonly<Record<IncludeKind, RemovedKind>> = {
  footnotes: 'footnote',
  captions: 'caption',
  tables: 'table',
  references: 'reference',
  code: 'code',
};

export function includedKinds(include: readonly IncludeKind[]): RemovedKind[] {
  return include.map((kind) => REMOVED_AS[kind]);
}
