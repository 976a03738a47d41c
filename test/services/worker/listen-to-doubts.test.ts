import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, onTestFinished, test } from 'vitest';
import type { AudioDoubt } from '../../../src/db/heard.ts';
import { createDiskStorage } from '../../../src/storage/disk/storage.ts';
import { createRecogniser } from '../../../src/tts/openai/recogniser.ts';
import { listenToDoubts } from '../../../src/worker/listen-to-doubts.ts';
import type { FakeOpenAi, FakeOpenAiOptions } from '../../../tools/fake-openai/server.ts';
import { startFakeOpenAi } from '../../../tools/fake-openai/server.ts';
import { quietLog, recordingLog } from '../../../tools/kit/log.ts';

const KEY = 'sk-CanaryCanaryCanary';
const TEXTS = [
  'The boats came home with the morning tide.',
  'Nobody had seen the ferry since Monday at noon.',
];
const BOOK = { id: 'book', language: 'en-GB' };

/** What becomes of doubts about these texts, whose sound is their own letters. */
async function listen(
  texts: readonly string[],
  options: FakeOpenAiOptions,
  apiKey: string | null = null,
): Promise<{ left: AudioDoubt[]; server: FakeOpenAi; log: string }> {
  const server = await startFakeOpenAi(options);
  const dir = await mkdtemp(join(tmpdir(), 'tandem-listen-'));
  onTestFinished(async () => {
    await server.close();
    await rm(dir, { recursive: true });
  });
  const storage = createDiskStorage({ dir, log: quietLog });
  const { log, lines } = recordingLog();
  const doubts = texts.map((text, position) => ({
    segment: {
      ...{ position, chapterIndex: 0, text, voice: 'v', objectKey: `speech/${position}.mp3` },
      ...{ voicedSeconds: 1, longestGapSeconds: 0 },
    },
    doubt: {
      ...{ chapter: 0, startSeconds: 10 * position, durationSeconds: 2, text },
      doubt: 'too-short' as const,
    },
  }));
  for (const { segment } of doubts) {
    await storage.put(segment.objectKey, Readable.from([Buffer.from(segment.text)]), {
      contentType: 'audio/mpeg',
    });
  }
  const recogniser = createRecogniser({ baseUrl: server.baseUrl, apiKey, model: 'whisper-1' });
  const left = await listenToDoubts({ recogniser, storage, log }, BOOK, doubts, {
    signal: new AbortController().signal,
    cut: new AbortController().signal,
  });
  return {
    left,
    server,
    log: JSON.stringify(lines),
  };
}

test('what is heard in full is no longer doubtful; of the rest it says what is heard', async () => {
  const [whole = '', cut = ''] = TEXTS;
  const { left, server } = await listen(TEXTS, {
    hear: (sound) => (sound.toString() === whole ? whole.toLowerCase() : cut.slice(0, 12)),
  });
  expect(left).toEqual([
    {
      chapter: 0,
      startSeconds: 10,
      durationSeconds: 2,
      doubt: 'too-short',
      text: cut,
      heard: cut.slice(0, 12),
    },
  ]);
  expect(server.transcriptions()).toBe(2);
});

test('a recogniser that fails is asked once, and leaves all doubts', async () => {
  const { left, server } = await listen(TEXTS, { hear: () => null });
  expect(left.map(({ text }) => text)).toEqual(TEXTS);
  expect(server.transcriptions()).toBe(1);
});

test('a key that is refused is in no line of the log', async () => {
  const { left, log } = await listen(TEXTS, { hear: () => '', apiKey: 'another' }, KEY);
  expect(left).toHaveLength(2);
  expect(log).toContain('[key]');
  expect(log).not.toContain(KEY);
});

test('a voice that is odd everywhere is listened to in twenty places', async () => {
  const { left, server } = await listen(
    Array.from({ length: 25 }, (_, index) => `Sentence ${index} of them all.`),
    { hear: (sound) => sound.toString() },
  );
  expect(server.transcriptions()).toBe(20);
  expect(left).toHaveLength(5);
});
