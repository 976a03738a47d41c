import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createAccess } from '../../../src/api/access/access.ts';
import type { UsageJson } from '../../../src/contract/usage.ts';
import { takeTurn } from '../../../src/db/speech.ts';
import { announceWorker } from '../../../src/db/workers.ts';
import { loadConfig } from '../../../src/service/config.ts';
import { ENGLISH } from '../../../src/languages/english.ts';
import { contentKey } from '../../../src/narration/content-key.ts';
import { probeAudio } from '../../../tools/kit/ffprobe.ts';
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
    const first = await Promise.race(many);
    expect([first.status, await codeOf(first)]).toEqual([429, 'too-much-speech']);
    expect(first.headers.get('Retry-After')).toBe('5');
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

async function codeOf(answer: Response): Promise<string> {
  return ((await answer.json()) as { code: string }).code;
}
