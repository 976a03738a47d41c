import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { BookJson } from '../../../src/contract/book.ts';
import type { Problem } from '../../../src/errors.ts';
import { createPasswordSeal } from '../../../src/service/password-seal.ts';
import { measureTree } from '../../../src/supervisor/process-memory.ts';
import { insertBook } from '../../helpers/books.ts';
import { lockedPdf, OWNER_PASSWORD, PASSWORD, TRACES } from '../../helpers/locked-pdfs.ts';
import { BOUNDARY, CONTENT_TYPE, END, form, partHead, pdfBytes } from './multipart.ts';
import { narrate } from './narrator.ts';
import type { TestApi } from './start-api.ts';
import { SECRET_KEY, startApi } from './start-api.ts';

/** The oldest and the newest; test/unit/pdf/locked.test.ts has all. */
const KINDS = ['rc4-40', 'aes-256'] as const;
const PATIENTLY = { timeout: 60_000, interval: 10 };
const seal = createPasswordSeal(() => Promise.resolve(SECRET_KEY));

let api: TestApi;
/** All that was answered. */
let answers: string[];
beforeEach(async () => {
  api = await startApi();
  answers = [];
});
afterEach(async () => {
  const said = [...answers, ...api.lines.map((line) => JSON.stringify(line))].join('\n');
  for (const trace of TRACES) expect(said).not.toContain(trace);
  await api.close();
});

interface Answer {
  status: number;
  body: Pick<BookJson, 'id'> & Pick<Problem, 'code'>;
}

async function send(path: string, init: RequestInit): Promise<Answer> {
  const answer = await fetch(`${api.url}/v1/audiobooks${path}`, init);
  const text = await answer.text();
  answers.push(text, JSON.stringify([...answer.headers]));
  return { status: answer.status, body: JSON.parse(text) as Answer['body'] };
}

function upload(
  pdf: Buffer,
  fields: Record<string, string> = {},
  headers: Record<string, string> = {},
): Promise<Answer> {
  return send('', { method: 'POST', body: form(pdf, fields), headers });
}

function sendJson(method: 'PATCH' | 'POST', path: string, json: object): Promise<Answer> {
  return send(path, {
    method,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(json),
  });
}

interface Row {
  id: string;
  locked: boolean;
  sealed: string | null;
}

async function rows(): Promise<Row[]> {
  return (await api.pool.query<Row>('SELECT id, locked, sealed_password AS sealed FROM books')).rows;
}

async function onlyRow(): Promise<Row> {
  const [row, ...others] = await rows();
  expect(others).toEqual([]);
  return row as Row;
}

/** Every value of every table, as text. */
async function wholeDatabase(): Promise<string> {
  const tables = await api.pool.query<{ name: string }>(
    "SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')",
  );
  const dumps = await Promise.all(
    tables.rows.map(({ name }) => api.pool.query<{ row: string }>(`SELECT t::text AS row FROM ${name} t`)),
  );
  return dumps.flatMap(({ rows }) => rows.map(({ row }) => row)).join('\n');
}

function children(): string[] {
  return measureTree(process.pid)
    .map(({ name }) => name)
    .filter((name) => name === 'tandem extract');
}

async function expectNothingLeft(): Promise<void> {
  expect(await rows()).toEqual([]);
  expect(await api.files()).toEqual([]);
}

describe('an upload of a PDF that is locked', () => {
  it.each(KINDS)(
    'is taken with its password (%s), which is sealed in the row and nowhere else',
    async (name) => {
      const { status, body } = await upload(await lockedPdf(name), { password: PASSWORD });
      expect(status, JSON.stringify(body)).toBe(202);
      expect(body).toMatchObject({ status: 'queued', needsPassword: false });
      const { id, locked, sealed } = await onlyRow();
      expect(locked).toBe(true);
      expect(await seal.open(id, sealed ?? '')).toBe(PASSWORD);
      const stored = await wholeDatabase();
      expect(stored).toContain(sealed);
      for (const trace of TRACES) expect(stored).not.toContain(trace);
      expect(await api.files()).toHaveLength(1);
    },
  );

  it('may name the password before the file or after it, with blanks that belong to it', async () => {
    const pdf = (await lockedPdf('aes-256')).toString('latin1');
    const field = `${partHead('password')}${Buffer.from(OWNER_PASSWORD).toString('latin1')}`;
    const file = `${partHead('file', 'x.pdf')}${pdf}`;
    for (const parts of [`${file}\r\n${field}`, `${field}\r\n${file}`]) {
      const body = Buffer.from(`${parts}${END}`, 'latin1');
      const { status } = await send('', { method: 'POST', body, headers: { 'Content-Type': CONTENT_TYPE } });
      expect(status).toBe(202);
    }
    const padded = Buffer.from(`${file}\r\n${field} \r\n--${BOUNDARY}--\r\n`, 'latin1');
    const refused = await send('', {
      method: 'POST',
      body: padded,
      headers: { 'Content-Type': CONTENT_TYPE },
    });
    expect(refused).toMatchObject({ status: 422, body: { code: 'password-wrong' } });
  });

  it.each(KINDS)(
    'is refused at once without it, or with another one (%s), and leaves nothing',
    async (name) => {
      const pdf = await lockedPdf(name);
      expect(await upload(pdf)).toMatchObject({ status: 422, body: { code: 'pdf-encrypted' } });
      expect(await upload(pdf, { password: '' })).toMatchObject({ body: { code: 'pdf-encrypted' } });
      expect(await upload(pdf, { password: PASSWORD.toUpperCase() })).toMatchObject({
        status: 422,
        body: { code: 'password-wrong' },
      });
      await expectNothingLeft();
    },
  );

  it('can be sent again with the same key once its password is known', async () => {
    const pdf = await lockedPdf('aes-128');
    const headers = { 'Idempotency-Key': 'one-book' };
    expect((await upload(pdf, {}, headers)).status).toBe(422);
    const { status, body } = await upload(pdf, { password: PASSWORD }, headers);
    expect(status).toBe(202);
    // The password isn't part of what makes a request another one: it could be guessed from the hash.
    const replayed = await upload(pdf, { password: OWNER_PASSWORD }, headers);
    expect(replayed).toMatchObject({ status: 202, body: { id: body.id } });
  });

  it('is refused for a password that none can be, without repeating it', async () => {
    const long = `${PASSWORD}${'x'.repeat(256)}`;
    expect(await upload(await lockedPdf('aes-256'), { password: long })).toMatchObject({
      status: 422,
      body: { code: 'invalid-parameter', field: 'password', detail: 'It has more than 256 characters.' },
    });
    const zero = await upload(await lockedPdf('aes-256'), { password: 'a\0b' });
    expect(zero).toMatchObject({ status: 422, body: { field: 'password' } });
    await expectNothingLeft();
  });
});

describe('an upload of a PDF that is open', () => {
  it('keeps no password that the PDF has no use for', async () => {
    expect((await upload(await lockedPdf('owner-only'), { password: PASSWORD })).status).toBe(202);
    expect(await onlyRow()).toMatchObject({ locked: false, sealed: null });
  });

  it('starts no child', async () => {
    let seen = 0;
    const watch = setInterval(() => (seen += children().length), 5);
    expect((await upload(pdfBytes(50_000))).status).toBe(202);
    clearInterval(watch);
    expect(seen).toBe(0);
  });
});

describe('where it can’t be told in time', () => {
  const restart = async (lock: Parameters<typeof startApi>[0]): Promise<void> => {
    await api.close();
    api = await startApi(lock);
  };

  it.each([
    ['there is no time', { timeoutMs: 1 }],
    ['there is no memory', { gauge: { limitMb: 100, usedMb: () => 50 } }],
    ['the child may hold too little', { memoryMb: 1 }],
  ])('the book is accepted and the worker finds out: %s', async (_why, lock) => {
    await restart({ lock });
    const { status } = await upload(await lockedPdf('aes-256'), { password: 'whatever' });
    expect(status).toBe(202);
    const { id, sealed } = await onlyRow();
    expect(await seal.open(id, sealed ?? '')).toBe('whatever');
    // Neither a copy of the PDF nor a child is left.
    await expect.poll(() => api.files(), PATIENTLY).toHaveLength(1);
    await expect.poll(children, PATIENTLY).toEqual([]);
  });

  it('many at once are opened one after another, while everybody else is served', async () => {
    const pdf = await lockedPdf('aes-256');
    let most = 0;
    const watch = setInterval(() => {
      most = Math.max(most, children().length);
    }, 10);
    const sent = Array.from({ length: 4 }, () => upload(pdf, { password: 'wrong' }));
    expect((await fetch(`${api.url}/health/live`)).status).toBe(200);
    const statuses = (await Promise.all(sent)).map(({ status }) => status);
    clearInterval(watch);
    expect(most).toBe(1);
    expect(statuses).toEqual([422, 422, 422, 422]);
  });

  it('a PDF whose child gets no further holds nobody up for longer than that', async () => {
    // Longer than the child takes to begin.
    await restart({ lock: { timeoutMs: 20_000 } });
    const sent = upload(await lockedPdf('aes-256'), { password: 'wrong' });
    const child = await vi.waitUntil(
      () => measureTree(process.pid).find(({ name }) => name === 'tandem extract'),
      { timeout: 60_000, interval: 1 },
    );
    process.kill(child.pid, 'SIGSTOP');
    expect((await sent).status).toBe(202);
    await expect.poll(children, PATIENTLY).toEqual([]);
  });
});

describe('a book that is to be read again', () => {
  /** As it is when its PDF was read. */
  async function readBook(): Promise<string> {
    const { body } = await upload(await lockedPdf('aes-256'), { password: PASSWORD });
    await narrate(api, body.id).begin(['One']);
    return body.id;
  }

  it('has forgotten its password, and says that it needs it', async () => {
    const id = await readBook();
    expect(await onlyRow()).toMatchObject({ locked: true, sealed: null });
    expect((await send(`/${id}`, {})).body).toMatchObject({ status: 'narrating', needsPassword: true });
  });

  it('takes the password along with the change', async () => {
    const id = await readBook();
    const none = { status: 422, body: { code: 'pdf-encrypted', field: 'password' } };
    expect(await sendJson('PATCH', `/${id}`, { speed: 1.5 })).toMatchObject(none);
    expect(await sendJson('POST', `/${id}/narrate`, {})).toMatchObject(none);
    expect(await send(`/${id}/narrate`, { method: 'POST' })).toMatchObject(none);
    const wrong = { status: 422, body: { code: 'password-wrong' } };
    expect(await sendJson('PATCH', `/${id}`, { speed: 1.5, password: 'wrong' })).toMatchObject(wrong);
    expect(await sendJson('POST', `/${id}/narrate`, { password: 'wrong' })).toMatchObject(wrong);
    expect((await send(`/${id}`, {})).body).toMatchObject({ status: 'narrating', speed: 1 });

    const changed = await sendJson('PATCH', `/${id}`, { speed: 1.5, password: PASSWORD });
    expect(changed).toMatchObject({
      status: 202,
      body: { status: 'queued', needsPassword: false, speed: 1.5 },
    });
    expect(await seal.open(id, (await onlyRow()).sealed ?? '')).toBe(PASSWORD);
    // It is still kept, as long as the PDF isn't read.
    expect((await sendJson('PATCH', `/${id}`, { speed: 1.75 })).status).toBe(202);
    expect(await seal.open(id, (await onlyRow()).sealed ?? '')).toBe(PASSWORD);
  });

  it.each(['pdf-encrypted', 'password-wrong', 'password-lost'] as const)(
    'is read with it after it failed as %s',
    async (code) => {
      const { storage, pool } = api;
      const { id } = await insertBook(pool, { fileName: 'locked.pdf' });
      await storage.put(`books/${id}/source.pdf`, Readable.from([await lockedPdf('rc4-128')]), {
        contentType: 'application/pdf',
      });
      await narrate(api, id).fail(code);
      expect((await send(`/${id}`, {})).body).toMatchObject({ status: 'failed', needsPassword: true });
      const again = await sendJson('POST', `/${id}/narrate`, { password: PASSWORD });
      expect(again).toMatchObject({ status: 202, body: { status: 'queued', needsPassword: false } });
    },
  );

  it('does not quote a request that was cut off in the middle of a password', async () => {
    const id = await readBook();
    for (const body of [`{"password": ${PASSWORD}`, `{"password": "${PASSWORD}", x`, `"${PASSWORD}"`]) {
      const { status, body: problem } = await send(`/${id}/narrate`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body,
      });
      expect({ status, code: problem.code }).toEqual({ status: 400, code: 'invalid-request' });
    }
  });
});

describe('the database', () => {
  it.each(['narrating', 'assembling', 'ready', 'failed', 'cancelled'])(
    'forgets a password with whatever makes a book %s',
    async (status) => {
      const { id } = await insertBook(api.pool, { sealedPassword: 'sealed' });
      await api.pool.query(`UPDATE books SET updated_at = now() WHERE id = $1`, [id]);
      expect((await onlyRow()).sealed).toBe('sealed');
      await api.pool.query(`UPDATE books SET status = 'extracting' WHERE id = $1`, [id]);
      expect((await onlyRow()).sealed).toBe('sealed');
      await api.pool.query('UPDATE books SET status = $2 WHERE id = $1', [id, status]);
      expect((await onlyRow()).sealed).toBeNull();
    },
  );
});
