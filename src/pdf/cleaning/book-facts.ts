import type { BookStatistics } from '../book/book-statistics.ts';
import type { IncludeKind } from '../include.ts';
import type { PassageVerdicts } from '../passages.ts';
import type { IsCompound } from '../paragraphs/compounds.ts';
import type { ReferenceKeys } from './reference-keys.ts';

/** What is known of a book when its text is cleaned. */
export interface BookFacts {
  title: string | null;
  /** ISO 639-1. */
  language: string;
  statistics: BookStatistics;
  references: ReferenceKeys;
  isCompound: IsCompound;
  /** What the listener wants to hear besides the text. */
  include: readonly IncludeKind[];
  /** What the listener says of single passages. */
  passages: PassageVerdicts;
}
