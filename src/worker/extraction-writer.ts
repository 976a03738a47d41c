import { checkpoint } from '../process/checkpoints.ts';
import type { Book } from '../db/books.ts';
import type { BookClaim } from '../db/claims.ts';
import { insertExtraction, updateExtraction } from '../db/extraction.ts';
import type { NewChapter, NewRemoval, NewSegment } from '../db/extraction.ts';
import type { Paragraph } from '../db/paragraphs.ts';
import { rulesFor } from '../db/pronunciations.ts';
import { AppError } from '../errors.ts';
import { baseLanguage } from '../languages/base-language.ts';
import { parseChapterChoice } from '../narration/chapter-choice.ts';
import type { ExtractionStep } from '../pdf/child/extraction.ts';
import { createNarrationPlanner } from '../narration/narration-planner.ts';
import type { NarrationPlanner, VoicedSegment } from '../narration/narration-planner.ts';
import { createSpeakerFinder } from '../narration/speakers.ts';
import { createSpokenForm } from '../narration/spoken/spoken-form.ts';
import { castVoices, dearest } from '../tts/cast.ts';
import type { Cast } from '../tts/cast.ts';
import { findVoice, voiceForLanguage, voicesUpTo } from '../tts/voices.ts';
import type { WorkerContext } from './context.ts';
import { waitsForEstimate } from './spending-limits.ts';

const PROGRESS_INTERVAL_MS = 1_000;
/** Segments a transaction; the first ones go alone, so that listening can start. */
const FIRST_BATCHES = [1, 4, 16];
const BATCH = 64;
const PARAGRAPHS_A_BATCH = 500;
const REMOVED_A_BATCH = 500;

type ParagraphEvent = Extract<ExtractionStep, { type: 'paragraph' }>;

/** Turns what the extraction child says into rows, batch by batch, and wakes a narrator for each. Holds one batch. */
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
  const { pool, engine, producer, config } = context;
  const { choices } = book;
  const choice = choices.chapters === null ? null : parseChapterChoice(choices.chapters);
  const speakers = createSpeakerFinder();
  let narration: { planner: NarrationPlanner; usdPerMillion: number } | undefined;
  let chapter: NewChapter | undefined;
  let reportedAt = 0;
  let pagesRead = 0;
  let position = 0;
  let paragraph = 0;
  let sentence = 0;
  let removedCount = 0;
  let batches = 0;
  let chapters: NewChapter[] = [];
  let paragraphs: Paragraph[] = [];
  let segments: NewSegment[] = [];
  let removed: NewRemoval[] = [];

  const waits = (): boolean => {
    if (narration === undefined) return false;
    const price = narration.usdPerMillion;
    const mustConfirm = book.mustConfirm === 'always' || (book.mustConfirm === 'priced' && price > 0);
    return mustConfirm || waitsForEstimate(config, price);
  };
  const flush = async (): Promise<void> => {
    const batch = { chapters, paragraphs, segments, removed };
    chapters = [];
    paragraphs = [];
    segments = [];
    removed = [];
    batches += 1;
    const written = await insertExtraction(pool, claim, batch);
    checkpoint('segments-written');
    if (written.length > 0 && !waits()) await producer.synthesizeSegments(written);
  };

  const plan = async (planned: readonly VoicedSegment[]): Promise<void> => {
    for (const { chapter: chapterIndex, ...segment } of planned) {
      segments.push({ ...segment, position: position++, chapterIndex });
      if (segments.length >= (FIRST_BATCHES[batches] ?? BATCH)) await flush();
    }
  };

  const keep = async ({ kind, page, sentences: written }: ParagraphEvent): Promise<void> => {
    if (chapter?.included !== true) return;
    if (narration === undefined) throw new Error('text came before the document was described');
    speakers.add(written);
    const planned = narration.planner.add({ chapter: chapter.index, kind, sentences: written });
    const { sentences } = planned;
    paragraphs.push({
      ...{ index: paragraph++, chapterIndex: chapter.index, page, kind },
      ...{ firstSentence: sentence, sentences },
    });
    sentence += sentences.length;
    await plan(planned.segments);
    if (paragraphs.length >= PARAGRAPHS_A_BATCH) await flush();
  };

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
        case 'document': {
          const language = choices.language ?? event.language;
          const cast = await chooseVoices(context, book, language);
          const rules = await rulesFor(pool, book);
          const speak = createSpokenForm({ language: baseLanguage(language), rules });
          const planner = createNarrationPlanner({ engine, ...cast, language, speed: choices.speed, speak });
          narration = { planner, usdPerMillion: dearest(cast) };
          await updateExtraction(pool, claim, {
            title: event.title,
            author: event.author,
            language,
            leftOutShare: event.leftOutShare,
            voice: cast.narrator.id,
            usdPerMillion: narration.usdPerMillion,
          });
          break;
        }
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
        case 'end':
          break;
      }
    },
    finish: async () => {
      await plan(narration?.planner.end() ?? []);
      await flush();
      await updateExtraction(pool, claim, { speakers: speakers.result() });
      if (position === 0 && choice !== null && chapter !== undefined) {
        throw new AppError('no-such-chapter', {
          detail: `Chapters ${choice.text} were asked for; the book has ${chapter.index + 1}.`,
        });
      }
      if (position === 0) throw new AppError('pdf-no-text');
    },
  };
}

async function chooseVoices(
  { engine, config }: WorkerContext,
  { choices }: Book,
  language: string,
): Promise<Cast> {
  const voices = await engine.voices();
  // Who asked for a voice gets it, whatever language the book turns out to be in; whether they may was looked at when
  // they asked.
  const requested = choices.voice === null ? undefined : findVoice(voices, choices.voice);
  const affordable = voicesUpTo(voices, config.budget.maxPricePerMillion);
  if (requested === undefined && affordable.length === 0) throw new AppError('voice-too-dear');
  const narrator = requested ?? voiceForLanguage(affordable, language, config.defaultVoice);
  return castVoices(narrator, choices.voices, voices);
}
