import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { narrate } from '../narration-set/narrate.ts';
import { narrateWithPdfParse, narrateWithPdftotext } from '../narration-set/other-programs.ts';
import { addScores, figuresOf, score } from '../narration-set/score.ts';
import type { Narration, Score } from '../narration-set/score.ts';
import { readSet } from '../narration-set/set.ts';
import type { SetDocument } from '../narration-set/set.ts';
import { truthOf } from '../narration-set/truth.ts';

const FIGURES = resolve(import.meta.dirname, '../narration-set/figures.json');

interface Row {
  name: string;
  score: Score;
}

/**
 * How well the evaluation set is read, against the text that it was set from, with the plain text of pdf-parse and of pdftotext beside it.
 *
 * @param args names of documents, whose mistakes are then listed; `--tuned` leaves the unseen part out; `--record` writes the figures down for
 *   the test that guards them
 */
export async function run(args: readonly string[]): Promise<void> {
  const names = args.filter((arg) => !arg.startsWith('--'));
  const documents = readSet().filter(({ source, unseen }) =>
    names.length > 0 ? names.includes(source.name) : !(unseen && args.includes('--tuned')),
  );
  if (documents.length === 0) throw new Error(`No such document: ${names.join(', ')}`);
  const ours: Row[] = [];
  const parsed: Row[] = [];
  const poppler: Row[] = [];
  for (const document of documents) {
    const narrated = await narrate(document.pdf);
    const judge = (narration: Narration): Row => ({
      name: document.source.name,
      score: score(narration, truthOf(document.source), narrated.pages),
    });
    ours.push(judge(narrated));
    parsed.push(judge(await narrateWithPdfParse(document.pdf, document.source.language)));
    const theirs = await narrateWithPdftotext(document.pdf, document.source.language);
    if (theirs !== null) poppler.push(judge(theirs));
  }
  printTable('tandem', ours, documents);
  printTable('pdf-parse, plain text', parsed, documents);
  if (poppler.length > 0) printTable('pdftotext', poppler, documents);
  else console.log('\npdftotext is not installed (Debian: poppler-utils): nothing to compare with.');
  if (args.includes('--record')) {
    writeFileSync(FIGURES, `${JSON.stringify(figuresOf(ours.map((row) => row.score)), null, 2)}\n`);
  }
  if (names.length > 0) for (const row of ours) printMistakes(row);
}

const HEAD = ['', 'pages', 'WER %', 'cut', 'joined', 'furniture', 'lost', 'marks', 'left in', 'chapters'];

function printTable(program: string, rows: readonly Row[], documents: readonly SetDocument[]): void {
  const unseen = new Set(documents.filter((document) => document.unseen).map(({ source }) => source.name));
  const lines = rows.map(({ name, score: found }) => toLine(unseen.has(name) ? `${name} *` : name, found));
  const parts = [
    ['tuned', rows.filter(({ name }) => !unseen.has(name))],
    ['unseen *', rows.filter(({ name }) => unseen.has(name))],
    ['all', rows],
  ] as const;
  const sums = parts
    .filter(([, part]) => part.length > 0)
    .map(([name, part]) => toLine(name, part.map((row) => row.score).reduce(addScores)));
  const table = [HEAD, ...lines, ...(rows.length > 1 ? sums : [])];
  const widths = HEAD.map((_title, column) => Math.max(...table.map((line) => line[column]?.length ?? 0)));
  console.log(`\n${program}`);
  for (const line of table) {
    const cells = line.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
    );
    console.log(cells.join('  ').trimEnd());
  }
}

function toLine(name: string, found: Score): string[] {
  const left = Object.values(found.leftWords).reduce((sum, count) => sum + count, 0);
  return [
    name,
    String(found.pages),
    ((100 * found.wrongWords) / found.words).toFixed(2),
    String(found.wronglyCut),
    String(found.wronglyJoined),
    String(found.furniture),
    String(found.lostWords),
    String(found.marks),
    String(left),
    // Found rightly of those that there are, and how many more were made up.
    `${found.chaptersRight}/${found.chapters}${found.chaptersFound > found.chaptersRight ? ` +${found.chaptersFound - found.chaptersRight}` : ''}`,
  ];
}

function printMistakes({ name, score: { mistakes, leftWords } }: Row): void {
  console.log(`\n${name}: words read that should not be: ${JSON.stringify(leftWords)}`);
  for (const { kind, text } of mistakes) console.log(`  ${kind.padEnd(10)} ${text}`);
}
