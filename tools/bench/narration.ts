import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { narrate } from '../narration-set/narrate.ts';
import { narrateWithPdfParse, narrateWithPdftotext } from '../narration-set/other-programs.ts';
import { addScores, figuresOf, score } from '../narration-set/score.ts';
import type { Narration, Score } from '../narration-set/score.ts';
import { readSet } from '../narration-set/set.ts';
import type { SetDocument } from '../narration-set/set.ts';
import { truthOf } from '../narration-set/truth.ts';
import { printSteps, SCORE_COLUMNS, stepsWithout } from './narration-steps.ts';
import { printTable } from './table.ts';

const FIGURES = resolve(import.meta.dirname, '../narration-set/figures.json');

interface Row {
  name: string;
  score: Score;
}

/**
 * How well the evaluation set is read, against the text that it was set from, with the plain text of pdf-parse and of
 * pdftotext beside it.
 *
 * @param args names of documents, whose mistakes are then listed; `--tuned` leaves the unseen part out; `--without
 * NAME` leaves a cleaning step out; `--steps` tells what each step takes and is worth; `--record` writes the figures
 * down for the test that guards them
 */
export async function run(args: readonly string[]): Promise<void> {
  const { values: wishes, positionals: names } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      tuned: { type: 'boolean', default: false },
      without: { type: 'string' },
      steps: { type: 'boolean', default: false },
      record: { type: 'boolean', default: false },
    },
  });
  const documents = readSet().filter(({ source, unseen }) =>
    names.length > 0 ? names.includes(source.name) : !(unseen && wishes.tuned),
  );
  if (documents.length === 0) throw new Error(`No such document: ${names.join(', ')}`);
  if (wishes.steps) return printSteps(documents);
  if (wishes.without !== undefined) return printWithout(documents, wishes.without, names.length > 0);
  const ours: Row[] = [];
  const parsed: Row[] = [];
  const poppler: Row[] = [];
  for (const document of documents) {
    const narrated = await narrate(document.pdf);
    const judge = (narration: Narration): Row => toRow(document, narration, narrated.pages);
    ours.push(judge(narrated));
    parsed.push(judge(await narrateWithPdfParse(document.pdf, document.source.language)));
    const theirs = await narrateWithPdftotext(document.pdf, document.source.language);
    if (theirs !== null) poppler.push(judge(theirs));
  }
  printScores('tandem', ours, documents);
  printScores('pdf-parse, plain text', parsed, documents);
  if (poppler.length > 0) printScores('pdftotext', poppler, documents);
  else console.log('\npdftotext is not installed (Debian: poppler-utils): nothing to compare with.');
  if (wishes.record) {
    writeFileSync(FIGURES, `${JSON.stringify(figuresOf(ours.map((row) => row.score)), null, 2)}\n`);
  }
  if (names.length > 0) for (const row of ours) printMistakes(row);
}

async function printWithout(
  documents: readonly SetDocument[],
  step: string,
  withMistakes: boolean,
): Promise<void> {
  const rows: Row[] = [];
  for (const document of documents) {
    const narrated = await narrate(document.pdf, { steps: stepsWithout(step) });
    rows.push(toRow(document, narrated, narrated.pages));
  }
  printScores(`tandem without ${step}`, rows, documents);
  if (withMistakes) for (const row of rows) printMistakes(row);
}

function toRow({ source }: SetDocument, narration: Narration, pages: number): Row {
  return { name: source.name, score: score(narration, truthOf(source), pages) };
}

function printScores(program: string, rows: readonly Row[], documents: readonly SetDocument[]): void {
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
  console.log(`\n${program}`);
  const head = ['', 'pages', ...SCORE_COLUMNS.map(([title]) => title)];
  printTable([head, ...lines, ...(rows.length > 1 ? sums : [])]);
}

function toLine(name: string, found: Score): string[] {
  return [name, String(found.pages), ...SCORE_COLUMNS.map(([, figure]) => figure(found))];
}

function printMistakes({ name, score: { mistakes, leftWords } }: Row): void {
  console.log(`\n${name}: words read that should not be: ${JSON.stringify(leftWords)}`);
  for (const { kind, text } of mistakes) console.log(`  ${kind.padEnd(10)} ${text}`);
}
