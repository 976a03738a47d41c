import { afterEach, describe, expect, it } from 'vitest';
import { inspectMp3 } from '../../../src/audio/mp3-frames.ts';
import { createSettingsReader } from '../../../src/settings/reader.ts';
import type { SpeechEngine, SpeechErrorKind } from '../../../src/tts/engine.ts';
import { SpeechError, SpeechSetupError } from '../../../src/tts/engine.ts';
import { createOpenAiEngine } from '../../../src/tts/openai/engine.ts';
import type { OpenAiOptions } from '../../../src/tts/openai/engine.ts';
import { readOpenAiSettings } from '../../../src/tts/openai/settings.ts';
import { createMemoryQuotaStore, createQuotaGate } from '../../../src/tts/quota.ts';
import type { QuotaGate } from '../../../src/tts/quota.ts';
import type { Fault } from '../../../tools/fake-openai/faults.ts';
import type { FakeOpenAi, FakeOpenAiOptions } from '../../../tools/fake-openai/server.ts';
import { startFakeOpenAi } from '../../../tools/fake-openai/server.ts';
import { SERVERS } from '../../../tools/fake-openai/servers.ts';
import type { ServerName } from '../../../tools/fake-openai/servers.ts';
import { quietLog, recordingLog } from '../../../tools/kit/log.ts';
import { describeSpeechEngine } from './engine-contract.ts';

const TEXT = 'The quick brown fox jumps over the lazy dog, and nobody is surprised by it any more. '.repeat(
  2,
);
const KEY = 'sk-CanaryCanaryCanary';
const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

describeSpeechEngine('openai', async () => {
  const fake = await startFakeOpenAi();
  const engine = engineAt(fake);
  closers.length = 0;
  return {
    engine: {
      ...engine,
      close: async () => {
        await engine.close();
        await fake.close();
      },
    },
    voice: 'af_heart',
    language: 'en',
  };
});

describe('a server like', () => {
  it.each(Object.keys(SERVERS) as ServerName[])('%s speaks whole text in one format', async (like) => {
    const { fake, engine } = await start({ like }, namedVoices(like));
    await engine.probe();
    const [voice] = await engine.voices();
    const audio = await speak(engine, TEXT, { voice: voice?.id ?? '' });
    const { durationSeconds, sampleRateHz, channels } = inspectMp3(audio);
    expect({ sampleRateHz, channels }).toEqual({ sampleRateHz: 24_000, channels: 1 });
    // LAME's own delay, and a frame.
    expect(Math.abs(durationSeconds - TEXT.length * 0.06)).toBeLessThan(0.15);
    expect(fake.ledger().filter(({ outcome }) => outcome === 'ok')).toHaveLength(2);
  });

  it('openai is never sent what it does not know, and is warned about', async () => {
    const { log, lines } = recordingLog();
    const { engine } = await start({ like: 'openai' }, namedVoices('openai'), { log });
    await engine.probe();
    expect(lines.map(({ message }) => message)).toContainEqual(
      expect.stringMatching(/"tts-1" is switched off on 2027-01-06/),
    );
  });

  it('deepinfra is asked without what it refused, once, and from then on at once', async () => {
    const { fake, engine } = await start({ like: 'deepinfra' });
    await speak(engine, TEXT, { voice: 'luna' });
    await speak(engine, TEXT, { voice: 'luna' });
    expect(fake.requests().map((body) => 'stream' in body)).toEqual([true, false, false]);
    expect(fake.ledger().map(({ outcome }) => outcome)).toEqual(['invalid', 'ok', 'ok']);
  });

  it('deepinfra refuses calls that are under way together, and each is made again', async () => {
    const { fake, engine } = await start({ like: 'deepinfra', latencyMs: 20 });
    await Promise.all([1, 2, 3].map((count) => speak(engine, TEXT.repeat(count), { voice: 'luna' })));
    expect(fake.ledger().filter(({ outcome }) => outcome === 'ok')).toHaveLength(3);
  });

  it('kokoro is told not to stream: a failure would be a success cut short', async () => {
    const { fake, engine } = await start();
    await speak(engine);
    expect(fake.requests()[0]).toMatchObject({ stream: false, response_format: 'mp3', model: 'tts-1' });
  });

  it('kokoro says when it speaks each word, and it is told by the words of the text', async () => {
    const { fake, engine } = await start();
    const text = "“Isn't it well-known?” she asked — twice.";
    const { audio, words } = await engine.synthesize({ text, voice: 'af_heart', language: 'en', speed: 1 });
    expect(words?.map(({ at }) => text.slice(at).split(' ', 1)[0])).toEqual([
      ...["“Isn't", 'it', 'well-known?”', 'she', 'asked', 'twice.'],
    ]);
    // Every MP3 is late by LAME's delay.
    for (const { at, ms } of words ?? []) expect(Math.abs(ms - 46 - at * 60)).toBeLessThan(80);
    expect(inspectMp3(audio).durationSeconds).toBeCloseTo(text.length * 0.06, 0);
    expect(fake.requests()).toHaveLength(1);
  });

  it.each<[string, Parameters<typeof start>]>([
    ['says nothing of it', [{ like: 'orpheus' }]],
    ['is not to be asked', [{}, { OPENAI_TTS_WORD_TIMES: 'off' }]],
    ['does not have it after all', [{ like: 'orpheus' }, { OPENAI_TTS_WORD_TIMES: 'on' }]],
  ])('a server that %s speaks, without the times of its words', async (_name, options) => {
    const { fake, engine } = await start(...options);
    const voice = fake.habits.voices[0] ?? '';
    const { words } = await engine.synthesize({ text: TEXT, voice, language: 'en', speed: 1 });
    expect(words).toBeNull();
    expect(fake.ledger().map(({ outcome }) => outcome)).toEqual(['ok']);
  });

  it('kokoro is asked for speech alone where it fails over the times', async () => {
    const { fake, engine } = await start({ faultOf: ({ number }) => (number === 1 ? 'broken' : 'none') });
    await expectFailure(speak(engine), 'transient', /500/);
    expect(
      (await engine.synthesize({ text: TEXT, voice: 'af_heart', language: 'en', speed: 1 })).words,
    ).toBeNull();
    expect(fake.ledger().map(({ outcome }) => outcome)).toEqual(['internal', 'ok']);
  });

  it('groq has one speed, and says so; a text that is too long is to be split', async () => {
    const { engine } = await start({ like: 'groq' }, namedVoices('groq'));
    const voice = 'Fritz-PlayAI';
    await expectFailure(speak(engine, 'Hello there.', { voice, speed: 1.5 }), 'rejected', /speed/);
    await expectFailure(speak(engine, TEXT.repeat(2), { voice }), 'sentence-too-long', /at most 200/);
  });

  it('orpheus is called once at a time', async () => {
    const { fake, engine } = await start({ like: 'orpheus', latencyMs: 50 }, { OPENAI_TTS_CONCURRENCY: '1' });
    const began = performance.now();
    await Promise.all([1, 2, 3].map(() => speak(engine, TEXT, { voice: 'tara' })));
    expect(performance.now() - began).toBeGreaterThan(140);
    expect(fake.ledger()).toHaveLength(3);
  });
});

describe('an answer that is wrong', () => {
  it.each<[Fault, SpeechErrorKind, RegExp]>([
    ['cut', 'uncertain', /without a whole answer/],
    ['half', 'uncertain', /too short for \d+ characters; part of the text is missing/],
    ['silence', 'uncertain', /that can't take so long/],
    ['endless', 'uncertain', /that can't take so long/],
    ['web-page', 'setup', /answered with a web page/],
    ['empty', 'uncertain', /it sent nothing/],
    ['json', 'uncertain', /it sent no sound: .*out of memory/],
    ['ogg', 'uncertain', /it sent Ogg/],
    ['refused-key', 'setup', /OPENAI_API_KEY.*\[key\]/],
    ['no-money', 'setup', /no money left/],
    ['unknown-model', 'setup', /OPENAI_TTS_MODEL.*tts-9/],
    ['busy', 'quota', /too often/],
    ['overloaded', 'transient', /503: Overloaded/],
    ['broken', 'transient', /500: Internal Server Error/],
    ['gateway', 'uncertain', /504: it answers with a web page called "504 Gateway Time-out"/],
    ['redirect', 'setup', /sends us elsewhere.*127\.0\.0\.2/],
  ])('%s is %s, and the next call is made as if nothing had been', async (fault, kind, message) => {
    const { fake, engine } = await start(
      { faultOf: ({ number }) => (number === 1 ? fault : 'none') },
      { OPENAI_API_KEY: KEY },
      { quota: FREE },
    );
    const error = await expectFailure(speak(engine), kind, message);
    expect(String(error.stack) + String(error.cause)).not.toContain(KEY);
    expect(fake.requests()).toHaveLength(1);
    expect(inspectMp3(await speak(engine)).durationSeconds).toBeCloseTo(TEXT.length * 0.06, 0);
  });

  it('an MP3 of another kind is asked for as WAV from then on', async () => {
    const { fake, engine } = await start({ faultOf: ({ number }) => (number === 1 ? 'stereo' : 'none') });
    await expectFailure(speak(engine), 'uncertain', /44100 Hz and 2 channels/);
    expect(inspectMp3(await speak(engine)).sampleRateHz).toBe(24_000);
    expect(fake.requests().map((body) => body['response_format'])).toEqual(['mp3', 'wav']);
  });

  it('none at all ends with the deadline, and may have been paid for', async () => {
    const { engine } = await start({ faultOf: () => 'hang' }, {}, {}, { timeoutMs: 200 });
    await expectFailure(speak(engine), 'uncertain', /no whole answer within 0.2 s/);
  });

  it('a pause that is asked for is made by everybody, as long as it was asked for', async () => {
    const pauses: [string, number][] = [];
    const quota: QuotaGate = {
      take: () => Promise.resolve(),
      backOff: (family, seconds) => Promise.resolve(void pauses.push([family, seconds])),
    };
    const { engine } = await start(
      { faultOf: ({ number }) => (number === 1 ? 'busy' : 'overloaded') },
      {},
      { quota },
    );
    await expectFailure(speak(engine), 'quota', /429/);
    await expectFailure(speak(engine), 'transient', /503/);
    expect(pauses).toEqual([
      ['tts-1', 2],
      ['tts-1', 1],
    ]);
  });
});

describe('a server that can not be used', () => {
  it('nobody there: nothing was sent', async () => {
    const { fake, engine } = await start();
    await engine.voices();
    await fake.close();
    await expectFailure(speak(engine), 'transient', /can't be reached.*ECONNREFUSED/);
  });

  it.each<[string, FakeOpenAiOptions, Record<string, string>, RegExp]>([
    ['a wrong key', { apiKey: 'right' }, { OPENAI_API_KEY: KEY }, /OPENAI_API_KEY/],
    ['no list of voices', { like: 'openrouter' }, {}, /^OPENAI_TTS_VOICES is not set/],
    ['a wrong voice', { like: 'kokoro' }, { OPENAI_TTS_VOICES: 'nobody' }, /Voice 'nobody' not found/],
    ['a web page', { faultOf: () => 'web-page' }, {}, /web page/],
    ['a model that is not there', { faultOf: () => 'unknown-model' }, {}, /OPENAI_TTS_MODEL/],
    ['what no book can use', { faultOf: () => 'ogg' }, { OPENAI_TTS_FORMAT: 'wav' }, /Ogg/],
  ])('%s is found at the start', async (_what, fake, env, message) => {
    const { engine } = await start(fake, env);
    const failure: unknown = await engine.probe().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(SpeechSetupError);
    expect((failure as SpeechSetupError).message).toMatch(message);
    expect((failure as SpeechSetupError).message).not.toContain(KEY);
  });
});

const FREE: QuotaGate = { take: () => Promise.resolve(), backOff: () => Promise.resolve() };

/** Where the server has no list, as an owner has to do. */
function namedVoices(like: ServerName): Record<string, string> {
  return 'openai groq openrouter'.includes(like) ? { OPENAI_TTS_VOICES: SERVERS[like].voices.join(',') } : {};
}

async function start(
  options: FakeOpenAiOptions = {},
  env: Record<string, string> = {},
  engineOptions: Partial<OpenAiOptions> = {},
  overrides: { timeoutMs?: number } = {},
): Promise<{ fake: FakeOpenAi; engine: SpeechEngine }> {
  const fake = await startFakeOpenAi(options);
  closers.push(() => fake.close());
  return { fake, engine: engineAt(fake, env, engineOptions, overrides) };
}

function engineAt(
  fake: FakeOpenAi,
  env: Record<string, string> = {},
  options: Partial<OpenAiOptions> = {},
  overrides: { timeoutMs?: number } = {},
): SpeechEngine {
  const settings = readOpenAiSettings(createSettingsReader({ OPENAI_BASE_URL: fake.baseUrl, ...env }));
  if (settings === null) throw new Error('the address is wrong');
  const engine = createOpenAiEngine({
    settings: { ...settings, ...overrides },
    quota: createQuotaGate(createMemoryQuotaStore(), () => 1_000_000),
    log: quietLog,
    ...options,
  });
  closers.push(() => engine.close());
  return engine;
}

async function speak(
  engine: SpeechEngine,
  text = TEXT,
  options: { voice?: string; speed?: number } = {},
): Promise<Buffer> {
  const { voice = 'af_heart', speed = 1 } = options;
  return (await engine.synthesize({ text, voice, language: 'en', speed })).audio;
}

async function expectFailure(
  call: Promise<unknown>,
  kind: SpeechErrorKind,
  message: RegExp,
): Promise<SpeechError> {
  const failure: unknown = await call.then(
    () => new Error('the call succeeded'),
    (error: unknown) => error,
  );
  expect(failure).toBeInstanceOf(SpeechError);
  expect((failure as SpeechError).message).toMatch(message);
  expect((failure as SpeechError).kind).toBe(kind);
  return failure as SpeechError;
}
