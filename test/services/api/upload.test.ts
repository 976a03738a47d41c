import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { BookJson } from '../../../src/contract/book.ts';
import type { Problem } from '../../../src/errors.ts';
import {
  BOUNDARY,
  CONTENT_TYPE,
  END,
  form,
  openSocket,
  partHead,
  pdfBytes,
  readToEnd,
  uploadHead,
} from './multipart.ts';
import type { TestApi } from './start-api.ts';
import { startApi } from './start-api.ts';

const LIMIT = 1024 * 1024;

let api: TestApi;
beforeAll(async () => {
  api = await startApi({ uploadMaxBytes: LIMIT });
});
afterAll(() => api.close());
afterEach(async () => {
  for (const { id } of await rows()) await fetch(`${api.url}/v1/audiobooks/${id}`, { method: 'DELETE' });
});

async function rows(): Promise<{ id: string; source_key: string; title: string | null }[]> {
  const { rows } = await api.pool.query<{ id: string; source_key: string; title: string | null }>(
    'SELECT id, source_key, title FROM books',
  );
  return rows;
}

function upload(body: FormData | string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${api.url}/v1/audiobooks`, { method: 'POST', body, headers });
}

/** Posts a body that was written by hand. */
function uploadRaw(body: string, type = CONTENT_TYPE): Promise<Response> {
  return upload(body, { 'Content-Type': type });
}

async function expectNothingLeft(): Promise<void> {
  expect(await rows()).toEqual([]);
  expect(await api.files()).toEqual([]);
}

/** Waits for what another process or the other end of a connection will bring about. */
async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await sleep(10);
}

describe('a PDF that is uploaded', () => {
  it('becomes a queued book, whose file is in storage and whose job is in the queue', async () => {
    const pdf = pdfBytes(300_000);
    const answer = await upload(
      form(pdf, {
        title: 'A title',
        voice: 'EN-GB',
        language: 'en-gb',
        speed: '1.25',
        include: 'Tables, footnotes',
        chapters: '11, 2-5,6 - 9',
      }),
    );
    expect(answer.status).toBe(202);
    const book = (await answer.json()) as BookJson;
    expect(answer.headers.get('Location')).toBe(`/v1/audiobooks/${book.id}`);
    expect(book).toEqual({
      id: book.id,
      title: 'A title',
      status: 'queued',
      queuePosition: expect.any(Number) as number,
      progress: {
        fraction: 0,
        segmentsDone: 0,
        segmentsTotal: 0,
        pagesRead: 0,
        secondsSpoken: 0,
        etaSeconds: null,
      },
      pages: null,
      leftOutShare: null,
      warnings: [],
      unreadablePages: [],
      characters: null,
      language: 'en-GB',
      voice: 'en-gb',
      speakers: [],
      speed: 1.25,
      choices: {
        include: ['footnotes', 'tables'],
        chapters: '2-9,11',
        voice: 'en-gb',
        voices: {},
        passages: {},
        fallbackVoice: null,
        language: 'en-GB',
        confirm: false,
        ahead: null,
      },
      confirmation: null,
      needsPassword: false,
      cost: { estimatedUsd: 0, spentUsd: 0, uncertainCalls: 0, uncertainCharacters: 0, uncertainUsd: 0 },
      chapters: [],
      durationSeconds: null,
      audio: { mp3: null, m4b: null },
      m4b: null,
      push: null,
      editionOf: null,
      error: null,
      waiting: null,
      audioDoubts: [],
      cover: null,
      position: null,
      createdAt: book.createdAt,
      updatedAt: book.updatedAt,
      completedAt: null,
    });
    const [row] = await rows();
    const stored = await (await api.storage.get(row?.source_key ?? '')).toArray();
    expect(Buffer.concat(stored as Buffer[]).equals(pdf)).toBe(true);
    expect((await api.producer.counts()).waiting).toBeGreaterThan(0);
    const again = await fetch(`${api.url}${answer.headers.get('Location') ?? ''}`);
    expect(await again.json()).toEqual(book);
  });

  it('may be a new edition, which gets what was chosen for the one before, but for its chapters and passages', async () => {
    const chosen = { title: 'Walden', voice: 'en-gb', speed: '1.25', include: 'footnotes', chapters: '2-' };
    const former = (await (await upload(form(pdfBytes(), chosen))).json()) as BookJson;
    const rules = [{ match: 'SQL', spoken: 'sequel', language: null, caseSensitive: true }];
    await api.pool.query('UPDATE books SET pronunciations = $1', [JSON.stringify(rules)]);
    // What was said of a passage of its pages says nothing of others.
    const passages = JSON.stringify({ passages: { '3-0123456789abcdef': 'read' } });
    await api.pool.query('UPDATE books SET choices = choices || $2 WHERE id = $1', [former.id, passages]);
    const given = { editionOf: former.id, speed: '1' };
    const answer = await upload(form(pdfBytes(), given, 'second edition.pdf'));
    const { id, title, speed, choices, editionOf } = (await answer.json()) as BookJson;
    expect({ title, speed, choices, editionOf }).toEqual({
      ...{ title: 'Walden', speed: 1, editionOf: former.id },
      choices: { ...former.choices, chapters: null },
    });
    const { rows: kept } = await api.pool.query('SELECT pronunciations FROM books WHERE id = $1', [id]);
    expect(kept).toEqual([{ pronunciations: rules }]);

    const headers = { 'Test-Owner': 'somebody else' };
    expect((await upload(form(pdfBytes(), given), headers)).status).toBe(422);
    await fetch(`${api.url}/v1/audiobooks/${former.id}`, { method: 'DELETE' });
    const left = (await (await fetch(`${api.url}/v1/audiobooks/${id}`)).json()) as BookJson;
    expect(left.editionOf).toBe(null);
  });

  it('may come before its fields or after them', async () => {
    const fields = `${partHead('title')}Behind`;
    const file = `${partHead('file', 'x.pdf')}%PDF-1.4 x`;
    for (const body of [`${file}\r\n${fields}${END}`, `${fields}\r\n${file}${END}`]) {
      const answer = await uploadRaw(body);
      expect(answer.status).toBe(202);
      expect(((await answer.json()) as BookJson).title).toBe('Behind');
    }
  });

  it('is named after its file, in any language and without a path', async () => {
    const answer = await upload(form(pdfBytes(), {}, 'Über Bücher – 第一章.pdf'));
    expect(((await answer.json()) as BookJson).title).toBe('Über Bücher – 第一章');
    const path = await uploadRaw(`${partHead('file', 'C:\\\\docs\\\\../../etc/paper.pdf')}%PDF-1.4${END}`);
    expect(((await path.json()) as BookJson).title).toBe('paper');
  });

  it('may have its header after some other bytes, as the specification allows', async () => {
    const pdf = Buffer.concat([Buffer.alloc(1000, ' '), pdfBytes()]);
    expect((await upload(form(pdf))).status).toBe(202);
    const late = Buffer.concat([Buffer.alloc(1100, ' '), pdfBytes()]);
    expect((await upload(form(late))).status).toBe(415);
  });

  it('may have exactly the size of the limit', async () => {
    expect((await upload(form(pdfBytes(LIMIT)))).status).toBe(202);
    expect((await upload(form(pdfBytes(LIMIT + 1)))).status).toBe(413);
  });

  it('may trickle in, in chunks of any size', async () => {
    const socket = await openSocket(api.port);
    const body = `${partHead('file', 'slow.pdf')}%PDF-1.4 slow${END}`;
    socket.write(uploadHead({ 'Content-Length': Buffer.byteLength(body), Connection: 'close' }));
    for (const character of body) {
      socket.write(character);
      await new Promise(setImmediate);
    }
    expect((await readToEnd(socket)).status).toBe(202);
  });
});

describe('an Idempotency-Key', () => {
  it('makes a repeated request find the same book, and leaves one object', async () => {
    const key = { 'Idempotency-Key': randomUUID() };
    const first = (await (await upload(form(), key)).json()) as BookJson;
    const again = await upload(form(), key);
    expect(again.status).toBe(202);
    expect(again.headers.get('Idempotency-Replayed')).toBe('true');
    expect(((await again.json()) as BookJson).id).toBe(first.id);
    expect(await api.files()).toHaveLength(1);
  });

  it('is refused for another file and for other options', async () => {
    const key = { 'Idempotency-Key': randomUUID() };
    await upload(form(), key);
    for (const other of [form(pdfBytes(6_000)), form(pdfBytes(), { speed: '1.5' })]) {
      const answer = await upload(other, key);
      expect(answer.status).toBe(409);
      expect(((await answer.json()) as Problem).code).toBe('idempotency-conflict');
    }
    expect(await api.files()).toHaveLength(1);
  });

  it('is safe to send many times at once', async () => {
    const key = { 'Idempotency-Key': randomUUID() };
    const answers = await Promise.all(Array.from({ length: 8 }, () => upload(form(), key)));
    const books = (await Promise.all(answers.map((answer) => answer.json()))) as BookJson[];
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
    expect(new Set(books.map(({ id }) => id)).size).toBe(1);
    expect(await rows()).toHaveLength(1);
    expect(await api.files()).toHaveLength(1);
  });

  it('belongs to its owner', async () => {
    const key = randomUUID();
    const one = await upload(form(), { 'Idempotency-Key': key, 'Test-Owner': 'one' });
    const other = await upload(form(), { 'Idempotency-Key': key, 'Test-Owner': 'other' });
    const ids = [((await one.json()) as BookJson).id, ((await other.json()) as BookJson).id];
    expect(ids[0]).not.toBe(ids[1]);
    expect((await fetch(`${api.url}/v1/audiobooks/${ids[0]}`)).status).toBe(404);
    await api.pool.query('DELETE FROM books');
    for (const id of ids) await api.storage.delete([`books/${id}/source.pdf`]);
  });

  it('must be a sane header', async () => {
    const answer = await upload(form(), { 'Idempotency-Key': 'with space' });
    expect(answer.status).toBe(422);
    expect(((await answer.json()) as Problem).field).toBe('Idempotency-Key');
  });
});

describe('bad input', () => {
  const twoFiles = form();
  twoFiles.append('file', new Blob(['%PDF-1.4 second']), 'second.pdf');
  const cases: [string, () => FormData, number, Partial<Problem>][] = [
    ['not a PDF', () => form(Buffer.from('GIF89a…')), 415, { code: 'not-a-pdf', field: 'file' }],
    ['a long file that is no PDF', () => form(Buffer.alloc(500_000, 'a')), 415, { code: 'not-a-pdf' }],
    ['an empty file', () => form(Buffer.alloc(0)), 422, { code: 'empty-file', field: 'file' }],
    ['no file', () => form(null, { title: 'x' }), 400, { code: 'missing-file', field: 'file' }],
    ['an empty form', () => form(null), 400, {}],
    ['two files', () => twoFiles, 400, { code: 'too-many-files' }],
    [
      'an unknown field',
      () => form(pdfBytes(), { colour: 'red' }),
      400,
      { code: 'unknown-field', field: 'colour' },
    ],
    [
      'a speed that is no number',
      () => form(pdfBytes(), { speed: 'fast' }),
      422,
      { field: 'speed', allowed: ['a number from 0.25 to 2'] },
    ],
    ['a speed that is too low', () => form(pdfBytes(), { speed: '0.2' }), 422, { field: 'speed' }],
    ['a speed that is too high', () => form(pdfBytes(), { speed: '2.01' }), 422, { field: 'speed' }],
    ['a speed that only JavaScript reads', () => form(pdfBytes(), { speed: '0x1' }), 422, { field: 'speed' }],
    [
      'an unknown voice',
      () => form(pdfBytes(), { voice: 'en-uk' }),
      422,
      { code: 'invalid-parameter', field: 'voice' },
    ],
    ['a language that is none', () => form(pdfBytes(), { language: '!' }), 422, { field: 'language' }],
    [
      'a language that nobody speaks',
      () => form(pdfBytes(), { language: 'qaa' }),
      422,
      { field: 'language' },
    ],
    [
      'a voice of another language',
      () => form(pdfBytes(), { voice: 'de', language: 'fr' }),
      422,
      { field: 'voice' },
    ],
    ['a title without end', () => form(pdfBytes(), { title: 'x'.repeat(301) }), 422, { field: 'title' }],
    [
      'a title without any end',
      () => form(pdfBytes(), { title: 'x'.repeat(5_000) }),
      422,
      { field: 'title' },
    ],
  ];
  it.each(cases)('%s', async (_name, body, status, problem) => {
    const answer = await upload(body());
    expect(answer.headers.get('Content-Type')).toBe('application/problem+json; charset=utf-8');
    expect(await answer.json()).toMatchObject({ ...problem, status });
    expect(answer.status).toBe(status);
    await expectNothingLeft();
  });

  it('names the closest voices first', async () => {
    const { allowed } = (await (await upload(form(pdfBytes(), { voice: 'en-uk' }))).json()) as Problem;
    expect(allowed?.length).toBeLessThanOrEqual(12);
    expect(allowed).toEqual(expect.arrayContaining(['en-gb', 'en-us']));
    expect(allowed?.slice(0, 4).filter((id) => !id.startsWith('en-'))).toEqual([]);
  });

  const raw: [string, string, string | undefined, number, Partial<Problem>][] = [
    ['JSON', '{"file": "x"}', 'application/json', 415, { code: 'unsupported-media-type' }],
    ['broken JSON', '{', 'application/json', 415, { code: 'unsupported-media-type' }],
    ['a form without a boundary', 'x', 'multipart/form-data', 400, { code: 'invalid-request' }],
    [
      'a body that has nothing to do with its boundary',
      'just text',
      undefined,
      400,
      { code: 'invalid-request' },
    ],
    [
      'a body without its end',
      `${partHead('file', 'x.pdf')}%PDF-1.4 and no end`,
      undefined,
      400,
      { code: 'invalid-request' },
    ],
    [
      'a body that ends inside a header',
      `--${BOUNDARY}\r\nContent-Dispo`,
      undefined,
      400,
      { code: 'invalid-request' },
    ],
    [
      'a file as plain text',
      `${partHead('file')}%PDF-1.4 as text${END}`,
      undefined,
      400,
      { code: 'missing-file' },
    ],
    [
      'a file in another field',
      `${partHead('pdf', 'x.pdf')}%PDF-1.4${END}`,
      undefined,
      400,
      { code: 'unknown-field', field: 'pdf' },
    ],
    [
      'a form whose file was left empty',
      `${partHead('file', '')}${END}`,
      undefined,
      400,
      { code: 'missing-file' },
    ],
    [
      'a field twice',
      `${partHead('speed')}1\r\n${partHead('speed')}2\r\n${partHead('file', 'x.pdf')}%PDF-1.4${END}`,
      undefined,
      422,
      { field: 'speed' },
    ],
    [
      'no fields that anybody knows',
      `${`${partHead('__proto__')}1\r\n`.repeat(3)}${END}`,
      undefined,
      400,
      { code: 'unknown-field', field: '__proto__' },
    ],
  ];
  it.each(raw)('%s', async (_name, body, type, status, problem) => {
    const answer = await uploadRaw(body, type);
    expect(await answer.json()).toMatchObject({ ...problem, status });
    await expectNothingLeft();
  });

  it('from a page of another site', async () => {
    const answer = await upload(form(), { 'Sec-Fetch-Site': 'cross-site' });
    expect(((await answer.json()) as Problem).code).toBe('cross-site-request');
    await expectNothingLeft();
  });
});

describe('a file over the limit', () => {
  it('is refused before a byte of it is sent, when the client announces it', async () => {
    const socket = await openSocket(api.port);
    socket.write(uploadHead({ 'Content-Length': 50 * LIMIT, Expect: '100-continue' }));
    const answer = await readToEnd(socket);
    expect(answer.status).toBe(413);
    expect(answer.head).toMatch(/^Connection: close$/m);
    expect(JSON.parse(answer.body)).toMatchObject({ code: 'file-too-large', field: 'file' });
    await expectNothingLeft();
  });

  it('is refused as soon as the limit is passed, though the client would go on sending', async () => {
    const socket = await openSocket(api.port);
    socket.write(uploadHead({ 'Transfer-Encoding': 'chunked' }));
    const chunk = (bytes: Buffer): Buffer =>
      Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n')]);
    socket.write(chunk(Buffer.from(partHead('file', 'endless.pdf') + '%PDF-1.7')));
    const answer = new Promise<string>((resolve) => socket.once('data', (data) => resolve(data.toString())));
    const state = { answered: false };
    void answer.then(() => (state.answered = true));
    let sent = 0;
    while (!state.answered) {
      if (!socket.write(chunk(Buffer.alloc(64_000, 'x'))))
        await Promise.race([once(socket, 'drain'), answer]);
      sent += 64_000;
      await new Promise(setImmediate);
    }
    expect(await answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(await answer).toContain('"code":"file-too-large"');
    // What it sent beyond the limit was on its way before the answer was.
    expect(sent).toBeLessThan(32 * LIMIT);
    socket.destroy();
    await expectNothingLeft();
  });

  it('is answered in full to a client that sends everything before it reads', async () => {
    const socket = await openSocket(api.port);
    const file = pdfBytes(3 * LIMIT);
    const head = Buffer.from(partHead('file', 'big.pdf'));
    socket.write(uploadHead({ 'Content-Length': head.length + file.length + END.length }));
    socket.write(head);
    socket.write(file);
    socket.write(END);
    const answer = await readToEnd(socket);
    expect(answer.status).toBe(413);
    expect(JSON.parse(answer.body)).toMatchObject({ code: 'file-too-large' });
    await expectNothingLeft();
  });

  it('counts also what is not in the file', async () => {
    const preamble = 'p'.repeat(2 * LIMIT);
    const answer = await uploadRaw(`${preamble}\r\n${partHead('file', 'x.pdf')}%PDF-1.4${END}`);
    expect(answer.status).toBe(413);
    await expectNothingLeft();
  });
});

describe('a client that hangs up', () => {
  it.each([
    ['in the middle of the file', 100_000],
    ['before the file was judged', 10],
    ['after the file, before the end of the request', LIMIT],
  ])('%s leaves no row and no object', async (_name, bytes) => {
    const socket = await openSocket(api.port);
    const before = api.lines.length;
    socket.write(uploadHead({ 'Content-Length': LIMIT + 100_000 }));
    socket.write(partHead('file', 'cut.pdf'));
    const file = pdfBytes(bytes);
    socket.write(file);
    if (bytes === LIMIT) socket.write(`\r\n${partHead('title')}cut`);
    await until(async () => (await api.files()).length > 0);
    socket.destroy();
    await until(() => Promise.resolve(api.lines.slice(before).some((line) => line['message'] === 'request')));
    await until(async () => (await api.files()).length === 0);
    await expectNothingLeft();
    expect(api.lines.slice(before).filter((line) => line['level'] === 'error')).toEqual([]);
  });

  it('does not disturb the others', async () => {
    const socket = await openSocket(api.port);
    socket.write(uploadHead({ 'Content-Length': LIMIT + 100_000 }));
    socket.write(partHead('file', 'cut.pdf'));
    socket.write(pdfBytes(50_000));
    const other = upload(form());
    socket.resetAndDestroy();
    expect((await other).status).toBe(202);
    await until(async () => (await api.files()).length === 1);
  });
});
