import type { ErrorCode } from '../errors.ts';
import type { Place } from './page/place.ts';
import type { Removal } from './page/removal.ts';
import type { AsideKind } from './paragraphs/asides.ts';

/** What a paragraph that is read is: of the running text, or beside it. */
export type ParagraphKind = 'heading' | 'text' | AsideKind;

/** Where its lines are, if that was asked for. */
interface WithPlaces {
  places?: readonly Place[];
}

/** What a book is made of, in reading order. */
export type TextEvent =
  /** Starts a chapter; indexes count from 0. Every paragraph belongs to the last one started. */
  | { type: 'chapter'; index: number; title: string; page: number }
  /** `sentences` joined by a space is the paragraph; `page` (from 1) is where it begins. */
  | ({ type: 'paragraph'; kind: ParagraphKind; page: number; sentences: string[] } & WithPlaces)
  | ({ type: 'removed'; page: number } & Omit<Removal, 'places'> & WithPlaces);

/**
 * What the extraction child says, one JSON object a line on its standard output, in this order: `opened`, then
 * `progress` and `beginning`…, `document`, all of the text, and last `end` or `failed`. Memory stays flat on both
 * sides: the pipe's back-pressure reaches the child.
 */
export type ExtractionEvent =
  /** `isLocked`: it took the password. */
  | { type: 'opened'; pages: number; isLocked: boolean }
  /**
   * `page` is the last one that was looked at, `read` how many have been read: pages that are pictures take longer, and
   * come last.
   */
  | { type: 'progress'; page: number; pages: number; read: number }
  /**
   * The text from the first page on, as far as it is known: it takes the place of the one before, and what is known of
   * the whole book takes its place in the end. Only said if asked for. Where pages among the first ones are still to be
   * recognised, as a cover is, it has `gaps`, and more of it may change.
   */
  | { type: 'beginning'; language: string; gaps?: boolean; text: TextEvent[] }
  /** The text of a picture, as the caller may keep it and hand it in again; see `RecognizedPages`. */
  | { type: 'recognized'; page: number; content: string }
  /**
   * `language` is a two-letter ISO 639-1 code; `title` is the best guess, `null` where there is none. `leftOutShare` of
   * the body, 0 to 1, isn't read; see `LeftOutShare`.
   */
  | {
      type: 'document';
      title: string | null;
      author: string | null;
      language: string;
      leftOutShare: number;
    }
  | TextEvent
  /** `characters`: Unicode code units of all sentences. */
  | { type: 'end'; chapters: number; paragraphs: number; characters: number }
  | { type: 'failed'; code: ErrorCode; detail: string };
