import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { inspectMp3 } from '../audio/mp3-frames.ts';
import { forgetReceipt } from '../db/missing-speech.ts';
import { readPieceReceipts, readPieces, storePieces } from '../db/pieces.ts';
import type { Piece } from '../db/pieces.ts';
import { releaseSpeech, storeReceipt, takeTurn } from '../db/speech.ts';
import type { Receipt, SpeechClaim } from '../db/speech.ts';
import type { SpendingRefusal } from '../db/spending.ts';
import { flatTimes } from '../db/word-times.ts';
import { checkpoint } from '../process/checkpoints.ts';
import { AppError } from '../errors.ts';
import { messageOf } from '../process/thrown.ts';
import { ObjectMissing } from '../storage/storage.ts';
import { SpeechError } from '../tts/engine.ts';
import { contentKey } from '../narration/content-key.ts';
import type { WordTime } from '../narration/word-times.ts';
import type { TaskRun, WorkerContext } from './context.ts';
import { ComeBackLater } from './context.ts';
import { engineFor } from './engine-for.ts';
import { untilDone } from './patience.ts';
import { joinTimes } from './joined-times.ts';
import { hear, speakInFull } from './speak-in-full.ts';
import type { Spoken } from './speak-in-full.ts';
import type { SpokenOrder } from './spoken-order.ts';
import { SPEECH_POLICY } from './speech-policy.ts';
import { refusalError } from './spending-limits.ts';
import { splitInHalves, splitLongSentence } from './split-text.ts';
import { tellWaiting } from './waiting.ts';

/** The call failed in a way that passes: the listener is told why nothing moves. */
export class SpeechDelayed extends Error {
  readonly problem: AppError;
  /** `null`: as the queue does with any failed task. */
  readonly delayMs: number | null;

  constructor(problem: AppError, delayMs: number | null) {
    super(problem.message, { cause: problem.cause });
    this.name = 'SpeechDelayed';
    this.problem = problem;
    this.delayMs = delayMs;
  }
}

/** Nothing is to be bought for the book now, because its listener wants it so. */
export class SpendingHeld extends Error {
  constructor() {
    super('nothing is to be bought for the book now');
    this.name = 'SpendingHeld';
  }
}

/** Another worker is buying the same words: look again after this time. */
const WAIT_FOR_OTHERS_MS = 1_000;
/** Room comes with the next day, or where another book gives back what it didn't use. */
const WAIT_FOR_BUDGET_MS = 60_000;
const QUOTED_TEXT_CHARACTERS = 120;

/**
 * Sees to it that there is a receipt for the order. Any number of workers may try: the ledger gives the right to buy to
 * one of them. A text that the engine refuses as too long is bought in pieces, which are then joined.
 *
 * @throws {ComeBackLater} somebody else is at it
 * @throws {SpeechDelayed} try again
 * @throws {SpendingHeld} whoever lets the book go on wakes a narrator again
 * @throws {AppError} the book fails with it
 */
export async function buySpeech(context: WorkerContext, order: SpokenOrder, run: TaskRun): Promise<void> {
  const held = context.inHand.hold(order.contentKey, () => takeAndFulfil(context, order, run));
  if (held === null) throw new ComeBackLater('the same words are being spoken', WAIT_FOR_OTHERS_MS);
  await held;
}

async function takeAndFulfil(context: WorkerContext, order: SpokenOrder, run: TaskRun): Promise<void> {
  const { pool, presence, config } = context;
  run.signal.throwIfAborted();
  const turn = await takeTurn(pool, order, {
    workerKey: presence.key(),
    provider: engineFor(context, order.voice).provider,
    reclaim: true,
    limits: { maxUsd: config.maxBookCostUsd, maxUncertainRetries: config.maxUncertainRetries },
    budget: config.budget,
  });
  switch (turn.turn) {
    case 'stored':
      context.counters.count('tandem_speech_cache_hits_total');
      return;
    case 'wait':
      throw new ComeBackLater('the same words are being spoken', WAIT_FOR_OTHERS_MS);
    case 'held':
      throw new SpendingHeld();
    case 'refused':
      throw stopped(turn.refusal, config);
    case 'buy':
      checkpoint('speech-claimed');
      await fulfil(context, order, turn.claim, run);
  }
}

/** A budget has room again some day; every other limit is for good. */
function stopped(refusal: SpendingRefusal, config: WorkerContext['config']): Error {
  const problem = refusalError(refusal, config);
  return problem.code === 'budget' ? new SpeechDelayed(problem, WAIT_FOR_BUDGET_MS) : problem;
}

async function fulfil(
  context: WorkerContext,
  order: SpokenOrder,
  claim: SpeechClaim,
  run: TaskRun,
): Promise<void> {
  const cut = claim.attempt > 1 ? await readPieces(context.pool, claim.contentKey) : [];
  if (cut.length > 0) return joinPieces(context, order, claim, cut, run);
  let spoken: Spoken;
  try {
    spoken = await speakInFull(context, order, claim, run);
  } catch (error) {
    return settleFailure(context, order, claim, error, run);
  }
  checkpoint('speech-bought');
  await settle(
    context,
    order,
    claim,
    await keep(context, order, claim, { spoken, lost: 'uncertain' }, run),
    run,
  );
}

async function settleFailure(
  context: WorkerContext,
  order: SpokenOrder,
  claim: SpeechClaim,
  error: unknown,
  run: TaskRun,
): Promise<void> {
  const { pool, log } = context;
  const kind = error instanceof SpeechError ? error.kind : 'uncertain';
  const { outcome, next, shows } = SPEECH_POLICY[kind];
  if (next.step === 'split') {
    const texts =
      kind === 'reply-too-large'
        ? splitInHalves(order.text)
        : splitLongSentence(order.text, messageOf(error));
    if (texts.length > 1) {
      const pieces = texts.map((text) => pieceOf(context, order, text));
      log.info('the speech engine refused a text as too long; it is spoken in pieces', {
        bookId: order.bookId,
        kind,
        pieces: pieces.length,
      });
      if (!(await storePieces(pool, claim, pieces, outcome))) throw takenOver();
      return joinPieces(context, order, claim, pieces, run);
    }
  }
  await releaseSpeech(pool, claim, outcome);
  if (next.step === 'again' || next.step === 'later') {
    const problem = new AppError(shows, { detail: messageOf(error), cause: error });
    throw new SpeechDelayed(problem, next.step === 'later' ? next.delayMs : null);
  }
  const passage = order.text.slice(0, QUOTED_TEXT_CHARACTERS);
  throw new AppError(shows, { detail: `${messageOf(error)} The passage: “${passage}…”`, cause: error });
}

function pieceOf(context: WorkerContext, order: SpokenOrder, text: string): Piece {
  const engine = engineFor(context, order.voice);
  const key = contentKey({
    text,
    provider: engine.provider,
    voice: order.voice,
    language: order.language,
    speed: order.speed,
    engineVersion: engine.version,
  });
  return { text, characters: Array.from(text).length, contentKey: key };
}

/** Buys what is missing of the pieces, and stores them as one. */
async function joinPieces(
  context: WorkerContext,
  order: SpokenOrder,
  claim: SpeechClaim,
  pieces: readonly Piece[],
  run: TaskRun,
): Promise<void> {
  const { pool, storage } = context;
  const parts: Buffer[] = [];
  let words: WordTime[] | null;
  try {
    for (const piece of pieces) await buySpeech(context, { ...order, ...piece, segmentId: null }, run);
    const receipts = await readPieceReceipts(pool, claim.contentKey);
    for (const { objectKey } of receipts) parts.push(await buffer(await storage.get(objectKey)));
    words = joinTimes(order.text, pieces, receipts);
  } catch (error) {
    if (error instanceof ObjectMissing) await forgetReceipt(pool, error.key);
    await releaseSpeech(pool, claim, 'not-bought');
    throw error;
  }
  const spoken = hear(order.text, { audio: Buffer.concat(parts), words });
  await settle(
    context,
    order,
    claim,
    await keep(context, order, claim, { spoken, lost: 'not-bought' }, run),
    run,
  );
}

/**
 * Stores speech under a name of its own: a late writer can never touch what a receipt points at. Bought speech is worth
 * all patience with a store that doesn't answer or has no room; only the end of the worker ends it.
 *
 * @param speech.lost what the ledger notes then
 */
async function keep(
  context: WorkerContext,
  { bookId }: SpokenOrder,
  claim: SpeechClaim,
  { spoken, lost }: { spoken: Spoken; lost: 'uncertain' | 'not-bought' },
  { cut: signal }: TaskRun,
): Promise<Receipt> {
  const { pool, storage, log } = context;
  const { audio, words, length, heard } = spoken;
  const objectKey = `speech/${claim.contentKey.slice(0, 2)}/${claim.contentKey}-${randomUUID()}.mp3`;
  const onFailure = async (error: unknown): Promise<void> => {
    log.warn('speech could not be stored; trying again', { error });
    await tellWaiting(context, bookId, error);
  };
  try {
    const { frames, samplesPerFrame, sampleRateHz } = inspectMp3(audio);
    const { voicedSeconds, longestGapSeconds } = heard;
    const { bytes, sha256 } = await untilDone(
      () => storage.put(objectKey, Readable.from([audio]), { contentType: 'audio/mpeg' }),
      { signal, onFailure },
    );
    return {
      ...{ objectKey, bytes, sha256, frames, samplesPerFrame, sampleRateHz },
      ...{ letters: length.letters, voicedSeconds, longestGapSeconds, wordTimes: flatTimes(words) },
    };
  } catch (error) {
    await releaseSpeech(pool, claim, lost);
    throw error;
  }
}

async function settle(
  { pool, storage, log }: WorkerContext,
  order: SpokenOrder,
  claim: SpeechClaim,
  receipt: Receipt,
  { cut: signal }: TaskRun,
): Promise<void> {
  checkpoint('speech-stored');
  const written = await untilDone(() => storeReceipt(pool, claim, order.segmentId, receipt), {
    signal,
    onFailure: (error) => log.warn('a receipt could not be written; trying again', { error }),
  });
  if (written) return;
  // The successor's object counts, ours is nobody's.
  await storage.delete([receipt.objectKey]);
  throw takenOver();
}

/** While we spoke. */
function takenOver(): ComeBackLater {
  return new ComeBackLater('the claim was taken over', WAIT_FOR_OTHERS_MS);
}
