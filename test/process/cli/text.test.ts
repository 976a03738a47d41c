import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeBook, makeBookPdf } from '../../../tools/kit/pdf-book.ts';
import { compiled, PROJECT_ROOT } from '../../../tools/kit/project-root.ts';
import { lockedFile, PASSWORD, TRACES } from '../../helpers/locked-pdfs.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tandem test '));
});
afterAll(() => rm(dir, { recursive: true }));

interface Result {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs the command as npm does: in the package's root, with the caller's directory in INIT_CWD. */
function runText(...args: string[]): Promise<Result> {
  return runTextWith({}, ...args);
}

async function runTextWith(
  given: { env?: Record<string, string>; input?: string },
  ...args: string[]
): Promise<Result> {
  const env = {
    ...given.env,
    PATH: process.env['PATH'],
    INIT_CWD: dir,
    npm_package_json: join(PROJECT_ROOT, 'package.json'),
  };
  const child = spawn(process.execPath, [compiled('cli', 'main.js'), 'text', ...args], {
    cwd: PROJECT_ROOT,
    env,
  });
  child.stdin.end(given.input);
  const closed = new Promise<number | null>((settle) => child.once('close', settle));
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await closed, stdout, stderr };
}

describe('npm run text', () => {
  test('prints a book as JSON: the documented shape and nothing else', async () => {
    const book = makeBook({ chapters: 2 });
    await writeFile(join(dir, 'my book.pdf'), book.pdf);
    const { code, stdout, stderr } = await runText('my book.pdf', '--json');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const printed = JSON.parse(stdout) as Record<string, unknown>;
    expect(Object.keys(printed)).toEqual([
      ...['warnings', 'leftOutShare', 'title', 'language', 'pages', 'chapters', 'removed'],
    ]);
    expect(printed).toMatchObject({ warnings: [], leftOutShare: 0 });
    expect(printed).toMatchObject({ title: book.title, language: 'en', pages: book.pages });
    expect(printed['chapters']).toEqual(
      book.chapters.map(({ title, paragraphs }) => ({ title, paragraphs: [title, ...paragraphs] })),
    );
    expect(printed['removed']).toContainEqual({
      ...{ page: 2, kind: 'page-number', text: '2' },
      ...{ step: 'furniture', reason: 'counts along with the pages' },
    });
  });

  test('prints a book to be read, from an absolute path as well', async () => {
    const file = join(dir, 'absolute.pdf');
    await writeFile(file, makeBookPdf({ chapters: 2, pagesPerChapter: 1 }));
    const { code, stdout } = await runText(file);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^The Lighthouse Ledger\n\n## Chapter 1\n\nChapter 1\n\nThe keeper counted/);
    expect(stdout).not.toMatch(/\{/);
  });

  test('prints the chapters that were chosen, as an engine is sent them', async () => {
    await writeFile(
      join(dir, 'chosen.pdf'),
      makeBookPdf({ chapters: ['Chapter I', 'Chapter II', 'Chapter III'] }),
    );
    const { code, stdout } = await runText(
      'chosen.pdf',
      '--chapters',
      '2-',
      '--spoken',
      '--include',
      'tables',
    );
    expect(code).toBe(0);
    expect(stdout.match(/^(?:## )?Chapter .*$/gm)).toEqual([
      '## Chapter II',
      'Chapter 2.',
      '## Chapter III',
      'Chapter 3.',
    ]);
  });

  test('says how many chapters there are when it has none of those that were chosen', async () => {
    await writeFile(join(dir, 'short.pdf'), makeBookPdf({ chapters: 3, pagesPerChapter: 1 }));
    const { code, stderr } = await runText('short.pdf', '--chapters', '4-9');
    expect(code).toBe(65);
    expect(stderr).toContain('(Chapters 4-9 were asked for; the book has 3.)');
  });

  test('says in one line what is wrong with a file, and exits 65', async () => {
    await writeFile(join(dir, 'locked.pdf'), makeBookPdf({ encrypt: { userPassword: 'secret' } }));
    const { code, stdout, stderr } = await runText('locked.pdf', '--json');
    expect({ code, stdout }).toEqual({ code: 65, stdout: '' });
    expect(stderr).toMatch(
      /^tandem text: The PDF is protected with a password\. .*--password -.*TANDEM_PDF_PASSWORD.*\n$/,
    );
  });

  test('reads a locked PDF with the password from the standard input or the environment', async () => {
    const file = lockedFile('aes-256');
    const typed = await runTextWith({ input: `${PASSWORD}\nmore\n` }, file, '--password', '-');
    expect({ code: typed.code, stderr: typed.stderr }).toEqual({ code: 0, stderr: '' });
    expect(typed.stdout).toContain('The Locked Room');
    const known = await runTextWith({ env: { TANDEM_PDF_PASSWORD: PASSWORD } }, lockedFile('scan'));
    expect(known.stdout).toContain('nobody had seen the keeper leave');
    expect(known.code).toBe(0);
  });

  test('reads it with a password on the command line, too, and says who else reads it there', async () => {
    const { code, stdout, stderr } = await runText(lockedFile('aes-128'), '--password', PASSWORD);
    expect(code).toBe(0);
    expect(stdout).toContain('The Locked Room');
    expect(stderr).toMatch(/^The password stands on the command line, where others .*\n$/);
  });

  test('says in one line that the password is another one, and does not repeat it', async () => {
    const input = `${PASSWORD}!\n`;
    const { code, stdout, stderr } = await runTextWith({ input }, lockedFile('rc4-40'), '--password', '-');
    expect({ code, stdout }).toEqual({ code: 65, stdout: '' });
    expect(stderr).toMatch(/^tandem text: This password does not open the PDF\. .*\n$/);
    for (const trace of TRACES) expect(stderr).not.toContain(trace);
  });

  test('exits 66 when there is no such file', async () => {
    const { code, stderr } = await runText('nowhere.pdf');
    expect({ code, stderr }).toEqual({
      code: 66,
      stderr: `tandem text: there is no file ${join(dir, 'nowhere.pdf')}\n`,
    });
  });

  test.each([
    [[]],
    [['a.pdf', 'b.pdf']],
    [['a.pdf', '--yaml']],
    [['a.pdf', '--include', 'everything']],
    [['a.pdf', '--chapters', 'all']],
    [['a.pdf', '--language', 'English']],
  ])('exits 64 and shows the usage for %j', async (args) => {
    const { code, stderr } = await runText(...args);
    expect(code).toBe(64);
    expect(stderr).toContain('Usage: tandem text BOOK.pdf [--json]');
  });
});
