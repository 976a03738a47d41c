import { Readable } from 'node:stream';
import { inspectMp3 } from '../../../src/audio/mp3-frames.ts';
import { claimBook } from '../../../src/db/claims.ts';
import { clearExtraction, insertExtraction, updateExtraction } from '../../../src/db/extraction.ts';
import { finishBook } from '../../../src/db/finished-audio.ts';
import { getSegmentToSpeak } from '../../../src/db/segment-to-speak.ts';
import { storeReceipt, takeTurn } from '../../../src/db/speech.ts';
import { failBook, beginAssembly, beginNarration } from '../../../src/db/stages.ts';
import { AppError, toProblem } from '../../../src/errors.ts';
import type { ErrorCode } from '../../../src/errors.ts';
import { toneMp3 } from '../../../tools/kit/tone-mp3.ts';
import type { TestApi } from './start-api.ts';

const WORKER_KEY = 7;
const SENTENCE = 'Some words.'.padEnd(1000, '.');

/**
 * Does to a book what a worker does, one step at a time, through the same functions and with real MP3: so that a test
 * decides what happens when.
 */
export interface Narrator {
  /** queued → narrating, with one segment for each of `chapters`' titles; `title` is what the PDF says. */
  begin(chapters: readonly string[], title?: string): Promise<void>;
  /** Speaks the next segment. @returns its MP3. */
  speak(seconds?: number): Promise<Buffer>;
  /** narrating → ready; every segment must be spoken. @returns the finished MP3. */
  finish(): Promise<Buffer>;
  fail(code: ErrorCode, detail?: string): Promise<void>;
}

export function narrate({ pool, storage }: TestApi, bookId: string): Narrator {
  let segmentIds: number[] = [];
  const spoken: { mp3: Buffer; seconds: number }[] = [];
  return {
    begin: async (chapters, title = 'A book') => {
      const claim = await claimBook(pool, 'extract', bookId, WORKER_KEY);
      if (claim === null) throw new Error('the book is not queued');
      if (claim.attempt > 1) await clearExtraction(pool, claim);
      await updateExtraction(pool, claim, {
        pages: 3 * chapters.length,
        pagesRead: 3 * chapters.length,
        title,
        language: 'en',
        voice: 'en-us',
        usdPerMillion: 16,
      });
      const segments = await insertExtraction(pool, claim, {
        chapters: chapters.map((chapter, index) => ({
          index,
          title: chapter,
          page: 3 * index + 1,
          included: true,
        })),
        paragraphs: chapters.map((_, index) => ({
          index,
          chapterIndex: index,
          page: 3 * index + 1,
          kind: 'text',
          firstSentence: index,
          sentences: [SENTENCE],
        })),
        segments: chapters.map((_, position) => ({
          position,
          chapterIndex: position,
          text: SENTENCE,
          contentKey: `${bookId}-${position}`,
          firstSentence: position,
          sentences: 1,
          sentenceStarts: [0],
          pauseMs: 0,
        })),
        removed: [],
      });
      segmentIds = segments.map(({ id }) => id);
      await beginNarration(pool, claim);
    },
    speak: async (seconds = 1) => {
      const id = segmentIds[spoken.length] ?? 0;
      const segment = await getSegmentToSpeak(pool, id);
      if (segment === null) throw new Error('there is no segment to speak');
      const turn = await takeTurn(
        pool,
        { ...segment, segmentId: id },
        { workerKey: WORKER_KEY, provider: 'test', limits: { maxUsd: null, maxUncertainRetries: 0 } },
      );
      if (turn.turn !== 'buy') throw new Error(`it is somebody else's turn: ${turn.turn}`);
      const mp3 = await toneMp3({ seconds, frequencyHz: 300 + 100 * spoken.length });
      const objectKey = `speech/${segment.contentKey}.mp3`;
      const { bytes, sha256 } = await storage.put(objectKey, Readable.from([mp3]), {
        contentType: 'audio/mpeg',
      });
      const { frames, samplesPerFrame, sampleRateHz } = inspectMp3(mp3);
      await storeReceipt(pool, turn.claim, id, {
        objectKey,
        bytes,
        sha256,
        frames,
        samplesPerFrame,
        sampleRateHz,
        ...{ letters: null, voicedSeconds: null, longestGapSeconds: null, wordTimes: null },
      });
      spoken.push({ mp3, seconds });
      return mp3;
    },
    finish: async () => {
      if (!(await beginAssembly(pool, bookId))) throw new Error('not every segment is spoken');
      const claim = await claimBook(pool, 'assemble', bookId, WORKER_KEY);
      if (claim === null) throw new Error('the book can not be claimed');
      const mp3 = Buffer.concat(spoken.map((part) => part.mp3));
      const mp3Key = `books/${bookId}/audio.mp3`;
      const { bytes, sha256 } = await storage.put(mp3Key, Readable.from([mp3]), {
        contentType: 'audio/mpeg',
      });
      let startSeconds = 0;
      const chapters = spoken.map(({ seconds }, index) => {
        const chapter = { index, startSeconds, durationSeconds: seconds };
        startSeconds += seconds;
        return chapter;
      });
      await finishBook(pool, claim, {
        mp3Key,
        mp3Bytes: bytes,
        mp3Sha256: sha256,
        durationSeconds: startSeconds,
        chapters,
        segments: chapters,
        doubts: [],
      });
      return mp3;
    },
    fail: async (code, detail) => {
      await failBook(pool, bookId, toProblem(new AppError(code, detail === undefined ? {} : { detail })));
    },
  };
}
