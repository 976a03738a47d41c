import { pathToFileURL } from 'node:url';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureTree } from '../../src/supervisor/process-memory.ts';
import { scanPdf } from '../kit/scanned-pdf.ts';
import type { ScanOptions } from '../kit/scanned-pdf.ts';
import { narrate } from '../narration-set/narrate.ts';
import { score } from '../narration-set/score.ts';
import type { Narration } from '../narration-set/score.ts';
import { readSet } from '../narration-set/set.ts';
import type { SetDocument } from '../narration-set/set.ts';
import { truthOf } from '../narration-set/truth.ts';
import { compiled } from '../kit/project-root.ts';

const LIMITS = { heapMb: 128, memoryMb: 256, timeoutMs: 15 * 60_000, maxPages: 1000 };
const SAMPLE_MS = 100;
const CROOKED = { tiltDegrees: 2, worn: true };

/** Documents of the evaluation set, and how each is scanned. None of the unseen part: they would be looked at here. */
const SCANS: readonly { name: string; how: string; options: ScanOptions }[] = [
  { name: 'soil', how: 'two columns, straight', options: {} },
  { name: 'soil', how: 'two columns, 2° crooked, worn', options: CROOKED },
  { name: 'nebel', how: 'straight, worn', options: { worn: true } },
  {
    name: 'nebel',
    how: 'spreads, 1° crooked, worn',
    options: { spreads: true, tiltDegrees: -1, worn: true },
  },
  { name: 'phare', how: '2° crooked, worn', options: CROOKED },
  { name: 'faro', how: 'spreads, straight', options: { spreads: true } },
];

interface Reading extends Narration {
  seconds: number;
  peakMb: number;
  unreadable: number;
}

/**
 * How well scans are read: documents of the evaluation set drawn as pictures, straight and crooked, alone and as
 * spreads, against the text that they were set from; beside it what is wrong when the document itself is read, the time
 * a page takes, and the memory of the process that recognises text (Linux only).
 *
 * @param args names of documents, whose mistakes are then listed; all of them unless given
 */
export async function run(args: readonly string[]): Promise<void> {
  const set = readSet();
  const rows: string[][] = [];
  const dir = await mkdtemp(join(tmpdir(), 'tandem-bench-'));
  try {
    for (const { name, how, options } of SCANS) {
      const document = set.find(({ source }) => source.name === name);
      if (document === undefined || (args.length > 0 && !args.includes(name))) continue;
      const file = join(dir, 'scan.pdf');
      await writeFile(file, await scanPdf(await readFile(document.pdf), options));
      rows.push(await judge(document, how, await read(file), args.length > 0));
      console.log(rows.at(-1)?.join('  '));
    }
  } finally {
    await rm(dir, { recursive: true });
  }
  printTable(rows);
}

/** As the compiled program reads it, in processes of its own. */
async function read(file: string): Promise<Reading> {
  const built = pathToFileURL(compiled('pdf', 'child', 'extraction.js')).href;
  const { runExtraction } = (await import(built)) as typeof import('../../src/pdf/child/extraction.ts');
  const sentences: string[] = [];
  const chapters: { title: string; sentence: number }[] = [];
  let unreadable = 0;
  let peakMb = 0;
  const sampling = setInterval(() => {
    const ocr = measureTree(process.pid).find(({ name }) => name === 'tandem ocr');
    peakMb = Math.max(peakMb, ocr?.pssMb ?? 0);
  }, SAMPLE_MS);
  const startedAt = performance.now();
  for await (const step of runExtraction({ file, ...LIMITS, ocr: { enabled: true } })) {
    if (step.type === 'chapter') chapters.push({ title: step.title, sentence: sentences.length });
    if (step.type === 'paragraph') sentences.push(...step.sentences);
    if (step.type === 'removed' && step.kind === 'unreadable-page') unreadable += 1;
  }
  clearInterval(sampling);
  return { sentences, chapters, unreadable, peakMb, seconds: (performance.now() - startedAt) / 1000 };
}

async function judge(
  { source, pdf }: SetDocument,
  how: string,
  reading: Reading,
  listMistakes: boolean,
): Promise<string[]> {
  const truth = truthOf(source);
  const original = await narrate(pdf);
  const found = score(reading, truth, original.pages);
  const expected = score(original, truth, original.pages);
  if (listMistakes) for (const { kind, text } of found.mistakes) console.log(`  ${kind.padEnd(10)} ${text}`);
  return [
    `${source.name} (${source.language})`,
    how,
    String(original.pages),
    (reading.seconds / original.pages).toFixed(1),
    reading.peakMb.toFixed(0),
    ((100 * found.wrongWords) / found.words).toFixed(2),
    ((100 * expected.wrongWords) / expected.words).toFixed(2),
    String(found.wronglyCut),
    String(found.wronglyJoined),
    String(found.furniture),
    String(found.lostWords),
    String(reading.unreadable),
    `${found.chaptersRight}/${found.chapters}`,
  ];
}

const HEAD = [
  'document',
  'scanned',
  'pages',
  's a page',
  'MB',
  'WER %',
  'WER % of the PDF',
  'cut',
  'joined',
  'furniture',
  'lost',
  'unreadable',
  'chapters',
];

function printTable(rows: readonly string[][]): void {
  const table = [HEAD, ...rows];
  const widths = HEAD.map((_title, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  console.log('');
  for (const row of table) {
    const cells = row.map((cell, column) =>
      column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
    );
    console.log(cells.join('  ').trimEnd());
  }
}
