import { readdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { callerDirectory } from '../../src/settings/caller.ts';
import { compareChapters } from './chapters/compare-chapters.ts';
import type { Compared } from './chapters/compare-chapters.ts';
import { readOutlined } from './chapters/outlined-document.ts';
import { groupBy } from './loss/group-by.ts';
import { printTable } from './table.ts';

/** A document whose outline is one of chapters. */
interface Row extends Compared {
  file: string;
  language: string;
}

/**
 * How many chapters of real documents are found from their pages alone: each is read with its bookmarks and without,
 * and the bookmarks are the truth.
 *
 * @param args `DIR`; `--only TEXT` takes documents whose path holds it; `--list` names what is missed and made up;
 * `--markdown` prints the table of docs/NARRATION.md
 */
export async function run(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      only: { type: 'string', default: '' },
      list: { type: 'boolean', default: false },
      markdown: { type: 'boolean', default: false },
    },
  });
  const [dir] = positionals;
  if (dir === undefined) throw new Error('Name a folder of PDFs.');
  const root = resolve(callerDirectory(), dir);
  const rows: Row[] = [];
  for (const file of listPdfs(root).filter((name) => name.includes(values.only))) {
    const document = await readOutlined(join(root, file));
    if ('excluded' in document) {
      console.error(`${file}: not counted: ${document.excluded}`);
      continue;
    }
    const row = { file, language: document.language, ...compareChapters(document) };
    rows.push(row);
    const { chapters, found, missed, madeUp } = row;
    console.error(`${file}: ${found} of ${chapters} found, ${madeUp.length} made up`);
    if (!values.list) continue;
    for (const { page, title } of missed) console.log(`  ${file}: ${page} missed  ${title}`);
    for (const { page, title } of madeUp) console.log(`  ${file}: ${page} made up ${title}`);
    for (const { page, title } of row.missedWith)
      console.log(`  ${file}: ${page} missed with bookmarks ${title}`);
  }
  report(rows, values.markdown);
}

function listPdfs(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.pdf$/i.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .sort();
}

const TITLES = [
  'language',
  'documents',
  'chapters',
  'found',
  '%',
  'made up',
  '%',
  'in parts',
  'with bookmarks',
];

function report(rows: readonly Row[], markdown: boolean): void {
  const languages = [...groupBy(rows, ({ language }) => language)].toSorted(([one], [other]) =>
    one < other ? -1 : 1,
  );
  const cells = [...languages, ['all', rows] as const].map(([language, own]) => toCells(language, own));
  if (markdown) {
    const lines = [TITLES, TITLES.map((_title, column) => (column === 0 ? '---' : '--:')), ...cells];
    for (const line of lines) console.log(`| ${line.join(' | ')} |`);
  } else printTable([TITLES, ...cells]);
}

function toCells(language: string, rows: readonly Row[]): string[] {
  const chapters = sum(rows, (row) => row.chapters);
  const found = sum(rows, (row) => row.found);
  const madeUp = sum(rows, (row) => row.madeUp.length);
  const missedWith = sum(rows, (row) => row.missedWith.length);
  return [
    language,
    ...[rows.length, chapters, found].map(String),
    percent(found, chapters),
    String(madeUp),
    percent(madeUp, found + madeUp),
    String(sum(rows, (row) => row.unlisted)),
    String(rows.filter(({ inParts }) => inParts).length),
    percent(chapters - missedWith, chapters),
  ];
}

function sum(rows: readonly Row[], count: (row: Row) => number): number {
  return rows.reduce((total, row) => total + count(row), 0);
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '' : ((100 * part) / whole).toFixed(1);
}
