import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { openPdf } from '../../../src/pdf/pdfjs/open-pdf.ts';
import { PROJECT_ROOT } from '../../../tools/kit/project-root.ts';

const run = promisify(execFile);
const TYPST = join(PROJECT_ROOT, 'tools/narration-set/pdf/reka.pdf');

/**
 * Prints the text of all pages as pdf.js gives it without any change of ours; in a process of its own, since it is
 * loaded once a process.
 */
const ORIGINAL = `
  import { readFileSync } from 'node:fs';
  import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
  const data = new Uint8Array(readFileSync(process.argv[1]));
  const document = await getDocument({ data, useSystemFonts: false, useWasm: false, verbosity: 0 }).promise;
  const pages = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    pages.push((await page.getTextContent({ disableNormalization: true })).items);
  }
  process.stdout.write(JSON.stringify(pages));
`;

type Items = { str: string; transform: number[]; fontName: string }[];

const placeOf = ({ transform, fontName }: Items[number]): string => JSON.stringify([transform, fontName]);
const lettersOf = (items: Items): string =>
  items.map(({ str }) => str.replaceAll(/[\s\u00ad]/g, '')).join('');

async function original(file: string): Promise<Items[]> {
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', ORIGINAL, file], {
    cwd: PROJECT_ROOT,
    maxBuffer: 1 << 28,
  });
  return JSON.parse(stdout) as Items[];
}

async function ours(file: string): Promise<Items[]> {
  const pdf = await openPdf(file);
  const { document } = pdf;
  const pages: unknown[][] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent({ disableNormalization: true });
    // Where its pictures are is told in an item of its own; and pieces of text are numbered.
    pages.push(items.filter((item) => 'str' in item).map((item) => ({ ...item, piece: undefined })));
  }
  await pdf.close();
  return JSON.parse(JSON.stringify(pages).replaceAll(/g_d\d+_/g, 'g_d0_')) as Items[];
}

// Between them they have fonts in the formats Type 1, TrueType and CFF.
test.each(['tides', 'essay', 'garten', 'ferry', 'faro'])(
  'what is spared in pdf.js changes no character and no place of its text: %s',
  { timeout: 60_000 },
  async (name) => {
    const file = join(PROJECT_ROOT, `tools/narration-set/pdf/${name}.pdf`);
    const [expected, found] = await Promise.all([original(file), ours(file)]);
    const before = new Set(expected.flat().map((item) => JSON.stringify(item)));
    const changed = found.flat().filter((item) => !before.has(JSON.stringify(item)));
    expect(before.size).toBeGreaterThan(100);
    // What has a soft hyphen is meant to be another; and narrow spaces stay, which don't part a piece of text in two.
    expect(changed.length).toBeLessThan(0.05 * found.flat().length);
    const places = new Set(expected.flat().map(placeOf));
    expect(changed.filter((item) => !item.str.includes('\u00ad') && !places.has(placeOf(item)))).toEqual([]);
    expect(found.map(lettersOf)).toEqual(expected.map(lettersOf));
  },
);

test("the engine's own push is in place again once pdf.js is loaded", async () => {
  await (await openPdf(TYPST)).close();
  expect(Function.prototype.toString.call(Array.prototype.push)).toContain('[native code]');
});
