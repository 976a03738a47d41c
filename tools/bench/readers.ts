import { spawn } from 'node:child_process';
import { basename, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { callerDirectory } from '../../src/settings/caller.ts';
import { PROJECT_ROOT } from '../kit/project-root.ts';

/** Of the JavaScript heap; WebAssembly's memory and the file come on top. */
const HEAP_MB = 128;

/** Each hands `say` the text of a page. All have the whole file in memory, as the extraction child has. */
const READERS = {
  'pdf.js': `
    import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
    const data = new Uint8Array(readFileSync(file));
    const document = await getDocument({ data, useSystemFonts: false, useWasm: false, verbosity: 0 }).promise;
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent({ disableNormalization: true });
      say(items.map((item) => item.str + (item.hasEOL ? '\\n' : '')).join(''));
      page.cleanup();
      if (number % 50 === 0) await document.cleanup();
    }`,
  'PDFium, text': pdfium(`
    say(textOf(text, count));`),
  // What a layout needs: a box, a size and a font for each run of text, as pdf.js has them.
  'PDFium, runs': pdfium(`
    const box = malloc(64);
    const objects = m._FPDFPage_CountObjects(page);
    for (let index = 0; index < objects; index += 1) {
      const object = m._FPDFPage_GetObject(page, index);
      if (m._FPDFPageObj_GetType(object) !== 1) continue;
      m._FPDFPageObj_GetBounds(object, box, box + 4, box + 8, box + 12);
      m._FPDFPageObj_GetMatrix(object, box);
      m._FPDFTextObj_GetFontSize(object, box);
      m._FPDFTextObj_GetFont(object);
      m._FPDFTextObj_GetText(object, text, buffer, BYTES);
    }
    free(box);
    say(textOf(text, count));`),
  'PDFium, letters': pdfium(`
    const box = malloc(64);
    for (let index = 0; index < count; index += 1) {
      m._FPDFText_GetUnicode(text, index);
      m._FPDFText_GetCharBox(text, index, box, box + 8, box + 16, box + 24);
      m._FPDFText_GetTextObject(text, index);
    }
    free(box);
    say(textOf(text, count));`),
} as const;
type Reader = keyof typeof READERS;

function pdfium(read: string): string {
  return `
    import { PDFiumModule } from '@hyzyla/pdfium';
    const m = await PDFiumModule({});
    m._FPDF_InitLibrary();
    const { malloc, free } = m.wasmExports;
    const bytes = readFileSync(file);
    const data = malloc(bytes.length);
    m.HEAPU8.set(bytes, data);
    const document = m._FPDF_LoadMemDocument(data, bytes.length, 0);
    if (document === 0) throw new Error('cannot be opened');
    const BYTES = 1 << 18;
    const buffer = malloc(BYTES);
    const textOf = (text, count) => {
      const units = m._FPDFText_GetText(text, 0, Math.min(count, BYTES / 2 - 1), buffer);
      return Buffer.from(m.HEAPU8.subarray(buffer, buffer + 2 * Math.max(0, units - 1))).toString('utf16le');
    };
    for (let number = 0; number < m._FPDF_GetPageCount(document); number += 1) {
      const page = m._FPDF_LoadPage(document, number);
      const text = m._FPDFText_LoadPage(page);
      const count = m._FPDFText_CountChars(text);
      ${read}
      m._FPDFText_ClosePage(text);
      m._FPDF_ClosePage(page);
    }`;
}

const PROGRAM = (read: string): string => `
  import { readFileSync, writeFileSync } from 'node:fs';
  const file = process.argv[1];
  console.log = () => {};
  const pages = [];
  const say = (page) => pages.push(page);
  ${read.replaceAll(/^\s*import .*$/gm, '')}
  const { user, system } = process.cpuUsage();
  const peak = /VmHWM:\\s+(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'));
  const facts = { milliseconds: (user + system) / 1000, megabytes: Number(peak?.[1] ?? 0) / 1024, pages };
  process.stdout.write(JSON.stringify(facts), () => process.exit(0));
`;

interface Facts {
  /** Of the processor. */
  milliseconds: number;
  megabytes: number;
  pages: string[];
}

/**
 * PDFium beside pdf.js: the processor's time for a page, the peak memory under a small heap (Linux only), and how many
 * words both have.
 *
 * @param args PDFs
 */
export async function run(args: readonly string[]): Promise<void> {
  if (args.length === 0) throw new Error('Name one PDF or more.');
  for (const name of args) {
    const file = resolve(callerDirectory(), name);
    const facts = new Map<Reader, Facts | null>();
    for (const reader of Object.keys(READERS) as Reader[]) facts.set(reader, await read(reader, file));
    report(basename(file), facts);
  }
}

async function read(reader: Reader, file: string): Promise<Facts | null> {
  const source = READERS[reader];
  const imports = (source.match(/^\s*import .*$/gm) ?? []).join('\n');
  const args = [
    '--input-type=module',
    `--max-old-space-size=${HEAP_MB}`,
    '--eval',
    imports + PROGRAM(source),
    file,
  ];
  const child = spawn(process.execPath, args, { cwd: PROJECT_ROOT, stdio: ['ignore', 'pipe', 'ignore'] });
  const output = await text(child.stdout);
  return output === '' ? null : (JSON.parse(output) as Facts);
}

function report(name: string, facts: ReadonlyMap<Reader, Facts | null>): void {
  const base = facts.get('pdf.js');
  console.log(`\n${name}: ${base?.pages.length ?? 0} pages`);
  for (const [reader, found] of facts) {
    if (found === null) {
      console.log(`  ${reader.padEnd(16)} fails`);
      continue;
    }
    const { milliseconds, megabytes, pages } = found;
    const agreement =
      base == null ? '' : `, ${(100 * agree(base.pages, pages)).toFixed(2)} % of the words as pdf.js`;
    console.log(
      `  ${reader.padEnd(16)} ${(milliseconds / pages.length).toFixed(1)} ms a page, ${megabytes.toFixed(0)} MB at most${agreement}`,
    );
  }
}

/** The share of words that both have on the same page (Dice). */
function agree(left: readonly string[], right: readonly string[]): number {
  let shared = 0;
  let all = 0;
  left.forEach((page, index) => {
    const ours = countWords(page);
    const theirs = countWords(right[index] ?? '');
    for (const [word, times] of ours) shared += 2 * Math.min(times, theirs.get(word) ?? 0);
    for (const words of [ours, theirs]) for (const times of words.values()) all += times;
  });
  return all === 0 ? 1 : shared / all;
}

function countWords(page: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [word] of page.normalize('NFKC').matchAll(/[\p{L}\p{N}]+/gu))
    counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
