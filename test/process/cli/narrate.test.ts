import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createAccess } from '../../../src/api/access/access.ts';
import { getBook } from '../../../src/db/books.ts';
import { loadConfig } from '../../../src/service/config.ts';
import { pdfBytes } from '../../services/api/multipart.ts';
import { narrate } from '../../services/api/narrator.ts';
import type { TestApi } from '../../services/api/start-api.ts';
import { startApi } from '../../services/api/start-api.ts';
import type { TestDatabase } from '../../helpers/database.ts';
import { createTestDatabase } from '../../helpers/database.ts';
import { lockedPdf, PASSWORD } from '../../helpers/locked-pdfs.ts';
import { runTandem } from './run-tandem.ts';
import type { Running } from './run-tandem.ts';

const PATIENTLY = { timeout: 60_000, interval: 25 };

let database: TestDatabase;
let storageDir: string;
let api: TestApi;
let dir: string;
beforeAll(async () => {
  database = await createTestDatabase();
  storageDir = await mkdtemp(join(tmpdir(), 'tandem-narrate-'));
  api = await startApi({ database: keep(database), storageDir });
});
afterAll(async () => {
  await api.close();
  await database.drop();
  await rm(storageDir, { recursive: true, force: true });
});
beforeEach(async () => {
  await database.pool.query('DELETE FROM books');
  dir = await mkdtemp(join(tmpdir(), 'tandem-caller-'));
  await writeFile(join(dir, 'book.pdf'), pdfBytes(100_000));
  return () => rm(dir, { recursive: true, force: true });
});

/** An API that is closed leaves the database to the next one. */
function keep({ url, pool }: TestDatabase): TestDatabase {
  return { url, pool, drop: () => Promise.resolve() };
}

function run(...args: string[]): Running {
  return runWith({}, ...args);
}

function runWith(env: Record<string, string>, ...args: string[]): Running {
  return runTandem(['narrate', '--url', api.url, ...args], { dir, env });
}

/** The id of the one book that there is, as soon as it is there. */
async function bookId({ pool }: Pick<TestDatabase, 'pool'> = database): Promise<string> {
  const ids = async (): Promise<string[]> => {
    const { rows } = await pool.query<{ id: string }>('SELECT id FROM books');
    return rows.map(({ id }) => id);
  };
  await expect.poll(ids, PATIENTLY).toHaveLength(1);
  return (await ids())[0] ?? '';
}

describe('narrate', () => {
  it('saves the finished book under the name of its PDF, and tells how far it is meanwhile', async () => {
    const running = run(
      'book.pdf',
      '--voice',
      'en-gb',
      '--speed',
      '1.5',
      '--title',
      'Mine',
      '--include',
      'code',
      '--chapters',
      '1-2',
    );
    const id = await bookId();
    const { rows } = await database.pool.query('SELECT title, choices FROM books');
    expect(rows).toMatchObject([
      { title: 'Mine', choices: { voice: 'en-gb', speed: 1.5, include: ['code'], chapters: '1-2' } },
    ]);
    const narrator = narrate(api, id);
    await narrator.begin(['One', 'Two']);
    await narrator.speak();
    await expect.poll(running.out, PATIENTLY).toContain('50 %');
    await narrator.speak();
    const mp3 = await narrator.finish();
    expect(await running.ended, running.err()).toBe(0);
    expect((await readFile(join(dir, 'book.mp3'))).equals(mp3)).toBe(true);
    expect(await readdir(dir)).toEqual(['book.mp3', 'book.pdf']);
    expect(running.out()).toMatch(/book\.mp3: “Mine”, 2 s, 2 chapters, 0\.0 MB\n$/);
    // No terminal: lines, and nothing that moves a cursor.
    expect(running.out()).not.toContain('\u001b');
  });

  it('asks before anything is bought, and a pipe is told how to say yes', async () => {
    const asking = run('book.pdf', '--confirm');
    const id = await bookId();
    const narrator = narrate(api, id);
    await narrator.begin(['One', 'Two']);
    expect(await asking.ended).toBe(75);
    expect(asking.err()).toBe(
      'tandem narrate: “A book”: about 1 min 59 s, 2 chapters, voice en-us, $0.0320. Nothing is bought before you say ' +
        'yes: the same command with --yes narrates it.\n',
    );
    expect(await getBook(api.pool, id)).toMatchObject({ status: 'awaiting_confirmation' });
    const running = run('book.pdf', '--confirm', '--yes');
    await expect.poll(async () => (await getBook(api.pool, id))?.status, PATIENTLY).toBe('narrating');
    await narrator.speak();
    await narrator.speak();
    await narrator.finish();
    expect(await running.ended, running.err()).toBe(0);
    expect(await readdir(dir)).toEqual(['book.mp3', 'book.pdf']);
  });

  it('makes several at once, and one that fails keeps nobody', async () => {
    await mkdir(join(dir, 'audio'));
    await writeFile(join(dir, 'photo.pdf'), 'JFIF');
    const running = run('photo.pdf', 'book.pdf', '-o', 'audio', '--json');
    const id = await bookId();
    const narrator = narrate(api, id);
    await narrator.begin(['One']);
    await narrator.speak();
    const mp3 = await narrator.finish();
    expect(await running.ended).toBe(65);
    expect(running.err()).toMatch(/photo\.pdf: This file is not a PDF/);
    expect((await readFile(join(dir, 'audio', 'book.mp3'))).equals(mp3)).toBe(true);
    const lines = running
      .out()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
    expect(lines[0]).toMatchObject({ file: join(dir, 'book.pdf'), id, progress: { fraction: 0 } });
    expect(lines.at(-1)).toMatchObject({
      ...{ file: join(dir, 'book.pdf'), output: join(dir, 'audio', 'book.mp3'), bytes: mp3.length },
      book: { id, status: 'ready' },
    });
  });

  it('sends the password of a locked PDF, which makes the same book as before', async () => {
    await writeFile(join(dir, 'book.pdf'), await lockedPdf('aes-256'));
    const without = run('book.pdf');
    expect(await without.ended).toBe(65);
    expect(without.err()).toMatch(
      /^tandem narrate: The PDF is protected with a password\..*\nGive the password with .*\n$/,
    );
    const wrong = runWith({ TANDEM_PDF_PASSWORD: 'wrong' }, 'book.pdf');
    expect(await wrong.ended).toBe(65);
    expect(wrong.err()).toContain('This password does not open the PDF.');

    const right = runWith({ TANDEM_PDF_PASSWORD: PASSWORD }, 'book.pdf');
    const id = await bookId();
    await expect.poll(right.out, PATIENTLY).toContain('waiting');
    right.child.kill('SIGINT');
    expect(await right.ended).toBe(130);
    // Whoever reads the key can't guess the password by it.
    const again = runWith({ TANDEM_PDF_PASSWORD: 'master key' }, 'book.pdf');
    await expect.poll(again.out, PATIENTLY).toContain('waiting');
    again.child.kill('SIGINT');
    await again.ended;
    const { rows } = await database.pool.query<{ id: string; locked: boolean }>(
      'SELECT id, locked FROM books',
    );
    expect(rows).toEqual([{ id, locked: true }]);
  });

  it('goes on where it was when the service restarts', async () => {
    const running = run('book.pdf', '-o', 'out.mp3');
    const narrator = narrate(api, await bookId());
    await narrator.begin(['One']);
    await expect.poll(running.out, PATIENTLY).toContain('speaking');
    await api.close();
    await narrator.speak();
    const mp3 = await narrator.finish();
    api = await startApi({ database: keep(database), storageDir, port: api.port });
    expect(await running.ended, running.err()).toBe(0);
    expect((await readFile(join(dir, 'out.mp3'))).equals(mp3)).toBe(true);
  });

  it('leaves the book to the service on Ctrl-C, and finds it again', async () => {
    const first = run('book.pdf');
    const id = await bookId();
    await expect.poll(first.out, PATIENTLY).toContain('waiting');
    first.child.kill('SIGINT');
    expect(await first.ended).toBe(130);
    expect(first.err()).toContain('The same command again');

    const second = run('book.pdf');
    await expect.poll(second.out, PATIENTLY).toContain('waiting');
    expect(await bookId()).toBe(id);
    const narrator = narrate(api, id);
    await narrator.begin(['One']);
    await narrator.speak();
    await narrator.finish();
    expect(await second.ended, second.err()).toBe(0);
  });

  it('says why a book failed, and tries such a book anew', async () => {
    const first = run('book.pdf');
    await narrate(api, await bookId()).fail('pdf-no-text');
    expect(await first.ended).toBe(65);
    expect(first.err()).toContain('There is no text in this PDF. It probably holds pictures');

    const second = run('book.pdf');
    await expect.poll(second.out, PATIENTLY).toContain('waiting');
    second.child.kill('SIGINT');
    await second.ended;
    expect((await database.pool.query('SELECT FROM books')).rowCount).toBe(2);
  });

  it('passes on what the service refuses', async () => {
    await writeFile(join(dir, 'photo.pdf'), 'JFIF');
    const photo = run('photo.pdf');
    expect(await photo.ended).toBe(65);
    expect(photo.err()).toContain('This file is not a PDF');
    await writeFile(join(dir, 'large.pdf'), pdfBytes(3_000_000));
    const large = run('large.pdf');
    expect(await large.ended).toBe(65);
    expect(large.err()).toContain('The limit is 1 MB');
    const voice = run('book.pdf', '--voice', 'nobody');
    expect(await voice.ended).toBe(65);
    expect(voice.err()).toContain('There is no voice "nobody"');
  });

  it('gets in with a token, and says how where there is none or a wrong one', async () => {
    const token = 'token-of-anna-0123456789';
    const { accounts } = loadConfig({ API_TOKENS: `anna:${token}` }).access;
    const closed = await startApi({
      access: createAccess({ accounts, secretKey: 'k'.repeat(32), alwaysSecure: false }),
    });
    const stranger = run('book.pdf', '--url', closed.url);
    expect(await stranger.ended).toBe(77);
    expect(stranger.err()).toMatch(/This service needs a token.*\nGive your token .* as TANDEM_TOKEN/);
    const mistaken = run('book.pdf', '--url', closed.url, '--token', 'token-of-nobody-0123456789');
    expect(await mistaken.ended).toBe(77);
    expect(mistaken.err()).toContain('The token is not known here');
    expect(mistaken.err()).not.toContain('nobody');
    const unreadable = run('book.pdf', '--url', closed.url, '--token', 'tökén');
    expect(await unreadable.ended).toBe(64);

    const known = runWith({ TANDEM_TOKEN: token }, 'book.pdf', '--url', closed.url);
    const narrator = narrate(closed, await bookId(closed));
    await narrator.begin(['One']);
    await narrator.speak();
    const mp3 = await narrator.finish();
    expect(await known.ended, known.err()).toBe(0);
    expect((await readFile(join(dir, 'book.mp3'))).equals(mp3)).toBe(true);
    expect((await closed.pool.query('SELECT owner FROM books')).rows).toEqual([{ owner: 'anna' }]);
    await closed.close();
  });

  it.each([
    ['nothing to narrate', [], 64, 'give a PDF'],
    ['two PDFs for one file', ['book.pdf', 'other.pdf', '-o', 'one.mp3'], 64, 'give a directory with -o'],
    ['two PDFs of one name', ['book.pdf', 'other/book.pdf'], 64, 'two of these would be saved as'],
    ['an unknown option', ['book.pdf', '--loud'], 64, '--loud'],
    ['an address that is none', ['book.pdf', '--url', 'localhost'], 64, '--url'],
    ['a file that is not there', ['missing.pdf'], 66, 'there is no file'],
    ['a place to save that is none', ['book.pdf', '-o', 'nowhere/out.mp3'], 73, 'nowhere'],
    ['nobody who listens', ['book.pdf', '--url', 'http://127.0.0.1:9'], 69, 'npm start'],
  ])('ends with a code and a reason for %s', async (_name, args, code, text) => {
    const running = run(...args);
    expect(await running.ended).toBe(code);
    expect(running.err()).toContain(text);
    expect((await database.pool.query('SELECT FROM books')).rowCount).toBe(0);
  });
});
