import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AppError } from '../../../src/errors.ts';
import { runExtraction } from '../../../src/pdf/child/extraction.ts';
import type { ExtractionOptions, ExtractionStep } from '../../../src/pdf/child/extraction.ts';
import { createRunCleaner } from '../../../src/pdf/cleaning/clean-runs.ts';
import { readPages } from '../../../src/pdf/page/page-reader.ts';
import { openPageSource } from '../../../src/pdf/pdfjs/source.ts';
import { makeBook, makeBookPdf } from '../../../tools/kit/pdf-book.ts';
import { makePdf } from '../../../tools/kit/pdf-writer.ts';

const run = promisify(execFile);
const LIMITS = { heapMb: 256, memoryMb: 1_024, timeoutMs: 60_000, maxPages: 1000 };

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tandem test '));
});
afterAll(() => rm(dir, { recursive: true }));

async function save(name: string, pdf: Buffer | string): Promise<string> {
  const file = join(dir, name);
  await writeFile(file, pdf);
  return file;
}

async function extract(file: string, limits: Partial<ExtractionOptions> = {}): Promise<ExtractionStep[]> {
  const steps: ExtractionStep[] = [];
  for await (const step of runExtraction({ file, ...LIMITS, ...limits })) steps.push(step);
  return steps;
}

async function failure(file: string, limits: Partial<ExtractionOptions> = {}): Promise<string> {
  const error: unknown = await extract(file, limits).then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(AppError);
  return (error as AppError).code;
}

const of = <T extends ExtractionStep['type']>(
  steps: ExtractionStep[],
  type: T,
): Extract<ExtractionStep, { type: T }>[] =>
  steps.filter((step): step is Extract<ExtractionStep, { type: T }> => step.type === type);

/** Whether the process runs; one that has ended and waits for its parent to notice doesn't. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

/** Ids of the extraction children whose parent is this process. */
async function children(): Promise<string[]> {
  const { stdout } = await run('ps', ['-o', 'pid=,args=', '--ppid', String(process.pid)]).catch(() => ({
    stdout: '',
  }));
  return stdout.split('\n').filter((line) => /extract-main|tandem extract/.test(line));
}

describe('runExtraction', () => {
  test('reads a book: exactly its paragraphs in its chapters, everything else listed as removed', async () => {
    const book = makeBook({ chapters: 3, pagesPerChapter: 4 });
    const steps = await extract(await save('a book.pdf', book.pdf));
    expect(steps[0]).toEqual({ type: 'opened', pages: book.pages, isLocked: false });
    expect(of(steps, 'progress').at(-1)).toEqual({
      type: 'progress',
      page: book.pages,
      pages: book.pages,
      read: book.pages,
    });
    expect(of(steps, 'document')).toEqual([
      { type: 'document', title: book.title, author: book.author, language: 'en', leftOutShare: 0 },
    ]);
    const chapters: { title: string; paragraphs: string[] }[] = [];
    for (const step of steps) {
      if (step.type === 'chapter') chapters.push({ title: step.title, paragraphs: [] });
      if (step.type === 'paragraph' && step.kind === 'text')
        chapters.at(-1)?.paragraphs.push(step.sentences.join(' '));
    }
    expect(chapters).toEqual(book.chapters);
    const removed = of(steps, 'removed');
    expect(removed.filter(({ kind }) => kind === 'page-number').map(({ text }) => text)).toEqual(
      Array.from({ length: book.pages }, (_, index) => String(index + 1)),
    );
    expect(removed.filter(({ kind }) => kind === 'header')).toHaveLength(book.pages - book.chapters.length);
    const sentences = of(steps, 'paragraph').flatMap((paragraph) => paragraph.sentences);
    expect(steps.at(-1)).toEqual({
      type: 'end',
      chapters: 3,
      paragraphs: of(steps, 'paragraph').length,
      characters: sentences.join('').length,
    });
  });

  test('loses no character: every line is in a paragraph or listed as removed', async () => {
    const lines = (page: number): { text: string; x: number; y: number; size?: number }[] => [
      { text: `A ﬁne running head ${page}`, x: 72, y: 760, size: 9 },
      { text: `1.${page} Some section . . . . . . . . . ${page}`, x: 72, y: 740 },
      ...Array.from({ length: 30 }, (_, row) => ({
        text:
          row % 7 === 0
            ? `• item ${row}, whose end is signif-`
            : `icant row ${row} of page ${page}, “quoted” – 3½ € Straße.`,
        x: 72 + (row % 5 === 0 ? 14 : 0),
        y: 720 - 14 * row,
      })),
      { text: `Слово и дело, страница ${page} 👩‍👩‍👧‍👦`, x: 72, y: 250 },
      { text: String(page), x: 300, y: 40 },
    ];
    const file = await save(
      'mixed.pdf',
      makePdf({ pages: Array.from({ length: 12 }, (_, index) => ({ lines: lines(index + 1) })) }),
    );
    const source = await openPageSource(file);
    let read = '';
    for await (const page of readPages(source, { sort: createRunCleaner({}) }))
      read += page.lines.map(({ text }) => text).join('') + page.apart.map(({ text }) => text).join('');
    await source.close();
    const steps = await extract(file);
    const kept = of(steps, 'paragraph')
      .flatMap(({ sentences }) => sentences)
      .join('');
    const left = of(steps, 'removed')
      .map(({ text }) => text)
      .join('');
    // Hyphens at the ends of lines and the bullets of lists are the only characters that may go.
    const inventory = (text: string): string =>
      Array.from(text.replace(/[\s•-]/g, ''))
        .sort()
        .join('');
    expect(inventory(kept + left)).toBe(inventory(read));
    expect(left).not.toBe('');
  });

  test('finds chapters without bookmarks', async () => {
    const book = makeBook({ chapters: ['Chapter 1', 'Chapter 2', 'Chapter 3'], outline: false });
    const steps = await extract(await save('no-outline.pdf', book.pdf));
    expect(of(steps, 'chapter').map(({ index, title }) => [index, title])).toEqual([
      [0, 'Chapter 1'],
      [1, 'Chapter 2'],
      [2, 'Chapter 3'],
    ]);
  });

  test('opens a PDF that is encrypted but needs no password', async () => {
    const steps = await extract(await save('owner.pdf', makeBookPdf({ encrypt: { userPassword: '' } })));
    expect(of(steps, 'document')[0]?.title).toBe('The Lighthouse Ledger');
  });

  test('one bad page does not lose the book', async () => {
    const good = { lines: [{ text: 'A sentence on a good page.', x: 72, y: 700 }] };
    const steps = await extract(
      await save('bad-page.pdf', makePdf({ pages: [good, good, { lines: [], broken: true }] })),
    );
    expect(of(steps, 'removed')).toMatchObject([{ page: 3, kind: 'unreadable-page' }]);
    expect(of(steps, 'paragraph').flatMap(({ sentences }) => sentences)).toEqual([
      'A sentence on a good page.',
      'A sentence on a good page.',
    ]);
  });

  test.each([
    ['a password', 'pdf-encrypted', () => makeBookPdf({ encrypt: { userPassword: 'secret' } })],
    ['no PDF at all', 'not-a-pdf', () => 'Dear diary'],
    ['an empty file', 'empty-file', () => ''],
    ['a file that was cut off', 'pdf-broken', () => makeBookPdf().subarray(0, 600)],
    ['rubbish after the header', 'pdf-broken', () => `%PDF-1.7\n${'rubbish '.repeat(100)}`],
    ['no text on any page', 'pdf-no-text', () => makePdf({ pages: [{ lines: [] }, { lines: [] }] })],
    [
      'page numbers and nothing else',
      'pdf-no-text',
      () => makePdf({ pages: [1, 2, 3].map((page) => ({ lines: [{ text: String(page), x: 300, y: 40 }] })) }),
    ],
    ['no readable page', 'pdf-broken', () => makePdf({ pages: [{ lines: [], broken: true }] })],
  ])('%s: %s', async (name, code, pdf) => {
    expect(await failure(await save(`${name}.pdf`, pdf()))).toBe(code);
  });

  test('too many pages', async () => {
    expect(await failure(await save('pages.pdf', makeBookPdf()), { maxPages: 2 })).toBe('pdf-too-many-pages');
  });

  test('a heap that is too small is the PDF’s fault, not the service’s', async () => {
    const content = 'BT /F0 11 Tf 72 700 Td (word) Tj ET\n'.repeat(400_000);
    const file = await save('huge.pdf', makePdf({ pages: [{ lines: [], rawContent: content }] }));
    expect(await failure(file, { heapMb: 16 })).toBe('pdf-too-complex');
  });

  test('time runs while the child works', async () => {
    expect(await failure(await save('slow.pdf', makeBookPdf()), { timeoutMs: 1 })).toBe('pdf-timeout');
  });

  test('time does not run while the caller works, and the child is gone after an early end', async () => {
    const file = await save('early.pdf', makeBookPdf({ chapters: 20, pagesPerChapter: 10 }));
    for await (const step of runExtraction({ file, ...LIMITS })) if (step.type === 'paragraph') break;
    expect(await children()).toEqual([]);
  });

  test('an abort ends the child and the iteration', async () => {
    const file = await save('abort.pdf', makeBookPdf({ chapters: 20, pagesPerChapter: 10 }));
    const controller = new AbortController();
    const reading = (async () => {
      for await (const step of runExtraction({ file, ...LIMITS, signal: controller.signal })) {
        if (step.type === 'opened') controller.abort(new Error('changed my mind'));
      }
    })();
    await expect(reading).rejects.toThrow('changed my mind');
    expect(await children()).toEqual([]);
  });

  test.runIf(process.platform === 'linux')('the child ends when its parent is killed', async () => {
    const file = await save('orphan.pdf', makeBookPdf({ chapters: 20, pagesPerChapter: 10 }));
    const script = `
      import { runExtraction } from ${JSON.stringify(join(import.meta.dirname, '../../../src/pdf/child/extraction.ts'))};
      for await (const step of runExtraction(${JSON.stringify({ file, ...LIMITS })})) {
        if (step.type === 'opened') await new Promise(() => setInterval(() => console.log('reading'), 50));
      }`;
    const parent = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(parent.stdout, 'data');
    const { stdout } = await run('ps', ['-o', 'pid=', '--ppid', String(parent.pid)]);
    const child = Number(stdout.trim().split('\n')[0]);
    expect(isAlive(child)).toBe(true);
    parent.kill('SIGKILL');
    await expect.poll(() => isAlive(child), { timeout: 60_000 }).toBe(false);
  });

  test('nothing is left in the temporary directory', async () => {
    const before = await readdir(tmpdir());
    await extract(await save('tidy.pdf', makeBookPdf()));
    const after = await readdir(tmpdir());
    expect(after.filter((name) => name.startsWith('tandem-extract-') && !before.includes(name))).toEqual([]);
  });

  test.runIf(process.platform === 'linux')(
    'the child is first in line for the OOM killer and bears its name',
    async () => {
      const file = await save('oom.pdf', makeBookPdf({ chapters: 20, pagesPerChapter: 10 }));
      let seen = '';
      for await (const step of runExtraction({ file, ...LIMITS })) {
        if (step.type !== 'opened') continue;
        const [line] = await children();
        expect(line).toMatch(/tandem extract/);
        seen = await readFile(`/proc/${line?.trim().split(' ')[0] ?? ''}/oom_score_adj`, 'utf8');
      }
      expect(seen.trim()).toBe('1000');
    },
  );
});
