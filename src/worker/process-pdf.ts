import { checkpoint } from '../process/checkpoints.ts';
import { getBook } from '../db/books.ts';
import type { Book } from '../db/books.ts';
import { ClaimLost, claimBook, releaseBook } from '../db/claims.ts';
import type { BookClaim } from '../db/claims.ts';
import { noteDeathOfChild } from '../db/deaths.ts';
import { clearExtraction, sealedPassword } from '../db/extraction.ts';
import { beginAssembly, beginNarration, failClaimedBook } from '../db/stages.ts';
import type { Config } from '../service/config.ts';
import { AppError, toProblem } from '../errors.ts';
import { baseLanguage } from '../languages/base-language.ts';
import type { ErrorCode } from '../errors.ts';
import { ExtractionKilled } from '../pdf/child/extraction-child.ts';
import { runExtraction } from '../pdf/child/extraction.ts';
import type { OcrPolicy } from '../pdf/child/extraction.ts';
import type { RecognizedPages } from '../pdf/ocr/recognized-pages.ts';
import { withLocalCopy } from '../storage/local-copy.ts';
import type { SpeechEngine } from '../tts/engine.ts';
import { setAside } from './budget.ts';
import type { TaskRun, WorkerContext } from './context.ts';
import { makeEarlyCover } from './covers.ts';
import { engineFor } from './engine-for.ts';
import { createExtractionWriter } from './extraction-writer.ts';
import { judgeDeaths } from './judge-deaths.ts';
import { wakeNarrators } from './reconcile.ts';
import { discardRecognizedPages, withRecognizedPages } from './recognized-pages.ts';
import { checkEstimate, waitsForEstimate } from './spending-limits.ts';
import { tellWaiting } from './waiting.ts';
import { workDir } from './work-dir.ts';

export const EXTRACTION_TIMEOUT_MS = 15 * 60_000;
/** Trouble that passes: the book waits for it instead of failing. */
const PASSING: readonly ErrorCode[] = ['disk-full', 'service-unavailable'];

/**
 * Extracts one PDF into chapters, segments and what was removed, and wakes a narrator for every batch. Safe to run
 * again at any point: a new claim clears what the last one left, and speech that was bought meanwhile is found again by
 * its content.
 */
export async function processPdf(context: WorkerContext, bookId: string, run: TaskRun): Promise<void> {
  await context.inHand.hold(bookId, () => readBook(context, bookId, run));
  // Nobody has to wait for it: meanwhile the book is spoken, and can be put together.
  await makeEarlyCover(context, bookId, run);
}

async function readBook(context: WorkerContext, bookId: string, run: TaskRun): Promise<void> {
  const { pool, presence, config, log } = context;
  const claim = await claimBook(pool, 'extract', bookId, presence.key(), { reclaim: true });
  if (claim === null) return;
  checkpoint('book-claimed');
  const bookLog = log.child({ bookId });
  try {
    if (claim.attempt > 1) await clearExtraction(pool, claim);
    bookLog.info('reading the PDF', { attempt: claim.attempt, bytes: claim.book.sourceBytes });
    engineToBegin(context, claim.book).prepare?.();
    await extract(context, claim, claim.book, run);
    checkpoint('text-complete');
    const usdPerMillion = (await getBook(pool, bookId))?.usdPerMillion ?? 0;
    await checkEstimate(pool, config, { id: bookId, usdPerMillion });
    const { characters, isHeld } = await beginNarration(pool, claim);
    bookLog.info('the PDF is read', { characters });
    const mustWake = claim.book.mustConfirm !== 'never' || waitsForEstimate(config, usdPerMillion);
    if (!isHeld && mustWake && (await setAside(context, { id: bookId, usdPerMillion }))) {
      await wakeNarrators(context, bookId);
    }
    if (await beginAssembly(pool, bookId)) await context.producer.assemble(bookId);
    await forgetRecognizedPages(context, bookId);
  } catch (error) {
    if (error instanceof ClaimLost) return;
    if (error instanceof AppError && !PASSING.includes(error.code) && !run.signal.aborted) {
      bookLog.warn('the book failed', { code: error.code, error });
      await failClaimedBook(pool, claim, toProblem(error));
      await forgetRecognizedPages(context, bookId);
      return;
    }
    if (error instanceof ExtractionKilled && (await noteDeathOfChild(pool, claim)))
      await judgeDeaths(context);
    if (!run.signal.aborted) await tellWaiting(context, bookId, error);
    await releaseBook(pool, claim);
    throw error;
  }
}

/** The book is read, or never will be, whether that works or not: the daily clean-up comes by as well. */
async function forgetRecognizedPages({ storage, log }: WorkerContext, bookId: string): Promise<void> {
  await discardRecognizedPages(storage, bookId).catch((error: unknown) => {
    log.warn('what was recognised on the pictures of a book could not be removed yet', { bookId, error });
  });
}

/** Who will speak, as far as it is known before the book's language is. */
function engineToBegin(context: WorkerContext, { choices }: Book): SpeechEngine {
  return choices.voice === null ? context.engine : engineFor(context, choices.voice);
}

function ocrPolicy({ ocr, ocrFits }: Config): OcrPolicy {
  if (ocr === 'off') return { enabled: false, reason: 'text recognition is switched off (OCR=off)' };
  if (ocrFits) return { enabled: true };
  return { enabled: false, reason: 'the server has too little memory for text recognition' };
}

async function extract(context: WorkerContext, claim: BookClaim, book: Book, run: TaskRun): Promise<void> {
  const { pool, storage, config, presence, passwords } = context;
  const source = {
    storage,
    key: book.sourceKey,
    dir: workDir(config.dataDir, presence.key()),
    name: `${book.id}-${claim.attempt}.pdf`,
    signal: run.signal,
  };
  const sealed = await sealedPassword(pool, claim);
  const password = sealed === null ? undefined : await passwords.open(book.id, sealed);
  const chosen = book.choices.language;
  const language = chosen === null ? undefined : baseLanguage(chosen);
  const kept = { storage, bookId: book.id, language: language ?? null };
  const read = async (file: string, recognized: RecognizedPages): Promise<void> => {
    const events = runExtraction({
      file,
      password,
      heapMb: config.extractionHeapMb,
      memoryMb: config.extractionMemoryMb,
      timeoutMs: EXTRACTION_TIMEOUT_MS,
      standby: context.standby,
      maxPages: config.maxPages,
      include: book.choices.include,
      passages: book.choices.passages,
      ocr: ocrPolicy(config),
      // Chapters that were chosen are counted over the whole book.
      beginnings: book.choices.chapters === null,
      recognized,
      language,
      signal: run.signal,
    });
    const writer = createExtractionWriter(context, claim, book);
    try {
      for await (const event of events) await writer.take(event);
    } catch (error) {
      if (error instanceof ExtractionKilled) await writer.noteProgress();
      throw error;
    }
    await writer.finish();
  };
  await withLocalCopy(source, (file) =>
    withRecognizedPages(kept, source.dir, (recognized) => read(file, recognized)),
  );
}
