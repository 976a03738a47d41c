import type { IncludeKind } from '../pdf/include.ts';
import type { PassageVerdicts } from '../pdf/passages.ts';

/**
 * What a listener can choose for a book, as it stands in the book's row. `null` leaves it to the program. How each is
 * written in a request, and what is allowed, says contract/choices.ts.
 */
export interface Choices {
  /** A `Voice.id`. */
  voice: string | null;
  /** Ids of voices for other parts than the narrator's, by role; see roles.ts. */
  voices: Readonly<Record<string, string>>;
  /** Of an offline voice that reads on where the engine is away for long; `null`: the book waits. */
  fallbackVoice: string | null;
  /** Of the text, BCP 47. */
  language: string | null;
  /** 1 is the voice's own; 0.25 to 2.0. */
  speed: number;
  /** What is read although it is left out by default; in the order of `INCLUDE_KINDS`. */
  include: readonly IncludeKind[];
  /** What is read, or isn't, against the program, passage by passage. */
  passages: PassageVerdicts;
  /** Canonical, see `parseChapterChoice`; `null` for all. */
  chapters: string | null;
  /** Given by hand, by the chapter's number from 1. */
  chapterTitles: Readonly<Record<string, string>>;
  /** Whether somebody wants to see the price before anything is bought. */
  confirm: boolean;
  /** How far ahead of its listener it is narrated, in minutes; `null` for to the end. */
  ahead: number | null;
}

/** Nothing chosen. Also stands in for a choice that a book's row doesn't have, because it is newer than the row. */
export const DEFAULT_CHOICES: Choices = {
  voice: null,
  voices: {},
  fallbackVoice: null,
  language: null,
  speed: 1,
  include: [],
  passages: {},
  chapters: null,
  chapterTitles: {},
  confirm: false,
  ahead: null,
};
