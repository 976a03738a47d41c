import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inspectMp3 } from '../../../src/audio/mp3-frames.ts';
import { startFakeGoogle } from '../../../tools/fake-google/server.ts';
import { speechMs } from '../../../tools/fake-google/speech-length.ts';
import type { FakeGoogle, FakeGoogleOptions } from '../../../tools/fake-google/server.ts';
import { createGoogleEngine } from '../../../src/tts/google/engine.ts';
import type { GoogleOptions } from '../../../src/tts/google/engine.ts';
import { createMemoryQuotaStore, createQuotaGate } from '../../../src/tts/quota.ts';
import type { QuotaGate } from '../../../src/tts/quota.ts';
import { SpeechError } from '../../../src/tts/engine.ts';
import { voiceForLanguage } from '../../../src/tts/voices.ts';
import type { SpeechEngine, SpeechRequest } from '../../../src/tts/engine.ts';
import { decodeSeconds } from '../../../tools/kit/ffprobe.ts';
import { quietLog, recordingLog } from '../../../tools/kit/log.ts';
import { describeSpeechEngine } from './engine-contract.ts';

const REQUEST: SpeechRequest = {
  text: 'A plain sentence. And a second one.',
  voice: 'en-US-Chirp3-HD-Aoede',
  language: 'en',
  speed: 1,
};
/** Fast enough not to be noticed. */
const FREE_QUOTA = (): number => 1_000_000;

const running: { close(): Promise<void> }[] = [];
afterAll(async () => {
  for (const resource of running.reverse()) await resource.close();
});

let shared: FakeGoogle;
beforeAll(async () => {
  shared = await start({ requestsPerMinute: 1_000_000 });
});

describeSpeechEngine('google', () =>
  Promise.resolve({ engine: engineAt(shared.port), voice: 'en-US-Chirp3-HD-Aoede', language: 'en-US' }),
);
describeSpeechEngine('google, 64 kbps', () =>
  Promise.resolve({
    engine: engineAt(shared.port, { bitrateKbps: 64 }),
    voice: 'en-US-Neural2-A',
    language: 'en-US',
  }),
);

describe('speech', () => {
  it('is what the service sent, without its tag, and as long as the text', async () => {
    const fake = await start({ withId3: true });
    const { audio } = await engineAt(fake.port).synthesize(REQUEST);
    const { sampleRateHz, channels, durationSeconds } = inspectMp3(audio);
    expect([sampleRateHz, channels]).toEqual([24_000, 1]);
    expect(durationSeconds).toBeCloseTo(speechMs(REQUEST.text) / 1000, 1);
    const { seconds, errors } = await decode(audio);
    expect([seconds, errors]).toEqual([expect.closeTo(durationSeconds, 1), []]);
  });

  it('is asked for in the language of the voice, whatever the text is in', async () => {
    const { audio } = await engineAt(shared.port).synthesize({ ...REQUEST, language: 'fr' });
    expect(audio.length).toBeGreaterThan(0);
  });

  it('costs nothing where there is nothing to say', async () => {
    const before = shared.ledger().length;
    const engine = engineAt(shared.port);
    for (const bitrateKbps of [32, 64] as const) {
      const { audio } = await engineAt(shared.port, { bitrateKbps }).synthesize({
        ...REQUEST,
        text: '* * *',
      });
      expect(inspectMp3(audio)).toMatchObject({ sampleRateHz: 24_000, channels: 1 });
      expect(await decode(audio)).toMatchObject({ seconds: expect.closeTo(0.312, 1) as number, errors: [] });
    }
    await expect(engine.synthesize({ ...REQUEST, voice: 'Achernar' })).rejects.toMatchObject({
      kind: 'rejected',
    });
    await expect(engine.synthesize({ ...REQUEST, text: 'x'.repeat(5_001) })).rejects.toMatchObject({
      kind: 'rejected',
    });
    await expect(
      engine.synthesize({ ...REQUEST, voice: 'en-US-Chirp-HD-F', speed: 1.5 }),
    ).rejects.toMatchObject({ kind: 'rejected', message: expect.stringContaining('one speed') as string });
    expect(shared.ledger().length).toBe(before);
  });

  it('is bought once a call, and the first Chirp speaks at its own speed', async () => {
    const fake = await start({});
    await engineAt(fake.port).synthesize({ ...REQUEST, voice: 'en-US-Chirp-HD-F' });
    const [entry, ...more] = fake.ledger();
    expect(more).toEqual([]);
    expect(entry).toMatchObject({
      voice: 'en-US-Chirp-HD-F',
      characters: REQUEST.text.length,
      outcome: 'ok',
    });
  });
});

describe('a call that gets no answer', () => {
  it('ends at our deadline, which grows with the text, and counts as uncertain', async () => {
    const fake = await start({ hangRate: 1 });
    const engine = engineAt(fake.port, { callDeadlineMs: 100, deadlineMsPerByte: 2 });
    for (const text of ['Short.', 'A longer text, with more to say.']) {
      const deadlineMs = 100 + 2 * text.length;
      await expect(engine.synthesize({ ...REQUEST, text })).rejects.toMatchObject({
        kind: 'uncertain',
        message: expect.stringContaining(`within ${deadlineMs} ms`) as string,
      });
    }
    expect(fake.ledger().map(({ outcome }) => outcome)).toEqual(['hang', 'hang']);
  });

  it('ends when its caller gives up: uncertain, for it was sent; the service hears of it', async () => {
    const fake = await start({ latencyMs: 60_000 });
    const controller = new AbortController();
    const call = engineAt(fake.port).synthesize({ ...REQUEST, signal: controller.signal });
    const outcome = settled(call);
    await fake.nextCall();
    controller.abort(new Error('enough'));
    expect(await outcome).toMatchObject({ kind: 'uncertain' });
    await until(() => fake.ledger().length === 1);
    expect(fake.ledger()[0]?.outcome).toBe('cancelled');
  });

  it('ends when the engine is closed', async () => {
    const fake = await start({ hangRate: 1 });
    const engine = engineAt(fake.port);
    const outcome = settled(engine.synthesize(REQUEST));
    await fake.nextCall();
    await engine.close();
    expect(await outcome).toMatchObject({ kind: 'uncertain' });
  });

  it('was not bought when it was still waiting for its turn', async () => {
    let waiting: () => void = () => undefined;
    const isWaiting = new Promise<void>((resolve) => (waiting = resolve));
    const quota: QuotaGate = {
      take: (_family, signal) =>
        new Promise((_resolve, reject) => {
          signal?.addEventListener('abort', () => reject(signal.reason as Error));
          waiting();
        }),
      backOff: () => Promise.resolve(),
    };
    const before = shared.ledger().length;
    const controller = new AbortController();
    const engine = engineAt(shared.port, { quota });
    const outcome = settled(engine.synthesize({ ...REQUEST, signal: controller.signal }));
    await isWaiting;
    controller.abort(new Error('enough'));
    expect(await outcome).toMatchObject({ kind: 'transient' });
    expect(shared.ledger().length).toBe(before);
  });
});

describe('the quota', () => {
  it('makes everybody pause when the service says so', async () => {
    const fake = await start({ requestsPerMinute: 1 });
    const pauses: [string, number][] = [];
    const taken: string[] = [];
    const quota: QuotaGate = {
      take: (family) => Promise.resolve(void taken.push(family)),
      backOff: (family, seconds) => Promise.resolve(void pauses.push([family, seconds])),
    };
    const engine = engineAt(fake.port, { quota });
    await engine.synthesize(REQUEST);
    await expect(engine.synthesize(REQUEST)).rejects.toMatchObject({ kind: 'quota' });
    expect(taken).toEqual(['Chirp3-HD', 'Chirp3-HD']);
    expect(pauses).toEqual([['Chirp3-HD', 10]]);
    expect(fake.ledger().map(({ outcome }) => outcome)).toEqual(['ok', 'quota']);
  });

  it('that cannot be asked lets nothing through, and nothing was bought', async () => {
    const quota: QuotaGate = {
      take: () => Promise.reject(new Error('the database is away')),
      backOff: () => Promise.resolve(),
    };
    const before = shared.ledger().length;
    await expect(engineAt(shared.port, { quota }).synthesize(REQUEST)).rejects.toMatchObject({
      kind: 'transient',
    });
    expect(shared.ledger().length).toBe(before);
  });
});

describe('voices', () => {
  it('have a family, a price and a language that books can be matched with', async () => {
    const voices = await engineAt(shared.port).voices();
    const byId = new Map(voices.map((voice) => [voice.id, voice]));
    expect(byId.get('en-US-Chirp3-HD-Aoede')).toMatchObject({
      family: 'Chirp3-HD',
      usdPerMillionCharacters: 30,
      languages: ['en-US'],
      name: 'Aoede (Chirp 3 HD)',
    });
    expect(byId.get('cmn-CN-Wavenet-A')).toMatchObject({
      family: 'WaveNet',
      usdPerMillionCharacters: 4,
      languages: ['zh-CN'],
      gender: 'male',
    });
    expect(byId.has('Achernar')).toBe(false);
  });

  it('are listed so that nobody who chose none gets the dearest, or one that has a single speed', async () => {
    const voices = await engineAt(shared.port).voices();
    expect(voiceForLanguage(voices, 'de').id).toBe('de-DE-Neural2-A');
    expect(voiceForLanguage(voices, 'en').id).toBe('en-US-Neural2-A');
    const { family } = voices.at(-1) ?? {};
    expect(family).toBe('Chirp-HD');
  });

  it('outlive an outage once they are known', async () => {
    const fake = await startFakeGoogle();
    const { log, lines } = recordingLog();
    const engine = engineAt(fake.port, { log, voicesTtlMs: 0 });
    const known = await engine.voices();
    await fake.close();
    expect(await engine.voices()).toEqual(known);
    await until(() => lines.some(({ message }) => String(message).includes('could not be renewed')));
    expect(await engine.voices()).toEqual(known);
    await expect(engineAt(fake.port).voices()).rejects.toBeInstanceOf(SpeechError);
  });
});

async function start(options: FakeGoogleOptions): Promise<FakeGoogle> {
  const fake = await startFakeGoogle(options);
  running.push(fake);
  return fake;
}

function engineAt(port: number, options: Partial<GoogleOptions> = {}): SpeechEngine {
  const engine = createGoogleEngine({
    credentials: null,
    endpoint: { host: '127.0.0.1', port, plaintext: true },
    quota: createQuotaGate(createMemoryQuotaStore(), FREE_QUOTA),
    log: quietLog,
    ...options,
  });
  running.push(engine);
  return engine;
}

async function decode(audio: Buffer): ReturnType<typeof decodeSeconds> {
  const dir = await mkdtemp(join(tmpdir(), 'tandem-google-'));
  try {
    await writeFile(join(dir, 'speech.mp3'), audio);
    return await decodeSeconds(join(dir, 'speech.mp3'));
  } finally {
    await rm(dir, { recursive: true });
  }
}

/** What a call ends with, watched from the start so that no rejection is ever unhandled. */
function settled(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => 'it succeeded',
    (error: unknown) => error,
  );
}

/** Lets the event loop go round until it is so; the limit of the test ends what never comes. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve));
}
