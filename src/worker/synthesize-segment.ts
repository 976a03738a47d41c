import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { checkpoint } from '../checkpoints.ts';
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
import { untilDone } from './patience.ts';

/** Another worker is buying the same words: look again after this time. */
const WAIT_FOR_OTHERS_MS = 1_000;
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
  const { pool, inHand } = context;
  const segment = await getSegmentToSpeak(pool, segmentId);
  if (segment === null) return;
  if (segment.state !== 'stored') {
    const held = inHand.hold(segment.contentKey, () => settle(context, segment, run));
    if (held === null) throw new ComeBackLater('the same words are being spoken', WAIT_FOR_OTHERS_MS);
    await held;
  }
  checkpoint('receipt-written');
  if (await beginAssembly(pool, segment.bookId)) await context.producer.assemble(segment.bookId);
}

async function settle(context: WorkerContext, segment: SegmentToSpeak, run: TaskRun): Promise<void> {
  const { pool, presence, engine } = context;
  const buyer = { workerKey: presence.key(), provider: engine.provider, reclaim: true };
  const turn = await takeTurn(pool, segment, buyer);
  if (turn.turn === 'wait') throw new ComeBackLater('the same words are being spoken', WAIT_FOR_OTHERS_MS);
  if (turn.turn === 'buy') await buy(context, segment, turn.claim, run);
}

async function buy(
  context: WorkerContext,
  segment: SegmentToSpeak,
  claim: SpeechClaim,
  run: TaskRun,
): Promise<void> {
  const { pool, storage, log } = context;
  checkpoint('speech-claimed');
  const speech = await speak(context, segment, claim, run);
  if (speech === null) return;
  checkpoint('speech-bought');
  const receipt = await store(context, claim, speech, run);
  checkpoint('speech-stored');
  const written = await untilDone(() => storeReceipt(pool, claim, segment.id, receipt), {
    signal: run.signal,
    onFailure: (error) => log.warn('a receipt could not be written; trying again', { error }),
  });
  if (written) return;
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

/** Bought speech is worth all patience with a store that doesn't answer or has no room; only the end of the worker ends it. */
async function store(
  { pool, storage, log }: WorkerContext,
  claim: SpeechClaim,
  speech: Speech,
  { signal }: TaskRun,
): Promise<Receipt> {
  const { frames, samplesPerFrame, sampleRateHz } = inspectMp3(speech.audio);
  // A name of its own for every attempt: a late writer can never touch what a receipt points at.
  const objectKey = `speech/${claim.contentKey.slice(0, 2)}/${claim.contentKey}-${randomUUID()}.mp3`;
  try {
    const { bytes, sha256 } = await untilDone(
      () => storage.put(objectKey, Readable.from([speech.audio]), { contentType: 'audio/mpeg' }),
      { signal, onFailure: (error) => log.warn('speech could not be stored; trying again', { error }) },
    );
    return { objectKey, bytes, sha256, frames, samplesPerFrame, sampleRateHz };
  } catch (error) {
    await releaseSpeech(pool, claim, 'uncertain');
    throw error;
  }
}
