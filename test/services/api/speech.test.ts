import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createAccess } from '../../../src/api/access/access.ts';
import { inspectMp3 } from '../../../src/audio/mp3-frames.ts';
import type { UsageJson } from '../../../src/contract/usage.ts';
import { takeTurn } from '../../../src/db/speech.ts';
import { announceWorker } from '../../../src/db/workers.ts';
import { loadConfig } from '../../../src/service/config.ts';
import { createSettingsReader } from '../../../src/settings/reader.ts';
import { createOpenAiEngine } from '../../../src/tts/openai/engine.ts';
import { readOpenAiSettings } from '../../../src/tts/openai/settings.ts';
import { createMemoryQuotaStore, createQuotaGate } from '../../../src/tts/quota.ts';
import { ENGLISH } from '../../../src/languages/en/english.ts';
import { contentKey } from '../../../src/narration/content-key.ts';
import { decodeSeconds, probeAudio } from '../../../tools/kit/ffprobe.ts';
import { quietLog } from '../../../tools/kit/log.ts';
import { insertNarratingBook } from '../../helpers/books.ts';
import { MS_PER_CHARACTER } from '../../helpers/even-voice.ts';
import type { SpeakingApi } from './start-speaking-api.ts';
import { startSpeakingApi } from './start-speaking-api.ts';

const TOKENS = { anna: 'token-of-anna-0123456789', ben: 'token-of-ben-00123456789' };
const VOICE = { name: 'Even', family: 'test', gender: null, usdPerMillionCharacters: 4 };

let api: SpeakingApi;
beforeAll(async () => {
  const env = {
    API_TOKENS: Object.entries(TOKENS)
      .map(([name, token]) => `${name}:${token}`)
      .join(','),
    MAX_PRICE_PER_MILLION: '30',
    MAX_ACCOUNT_CHARACTERS_PER_DAY: '100000',
    MAX_SPEECH_PER_MINUTE: '1000',
  };
  const { access, budget } = loadConfig(env);
  api = await startSpeakingApi({
    access: createAccess({ accounts: access.accounts, secretKey: 'k'.repeat(32), alwaysSecure: false }),
    budget,
    env,
    voices: [
      { ...VOICE, id: 'even-en', languages: ['en-GB'] },
      { ...VOICE, id: 'even-sw', languages: ['sw'] },
      { ...VOICE, id: 'dear', languages: ['en-GB'], usdPerMillionCharacters: 160 },
    ],
  });
});
afterEach(() => {
  api.calls.length = 0;
  api.before.speaking = () => Promise.resolve(null);
});
afterAll(() => api.close());

function ask(path: string, init: RequestInit = {}, token = TOKENS.anna): Promise<Response> {
  const headers = new Headers(init.headers);
  headers.set('Authorization', `Bearer ${token}`);
  return fetch(`${api.url}${path}`, { ...init, headers });
}
const sample = (query: string, voice = 'even-en', token = TOKENS.anna): Promise<Response> =>
  ask(`/v1/voices/${voice}/sample.mp3${query}`, {}, token);
const textOf = (): string[] => api.calls.map(({ text }) => text);

async function save(answer: Response, name: string): Promise<string> {
  const file = join(api.world.dir, name);
  await writeFile(file, Buffer.from(await answer.arrayBuffer()));
  return file;
}

async function bought(): Promise<number> {
  const usage = (await (await ask('/v1/usage')).json()) as UsageJson;
  return usage.day.used.characters;
}

describe('a sample from a book', () => {
  it('says its beginning, which is not bought again when the book is narrated', async () => {
    const beginning = 'It was a bright cold day in April, and the clocks were striking thirteen.';
    const texts = ['Chapter 1.', beginning];
    const { id } = await insertNarratingBook(api.pool, 0, texts, { owner: 'anna', voice: 'even-en' });
    for (const text of texts) {
      const content = { text, provider: 'test', voice: 'even-en', language: 'en', speed: 1 };
      await api.pool.query('UPDATE segments SET content_key = $2 WHERE text = $1', [
        text,
        contentKey({ ...content, engineVersion: 'test/1' }),
      ]);
    }
    const stop = await api.speakRequests();
    expect((await sample(`?book=${id}`)).status).toBe(200);
    expect(textOf()).toEqual([beginning]);
    const ofBen = await sample(`?book=${id}`, 'even-en', TOKENS.ben);
    expect([ofBen.status, await codeOf(ofBen)]).toEqual([404, 'book-not-found']);
    expect(await codeOf(await sample(`?book=${id}`, 'even-sw'))).toBe('invalid-parameter');
    await stop();
    await api.startWorker();
    await api.world.until(id, 'ready');
    expect(textOf().toSorted()).toEqual(texts.toSorted());
  });
});

describe('a sample of a voice', () => {
  it('says a sentence in the language of the voice, is sound, and is bought once', async () => {
    const before = await bought();
    const answer = await sample('');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('Content-Type')).toBe('audio/mpeg');
    expect(textOf()).toEqual([ENGLISH.sample]);
    const { codec, durationSeconds } = await probeAudio(await save(answer, 'sample.mp3'));
    expect(codec).toBe('mp3');
    const characters = ENGLISH.sample?.length ?? 0;
    expect(Math.abs(durationSeconds - (characters * MS_PER_CHARACTER) / 1000)).toBeLessThan(0.2);
    expect(await bought()).toBe(before + characters);

    const again = await sample('', 'EVEN-EN');
    expect(again.headers.get('ETag')).toBe(answer.headers.get('ETag'));
    const part = await ask('/v1/voices/even-en/sample.mp3', { headers: { Range: 'bytes=0-99' } });
    expect([part.status, (await part.arrayBuffer()).byteLength]).toEqual([206, 100]);
    await sample('?speed=1', 'even-en', TOKENS.ben);
    expect(api.calls).toHaveLength(1);
    expect(await bought()).toBe(before + characters);
    expect((await sample('?speed=1.5')).status).toBe(200);
    expect(api.calls.map(({ speed }) => speed)).toEqual([1, 1.5]);
  });

  it('says what it is given, as a book would, and figures where nothing is known of the language', async () => {
    const rules = { rules: [{ match: 'Tolkien', spoken: 'Tolkeen' }] };
    await ask('/v1/pronunciations', {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(rules),
    });
    await sample(`?text=${encodeURIComponent('Tolkien wrote chapter IV.')}`);
    await sample('', 'even-sw');
    expect(textOf()).toEqual(['Tolkeen wrote chapter 4.', '1, 2, 3, 4, 5.']);
  });

  it('is refused for a voice that there is not, or that is too dear, and when it is too long', async () => {
    const answers = [
      await sample('', 'nobody'),
      await sample('', 'dear'),
      await sample(`?text=${'x'.repeat(301)}`),
      await sample('?text=...'),
      await sample('?speed=3'),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 403, 422, 422, 422]);
    expect(api.calls).toEqual([]);
  });

  it('tells whoever waits at once what keeps the engine from speaking, and counts a call that got no answer', async () => {
    const before = await bought();
    for (const [kind, status, code] of [
      ['quota', 503, 'speech-quota'],
      ['setup', 503, 'speech-setup'],
      ['rejected', 422, 'speech-rejected'],
      ['uncertain', 503, 'speech-unavailable'],
    ] as const) {
      api.before.speaking = () => Promise.resolve(kind);
      const answer = await sample(`?text=${kind}.`);
      expect([answer.status, await codeOf(answer)]).toEqual([status, code]);
    }
    expect(api.calls).toHaveLength(4);
    expect(await bought()).toBe(before + 'uncertain.'.length);
  });

  it('is wanted for as long as somebody waits for it', async () => {
    const gone = new AbortController();
    let release: () => void = () => undefined;
    const waiting = new Promise<void>((resolve) => {
      api.before.speaking = () => {
        resolve();
        return new Promise((speak) => (release = () => speak(null)));
      };
    });
    const request = ask('/v1/voices/even-en/sample.mp3?text=Never.', { signal: gone.signal });
    request.catch(() => undefined);
    await waiting;
    const wanted = async (): Promise<number> => {
      const { rows } = await api.pool.query<{ wanted: number }>(
        'SELECT count(*) AS wanted FROM speech_requests WHERE wanted_until > now()',
      );
      return rows[0]?.wanted ?? 0;
    };
    expect(await wanted()).toBe(1);
    gone.abort();
    await expect.poll(wanted).toBe(0);
    release();
  });

  it('that a dead worker had begun is spoken by another one, counted, and given up when that one dies, too', async () => {
    const presence = await announceWorker({ databaseUrl: api.databaseUrl, version: 'test', log: quietLog });
    const text = 'What they died at.';
    api.before.speaking = () => Promise.resolve('transient');
    await sample(`?text=${encodeURIComponent(text)}`);
    const { rows } = await api.pool.query<{ contentKey: string; requestId: string }>(
      'SELECT content_key AS "contentKey", request_id AS "requestId" FROM speech_passages WHERE text = $1',
      [text],
    );
    const { contentKey, requestId } = rows[0] ?? { contentKey: '', requestId: '' };
    const order = {
      bookId: requestId,
      segmentId: null,
      contentKey,
      voice: 'even-en',
      characters: text.length,
    };
    const turn = await takeTurn(
      api.pool,
      { ...order, usdPerMillion: 4 },
      {
        ...{ workerKey: presence.key(), provider: 'test' },
        limits: { maxUsd: null, maxUncertainRetries: 1 },
      },
    );
    expect(turn.turn).toBe('buy');
    const before = await bought();
    await presence.leave();
    api.before.speaking = () => Promise.resolve(null);
    expect((await sample(`?text=${encodeURIComponent(text)}`)).status).toBe(200);
    expect(await bought()).toBe(before + 2 * text.length);
  });
});

describe('an account', () => {
  it('may have so much spoken in a minute, and so many texts at once, and no more than its budget', async () => {
    const { rows } = await api.pool.query(`DELETE FROM change_limits RETURNING owner`);
    expect(rows).toContainEqual({ owner: 'anna:speech' });
    const one = await sample('');
    expect(one.headers.get('RateLimit')).toBe('"speech";r=999;t=0');

    let release: () => void = () => undefined;
    const released = new Promise<null>((resolve) => (release = () => resolve(null)));
    api.before.speaking = () => released;
    const many = Array.from({ length: 10 }, (_, n) => sample(`?text=Number ${n}.`));
    const answered: Response[] = [];
    for (const one of many) void one.then((answer) => answered.push(answer));
    // Both that are too many: one that comes after the others are done is none.
    await vi.waitUntil(() => answered.length === 2, { timeout: 60_000 });
    for (const answer of answered) {
      expect([answer.status, await codeOf(answer)]).toEqual([429, 'too-much-speech']);
      expect(answer.headers.get('Retry-After')).toBe('5');
    }
    release();
    const answers = await Promise.all(many);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(8);

    await api.pool.query(`UPDATE account_days SET characters = 99990 WHERE owner = 'anna'`);
    const refused = await sample('?text=Eleven and more.');
    expect([refused.status, await codeOf(refused)]).toEqual([429, 'speech-budget']);
    expect((await sample('?text=Ten.')).status).toBe(200);
    expect((await sample('')).status).toBe(200);
    await expect
      .poll(async () => (await api.pool.query('SELECT FROM reservations')).rowCount, { timeout: 60_000 })
      .toBe(0);
  });
});

describe('another program', () => {
  const say = (body: object, token?: string): Promise<Response> =>
    ask(
      '/v1/audio/speech',
      { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) },
      token,
    );
  const sentences = (count: number): string =>
    Array.from({ length: count }, (_, n) => `This is sentence ${n} of a text that is read.`).join(' ');

  it('gets a long text as one sound, as MP3 and as WAV, for which it is bought once', async () => {
    await api.pool.query(`UPDATE account_days SET characters = 0 WHERE owner = 'anna'`);
    const input = `${sentences(30)}\n\n${sentences(40)}`;
    const mp3 = await say({ model: 'tts-1', input, voice: 'even-en' });
    expect([mp3.status, mp3.headers.get('Content-Type')]).toEqual([200, 'audio/mpeg']);
    expect(api.calls.length).toBeGreaterThan(2);
    expect(textOf().join(' ').replace(/\s+/g, ' ')).toBe(input.replace(/\s+/g, ' '));
    const spoken = api.calls.length;
    const wav = await say({
      input,
      voice: { id: 'even-en' },
      response_format: 'wav',
      instructions: 'Slowly.',
    });
    expect(wav.headers.get('Content-Type')).toBe('audio/wav');
    const length = Number(wav.headers.get('Content-Length'));
    expect(api.calls).toHaveLength(spoken);

    const [ofMp3, ofWav] = [await save(mp3, 'speech.mp3'), await save(wav, 'speech.wav')];
    expect((await stat(ofWav)).size).toBe(length);
    const [asMp3, asWav] = [await probeAudio(ofMp3), await probeAudio(ofWav)];
    expect([asMp3.codec, asWav.codec, asWav.channels]).toEqual(['mp3', 'pcm_s16le', 1]);
    expect(Math.abs(asMp3.durationSeconds - asWav.durationSeconds)).toBeLessThan(0.05);
    expect(Math.abs(asWav.durationSeconds - (input.length * MS_PER_CHARACTER) / 1000)).toBeLessThan(1);
    expect((await decodeSeconds(ofMp3)).errors).toEqual([]);
    // What every WAV of one channel is told, which has no place to say where it is.
    const complaints = (await decodeSeconds(ofWav)).errors.filter(
      (line) => !line.includes('Guessed Channel'),
    );
    expect(complaints).toEqual([]);
  });

  it('that goes away has nothing more bought for it', async () => {
    const gone = new AbortController();
    const begun: (() => void)[] = [];
    const under = api.world.config.narrationConcurrency;
    const waiting = new Promise<void>((resolve) => {
      api.before.speaking = () =>
        new Promise((speak) => {
          begun.push(() => speak(null));
          if (begun.length === under) resolve();
        });
    });
    const input = Array.from({ length: 4 }, (_, n) => `${n} ${sentences(20)}`).join('\n\n');
    const request = ask('/v1/audio/speech', {
      ...{ method: 'POST', headers: { 'Content-Type': 'application/json' }, signal: gone.signal },
      body: JSON.stringify({ input, voice: 'even-en' }),
    });
    request.catch(() => undefined);
    await waiting;
    gone.abort();
    await expect
      .poll(async () => {
        const { rows } = await api.pool.query<{ wanted: number }>(
          'SELECT count(*) AS wanted FROM speech_requests WHERE wanted_until > now()',
        );
        return rows[0]?.wanted;
      })
      .toBe(0);
    for (const speak of begun) speak();
    // A worker that is free again takes this one, and had taken the rest before.
    api.before.speaking = () => Promise.resolve(null);
    expect((await sample('?text=After them.')).status).toBe(200);
    expect(api.calls).toHaveLength(under + 1);
  });

  it('is told what is wrong in the form that it knows', async () => {
    const errorOf = async (answer: Response): Promise<unknown> => {
      const { error } = (await answer.json()) as { error: Record<string, unknown> };
      expect(error['message']).toEqual(expect.any(String));
      return [answer.status, error['type'], error['param'], error['code']];
    };
    expect(await errorOf(await say({ input: 'Hello.', voice: 'x' }))).toEqual([
      ...[400, 'invalid_request_error', 'voice', 'voice_not_found'],
    ]);
    expect(await errorOf(await say({ input: 'Hello.', voice: 'dear' }))).toEqual([
      ...[403, 'permission_error', 'voice', 'voice-too-dear'],
    ]);
    expect(await errorOf(await say({ input: 'Hello.', voice: 'even-en', response_format: 'opus' }))).toEqual([
      ...[400, 'invalid_request_error', 'response_format', 'invalid-parameter'],
    ]);
    expect(await errorOf(await say({ input: 'Hello.', voice: 'even-en' }, 'wrong-token'))).toEqual([
      ...[401, 'invalid_request_error', null, 'invalid_api_key'],
    ]);
    await api.pool.query(`UPDATE account_days SET characters = 99999 WHERE owner = 'anna'`);
    expect(await errorOf(await say({ input: 'Hello again.', voice: 'even-en' }))).toEqual([
      ...[429, 'insufficient_quota', null, 'insufficient_quota'],
    ]);
    await api.pool.query(`UPDATE account_days SET characters = 0 WHERE owner = 'anna'`);
    expect(api.calls).toEqual([]);
  });

  it('that offers the voices of OpenAI only is spoken to in the language of its text', async () => {
    await say({ input: 'The lamp is in the hall, and it was there for a long time.', voice: 'alloy' });
    expect(api.calls.map(({ voice }) => voice)).toEqual(['even-en']);
  });

  it('may be another Tandem', async () => {
    const read = createSettingsReader({
      OPENAI_BASE_URL: `${api.url}/v1`,
      OPENAI_API_KEY: TOKENS.anna,
      OPENAI_TTS_MODEL: 'tandem',
    });
    const settings = readOpenAiSettings(read);
    if (settings === null) throw new Error(JSON.stringify(read.problems()));
    const quota = createQuotaGate(createMemoryQuotaStore(), () => 1_000_000);
    const engine = createOpenAiEngine({ settings, quota, log: quietLog });
    await engine.probe();
    const voices = await engine.voices();
    expect(voices.map(({ id, languages }) => [id, languages])).toEqual([
      ['even-en', ['en-GB']],
      ['even-sw', ['sw']],
    ]);
    const text = sentences(20);
    const { audio } = await engine.synthesize({ text, voice: 'even-en', language: 'en', speed: 1.25 });
    expect(inspectMp3(audio).sampleRateHz).toBe(24_000);
    expect(
      Math.abs(inspectMp3(audio).durationSeconds - (text.length * MS_PER_CHARACTER) / 1000),
    ).toBeLessThan(1);
    expect(api.calls.at(-1)).toMatchObject({ speed: 1.25, voice: 'even-en' });
    api.before.speaking = () => Promise.resolve('setup');
    const refused = engine.synthesize({ text: 'Not now.', voice: 'even-en', language: 'en', speed: 1 });
    await expect(refused).rejects.toMatchObject({ kind: 'transient' });
    await engine.close();
  });
});

async function codeOf(answer: Response): Promise<string> {
  return ((await answer.json()) as { code: string }).code;
}
