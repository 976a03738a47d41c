import { checkpoint } from '../process/checkpoints.ts';
import type { Book } from '../db/books.ts';
import type { BookClaim } from '../db/claims.ts';
import { endExtraction, insertExtraction, updateExtraction } from '../db/extraction.ts';
import type { NewChapter, NewRemoval, NewSegment } from '../db/extraction.ts';
import type { Paragraph } from '../db/paragraphs.ts';
import { rulesFor } from '../db/pronunciations.ts';
import { baseLanguage } from '../languages/base-language.ts';
import { parseChapterChoice } from '../narration/chapter-choice.ts';
import { createNarrationPlanner } from '../narration/narration-planner.ts';
import type { NarrationPlanner, VoicedSegment } from '../narration/narration-planner.ts';
import { createSpeakerFinder } from '../narration/speakers.ts';
import { createSpokenForm } from '../narration/spoken/spoken-form.ts';
import type { TextEvent } from '../pdf/events.ts';
import { dearest } from '../tts/cast.ts';
import { chooseVoices } from './choose-voices.ts';
import type { WorkerContext } from './context.ts';
import { waitsForEstimate } from './spending-limits.ts';

/** Segments a transaction; the first ones go alone, so that listening can start. */
const FIRST_BATCHES = [1, 4, 16];
const BATCH = 64;
const PARAGRAPHS_A_BATCH = 500;
const REMOVED_A_BATCH = 500;

type ParagraphEvent = Extract<TextEvent, { type: 'paragraph' }>;

/** What was written of a text. */
export interface Edition {
  segments: number;
  /** Of the whole text, whether they were chosen or not. */
  chapters: number;
  speakers: readonly string[];
}

/**
 * Turns a text into rows, batch by batch, and wakes a narrator for each. Holds one batch. A text that is written later
 * takes the place of this one, and what is the same in both stays as it is, with its speech.
 */
export interface EditionWriter {
  /** Of the dearest of its voices. */
  usdPerMillion: number;
  /** Segments by now. */
  readonly planned: number;
  /** @throws {ClaimLost} when somebody else took the book over. */
  take(event: TextEvent): Promise<void>;
  /**
   * Writes what is left, and takes away what an edition before has behind its end.
   *
   * @param isWhole whether it is the whole text: else its last segment may still go on, and isn't written.
   */
  finish(isWhole: boolean): Promise<Edition>;
}

/** @throws {AppError} `voice-too-dear` @throws {ClaimLost} */
export async function createEditionWriter(
  context: WorkerContext,
  claim: BookClaim,
  book: Book,
  detected: string,
): Promise<EditionWriter> {
  const { pool, engine, producer, config } = context;
  const { choices } = book;
  const choice = choices.chapters === null ? null : parseChapterChoice(choices.chapters);
  const speakers = createSpeakerFinder();
  const language = choices.language ?? detected;
  const cast = await chooseVoices(context, book, language);
  const usdPerMillion = dearest(cast);
  const speak = createSpokenForm({ language: baseLanguage(language), rules: await rulesFor(pool, book) });
  const planner: NarrationPlanner = createNarrationPlanner({
    ...{ engine, ...cast, language, speed: choices.speed, speak },
  });
  await updateExtraction(pool, claim, { language, voice: cast.narrator.id, usdPerMillion });
  const mustConfirm = book.mustConfirm === 'always' || (book.mustConfirm === 'priced' && usdPerMillion > 0);
  const waits = mustConfirm || waitsForEstimate(config, usdPerMillion);
  let chapter: NewChapter | undefined;
  let position = 0;
  let paragraph = 0;
  let sentence = 0;
  let removedCount = 0;
  let batches = 0;
  let chapters: NewChapter[] = [];
  let paragraphs: Paragraph[] = [];
  let segments: NewSegment[] = [];
  let removed: NewRemoval[] = [];

  const flush = async (): Promise<void> => {
    const batch = { chapters, paragraphs, segments, removed };
    chapters = [];
    paragraphs = [];
    segments = [];
    removed = [];
    batches += 1;
    const written = await insertExtraction(pool, claim, batch);
    checkpoint('segments-written');
    if (written.length > 0 && !waits) await producer.synthesizeSegments(written);
  };

  const plan = async (planned: readonly VoicedSegment[]): Promise<void> => {
    for (const { chapter: chapterIndex, ...segment } of planned) {
      segments.push({ ...segment, position: position++, chapterIndex });
      if (segments.length >= (FIRST_BATCHES[batches] ?? BATCH)) await flush();
    }
  };

  const keep = async ({ kind, page, sentences: written }: ParagraphEvent): Promise<void> => {
    if (chapter?.included !== true) return;
    speakers.add(written);
    const planned = planner.add({ chapter: chapter.index, kind, sentences: written });
    const { sentences } = planned;
    paragraphs.push({
      ...{ index: paragraph++, chapterIndex: chapter.index, page, kind },
      ...{ firstSentence: sentence, sentences },
    });
    sentence += sentences.length;
    await plan(planned.segments);
    if (paragraphs.length >= PARAGRAPHS_A_BATCH) await flush();
  };

  return {
    usdPerMillion,
    get planned() {
      return position;
    },
    take: async (event) => {
      switch (event.type) {
        case 'chapter':
          chapter = {
            index: event.index,
            title: choices.chapterTitles[event.index + 1] ?? event.title,
            page: event.page,
            included: choice?.has(event.index + 1) ?? true,
          };
          chapters.push(chapter);
          break;
        case 'paragraph':
          await keep(event);
          break;
        case 'removed':
          removed.push({
            ...{ index: removedCount++, page: event.page, kind: event.kind },
            ...{ step: event.step, text: event.text },
          });
          if (removed.length >= REMOVED_A_BATCH) await flush();
          break;
      }
    },
    finish: async (isWhole) => {
      if (isWhole) await plan(planner.end());
      await flush();
      const count = chapter === undefined ? 0 : chapter.index + 1;
      await endExtraction(pool, claim, {
        chapters: count,
        paragraphs: paragraph,
        segments: position,
        removed: removedCount,
      });
      return { segments: position, chapters: count, speakers: speakers.result() };
    },
  };
}
