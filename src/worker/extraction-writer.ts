import type { Book } from '../db/books.ts';
import type { BookClaim } from '../db/claims.ts';
import { updateExtraction } from '../db/extraction.ts';
import { AppError } from '../errors.ts';
import { parseChapterChoice } from '../narration/chapter-choice.ts';
import type { ExtractionStep } from '../pdf/child/extraction.ts';
import type { WorkerContext } from './context.ts';
import { createEditionWriter } from './edition-writer.ts';
import type { EditionWriter } from './edition-writer.ts';

const PROGRESS_INTERVAL_MS = 1_000;
/** What changes of a beginning was bought in vain. So many segments are enough to listen to until all is read. */
const PRICED_SEGMENTS = 12;

/** Writes down what the extraction child says: how far it is, the first pages while it reads others, and the text. */
export interface ExtractionWriter {
  /** @throws {ClaimLost} when somebody else took the book over. */
  take(event: ExtractionStep): Promise<void>;
  /**
   * Notes how many pages are read, which is else done once a second: for one that comes no further. @throws {ClaimLost}
   */
  noteProgress(): Promise<void>;
  /**
   * Writes what is left.
   *
   * @throws {AppError} `pdf-no-text` when there was nothing to read, `no-such-chapter` when nothing of it was chosen.
   */
  finish(): Promise<void>;
}

export function createExtractionWriter(
  context: WorkerContext,
  claim: BookClaim,
  book: Book,
): ExtractionWriter {
  const { pool } = context;
  let edition: EditionWriter | undefined;
  let reportedAt = 0;
  let pagesRead = 0;

  const noteProgress = (): Promise<void> => updateExtraction(pool, claim, { pagesRead });

  return {
    noteProgress,
    take: async (event) => {
      switch (event.type) {
        case 'opened':
          await updateExtraction(pool, claim, { pages: event.pages, locked: event.isLocked });
          break;
        case 'progress':
          pagesRead = event.read;
          if (Date.now() - reportedAt < PROGRESS_INTERVAL_MS) break;
          reportedAt = Date.now();
          await noteProgress();
          break;
        case 'beginning': {
          const beginning = await createEditionWriter(context, claim, book, event.language);
          // What stands in the gap moves all that follows.
          if (beginning.usdPerMillion > 0 && event.gaps === true) break;
          for (const one of event.text) {
            if (beginning.usdPerMillion > 0 && beginning.planned >= PRICED_SEGMENTS) break;
            await beginning.take(one);
          }
          await beginning.finish(false);
          break;
        }
        case 'document': {
          const { title, author, language, leftOutShare } = event;
          await updateExtraction(pool, claim, { title, author, leftOutShare });
          edition = await createEditionWriter(context, claim, book, language);
          break;
        }
        case 'chapter':
        case 'paragraph':
        case 'removed':
          if (edition === undefined) throw new Error('text came before the document was described');
          await edition.take(event);
          break;
        case 'end':
          break;
      }
    },
    finish: async () => {
      const written = await edition?.finish(true);
      if (written === undefined || written.chapters === 0) throw new AppError('pdf-no-text');
      const { segments, chapters, speakers } = written;
      await updateExtraction(pool, claim, { speakers });
      if (segments > 0) return;
      const asked = book.choices.chapters === null ? null : parseChapterChoice(book.choices.chapters);
      if (asked === null) throw new AppError('pdf-no-text');
      throw new AppError('no-such-chapter', {
        detail: `Chapters ${asked.text} were asked for; the book has ${chapters}.`,
      });
    },
  };
}
