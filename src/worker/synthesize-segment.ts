import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { inspectMp3 } from '../audio/mp3-frames.ts';
import { failBook } from '../db/books.ts';
import type { Receipt, SpeechClaim } from '../db/speech.ts';
import { releaseSpeech, storeReceipt, takeTurn } from '../db/speech.ts';
import type { SegmentToSpeak } from '../db/segments.ts';
import { getSegmentToSpeak } from '../db/segments.ts';
import { beginAssembly } from '../db/stages.ts';
import { AppError, toProblem } from '../errors.ts';
import type { Speech } from '../tts/tts.ts';
import { SpeechError } from '../tts/tts.ts';
import type { TaskRun, WorkerContext } from './context.ts';
import { ComeBackLater } from './context.ts';

/** Another worker is buying the same words: look again after this time. */
const WAIT_FOR_OTHERS_MS = 1_000;
/** Bought speech is worth some patience with a store that doesn't answer. */
const STORE_RETRY_DELAYS_MS = [500, 1_000, 2_000, 4_000, 8_000];
const QUOTED_TEXT_CHARACTERS = 120;

/**
 * Speaks one segment, unless its speech is there already. Safe to run any number of times, by any number of workers: the ledger
 * gives the right to buy to one of them.
 */
export async function synthesizeSegment(
  context: WorkerContext,
  segmentId: number,
  run: TaskRun,
): Promise<void> {
  const { pool, presence, engine } = context;
  const segment = await getSegmentToSpeak(pool, segmentId);
  if (segment === null) return;
  if (segment.state !== 'stored') {
    const turn = await takeTurn(pool, segment, { workerKey: presence.key(), provider: engine.provider });
    if (turn.turn === 'wait') throw new ComeBackLater('the same words are being spoken', WAIT_FOR_OTHERS_MS);
    if (turn.turn === 'buy') await buy(context, segment, turn.claim, run);
  }
  if (await beginAssembly(pool, segment.bookId)) await context.producer.assemble(segment.bookId);
}

async function buy(
  context: WorkerContext,
  segment: SegmentToSpeak,
  claim: SpeechClaim,
  run: TaskRun,
): Promise<void> {
  const { pool, storage } = context;
  const speech = await speak(context, segment, claim, run);
  if (speech === null) return;
  const receipt = await store(context, claim, speech);
  if (await storeReceipt(pool, claim, segment.id, receipt)) return;
  // The claim was taken over while we spoke: the successor's object counts, ours is nobody's.
  await storage.delete([receipt.objectKey]);
  throw new ComeBackLater('the claim was taken over', WAIT_FOR_OTHERS_MS);
}

/** @returns null when the book failed over this segment. */
async function speak(
  context: WorkerContext,
  segment: SegmentToSpeak,
  claim: SpeechClaim,
  { signal }: TaskRun,
): Promise<Speech | null> {
  const { pool, engine, log } = context;
  const { text, voice, language, speed } = segment;
  try {
    return await engine.synthesize({ text, voice, language, speed, signal });
  } catch (error) {
    const kind = error instanceof SpeechError ? error.kind : 'uncertain';
    await releaseSpeech(
      pool,
      claim,
      kind === 'uncertain' || kind === 'reply-too-large' ? 'uncertain' : 'not-bought',
    );
    switch (kind) {
      case 'transient':
      case 'setup':
      case 'quota':
      case 'uncertain':
        throw error;
      case 'rejected':
      case 'sentence-too-long':
      case 'reply-too-large': {
        const detail = `${(error as Error).message} The passage: “${text.slice(0, QUOTED_TEXT_CHARACTERS)}…”`;
        log.error('the speech engine refused a segment', {
          bookId: segment.bookId,
          segment: segment.position,
          kind,
        });
        await failBook(pool, segment.bookId, toProblem(new AppError('speech-rejected', { detail })));
        return null;
      }
    }
  }
}

async function store(context: WorkerContext, claim: SpeechClaim, speech: Speech): Promise<Receipt> {
  const { frames, samplesPerFrame, sampleRateHz } = inspectMp3(speech.audio);
  // A name of its own for every attempt: a late writer can never touch what a receipt points at.
  const objectKey = `speech/${claim.contentKey.slice(0, 2)}/${claim.contentKey}-${randomUUID()}.mp3`;
  for (let attempt = 0; ; attempt += 1) {
    try {
      const { bytes, sha256 } = await context.storage.put(objectKey, Readable.from([speech.audio]), {
        contentType: 'audio/mpeg',
      });
      return { objectKey, bytes, sha256, frames, samplesPerFrame, sampleRateHz };
    } catch (error) {
      const delayMs = STORE_RETRY_DELAYS_MS[attempt];
      if (delayMs === undefined) {
        await releaseSpeech(context.pool, claim, 'uncertain');
        throw error;
      }
      context.log.warn('speech could not be stored; trying again', { error });
      await sleep(delayMs);
    }
  }
}
