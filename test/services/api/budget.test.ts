import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAccess } from '../../../src/api/access/access.ts';
import type { UsageJson } from '../../../src/contract/usage.ts';
import { loadConfig } from '../../../src/service/config.ts';
import { ESPEAK_VOICES } from '../../../src/tts/espeak/voices.ts';
import { insertBook } from '../../helpers/books.ts';
import { form, pdfBytes } from './multipart.ts';
import type { TestApi } from './start-api.ts';
import { startApi } from './start-api.ts';

const ANNA = 'token-of-anna-0123456789';
const OWNER = 'token-of-owner-0123456789';

let api: TestApi;
beforeAll(async () => {
  const { access, budget } = loadConfig({
    API_TOKENS: `anna:${ANNA},owner:${OWNER}:any-voice+all-accounts`,
    MAX_PRICE_PER_MILLION: '30',
    MAX_BOOKS_WAITING: '5',
    MAX_CHANGES_PER_MINUTE: '3',
    MAX_ACCOUNT_USD_PER_DAY: '5',
  });
  const [voice] = ESPEAK_VOICES;
  if (voice === undefined) throw new Error('there should be a voice');
  api = await startApi({
    access: createAccess({ accounts: access.accounts, secretKey: 'k'.repeat(32), alwaysSecure: false }),
    budget,
    voices: [voice, { ...voice, id: 'studio', usdPerMillionCharacters: 160 }],
  });
});
afterAll(() => api.close());

const ask = (token: string, path: string, init: RequestInit = {}): Promise<Response> => {
  const headers = new Headers(init.headers);
  headers.set('Authorization', `Bearer ${token}`);
  return fetch(`${api.url}${path}`, { ...init, headers });
};
const uploadAs = (token: string, fields: Record<string, string> = {}): Promise<Response> =>
  ask(token, '/v1/audiobooks', { method: 'POST', body: form(pdfBytes(), fields) });
const codeOf = async (answer: Response): Promise<string> => ((await answer.json()) as { code: string }).code;

describe('a dear voice', () => {
  it('is listed for and taken from those alone who may choose it', async () => {
    const listed = async (token: string): Promise<string[]> => {
      const { voices } = (await (await ask(token, '/v1/voices')).json()) as { voices: { id: string }[] };
      return voices.map(({ id }) => id);
    };
    expect(await listed(ANNA)).not.toContain('studio');
    expect(await listed(OWNER)).toContain('studio');
    const refused = await uploadAs(ANNA, { voice: 'Studio' });
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({
      code: 'voice-too-dear',
      field: 'voice',
      detail:
        'The voice "studio" costs $160 for a million characters; this account may choose voices up to $30.',
    });
    expect((await uploadAs(OWNER, { voice: 'studio' })).status).toBe(202);
  });

  it('is not taken by a change or a repetition either', async () => {
    const { id } = await insertBook(api.pool, { owner: 'anna', choices: { voice: 'studio' } });
    const headers = { 'Content-Type': 'application/json' };
    const changed = await ask(ANNA, `/v1/audiobooks/${id}`, {
      method: 'PATCH',
      headers,
      body: '{"speed":1.1}',
    });
    expect(await codeOf(changed)).toBe('voice-too-dear');
    expect(await codeOf(await ask(ANNA, `/v1/audiobooks/${id}/narrate`, { method: 'POST' }))).toBe(
      'voice-too-dear',
    );
    await api.pool.query('DELETE FROM books WHERE id = $1', [id]);
  });
});

describe('an account', () => {
  it('has no more unfinished books than it may, however many it sends at once', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => uploadAs(ANNA)));
    expect(answers.filter(({ status }) => status === 202)).toHaveLength(5);
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(7);
    expect(refused[0]?.headers.get('Retry-After')).toBe('60');
    expect(await codeOf(refused[0] as Response)).toBe('too-many-books');
    expect((await uploadAs(OWNER)).status).toBe(202);
  });

  it('that repeats a request gets its answer also then', async () => {
    const id = (await insertBook(api.pool, { owner: 'ben', idempotencyKey: 'k' })).id;
    expect(id).toBeDefined();
    const key = { 'Idempotency-Key': 'again' };
    const send = (): Promise<Response> =>
      ask(OWNER, '/v1/audiobooks', { method: 'POST', body: form(pdfBytes()), headers: key });
    expect((await send()).status).toBe(202);
    for (let more = 0; more < 5; more += 1) await uploadAs(OWNER);
    expect((await uploadAs(OWNER)).status).toBe(429);
    expect((await send()).headers.get('Idempotency-Replayed')).toBe('true');
  });

  it('changes no more in a minute than it may, and is told what is left', async () => {
    const { id } = await insertBook(api.pool, { owner: 'owner' });
    const narrate = (): Promise<Response> => ask(OWNER, `/v1/audiobooks/${id}/narrate`, { method: 'POST' });
    const answers = await Promise.all(Array.from({ length: 8 }, narrate));
    expect(answers.filter(({ status }) => status === 202)).toHaveLength(3);
    expect(answers.map(({ headers }) => headers.get('RateLimit-Policy'))).toEqual(
      answers.map(() => '"changes";q=3;w=60'),
    );
    const refused = answers.find(({ status }) => status === 429) as Response;
    expect(await codeOf(refused)).toBe('too-many-changes');
    expect(refused.headers.get('RateLimit')).toMatch(/^"changes";r=0;t=(1\d|20)$/);
    expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(9);
    // Reading and asking for a price are no changes.
    expect((await ask(OWNER, `/v1/audiobooks/${id}`)).status).toBe(200);
  });
});

it('sees its own usage, and all of it with the permission', async () => {
  const today = `(now() AT TIME ZONE 'UTC')::date`;
  await api.pool.query(
    `INSERT INTO account_days VALUES ('anna', ${today}, 100, 1.5), ('owner', ${today}, 200, 2),
                                     ('anna', ${today} - 40, 100, 50)`,
  );
  await api.pool.query(
    `INSERT INTO reservations VALUES (gen_random_uuid(), 'anna', 10, 0.5), (gen_random_uuid(), 'ben', 20, 1)`,
  );
  const read = async (token: string): Promise<UsageJson> =>
    (await (await ask(token, '/v1/usage')).json()) as UsageJson;
  expect(await read(ANNA)).toMatchObject({
    account: 'anna',
    day: {
      used: { characters: 100, usd: 1.5 },
      limits: { characters: null, usd: 5 },
      left: { characters: null, usd: 3 },
    },
    month: { used: { usd: 1.5 }, left: { usd: null } },
    reserved: { characters: 10, usd: 0.5 },
    maxPricePerMillion: 30,
    service: null,
    accounts: null,
  });
  expect(await read(OWNER)).toMatchObject({
    maxPricePerMillion: null,
    service: { month: { used: { usd: 3.5 } }, reserved: { usd: 1.5 } },
    accounts: [
      { account: 'owner', characters: 200, usd: 2 },
      { account: 'anna', characters: 100, usd: 1.5 },
    ],
  });
});
