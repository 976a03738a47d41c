import type { Finding } from './findings.ts';
import { groupBy } from './group-by.ts';
import type { JudgeAnswer } from './judge-main.ts';

export interface Judged {
  /** The folder below the one that is judged; its documents are of one maker. */
  source: string;
  /** Path below the source. */
  file: string;
  answer: JudgeAnswer;
}

export interface Sums {
  documents: number;
  /** That neither of the other readers opens. */
  unjudged: number;
  pages: number;
  handedOnPages: number;
  words: number;
  lost: number;
  /** Of the lost words, those that are not even listed. */
  silent: number;
  twice: number;
  order: number;
  torn: number;
}

/** The sums of some documents. */
export function sumUp(judged: readonly Judged[]): Sums {
  const sums: Sums = {
    ...{ documents: 0, unjudged: 0, pages: 0, handedOnPages: 0, words: 0 },
    ...{ lost: 0, silent: 0, twice: 0, order: 0, torn: 0 },
  };
  for (const { answer } of judged) {
    sums.documents += 1;
    if ('unjudged' in answer) {
      sums.unjudged += 1;
      continue;
    }
    const { result } = answer;
    sums.pages += result.judgedPages;
    sums.handedOnPages += result.handedOnPages;
    sums.words += result.words;
    for (const { type, words, kind } of result.findings) {
      sums[type] += words;
      if (type === 'lost' && kind === null) sums.silent += words;
    }
  }
  return sums;
}

/** A table by source, the documents that lose most, the kinds that take most, and the worst losses, quoted. */
export function report(judged: readonly Judged[]): string {
  const bySource = [...groupBy(judged, ({ source }) => source)].sort(([a], [b]) => (a < b ? -1 : 1));
  const rows = bySource.map(([source, documents]) => toRow(source, sumUp(documents)));
  const table = toTable([HEAD, ...rows, toRow('all', sumUp(judged))]);
  return [table, ...worstDocuments(judged), ...byKind(judged), ...worstFindings(judged)].join('\n');
}

const HEAD = [
  ...['source', 'documents', 'pages', 'words', 'lost', '%', 'silently', 'twice', 'out of order', 'torn'],
  ...['unreadable pages', 'not judged'],
];

function toRow(name: string, sums: Sums): string[] {
  const { documents, pages, words, lost, silent, twice, order, torn, handedOnPages, unjudged } = sums;
  const counts = [silent, twice, order, torn, handedOnPages, unjudged];
  return [name, ...[documents, pages, words, lost].map(String), percent(lost, words), ...counts.map(String)];
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : ((100 * part) / whole).toFixed(2);
}

function toTable(rows: readonly (readonly string[])[]): string {
  const widths = HEAD.map((_title, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

const SHOWN = 10;
const QUOTE = 300;

function worstDocuments(judged: readonly Judged[]): string[] {
  const worst = judged
    .map((document) => ({ document, sums: sumUp([document]) }))
    .filter(({ sums }) => sums.lost > 0)
    .sort((a, b) => b.sums.lost - a.sums.lost)
    .slice(0, SHOWN);
  const lines = worst.map(
    ({ document, sums }) =>
      `  ${sums.lost} words, ${percent(sums.lost, sums.words)} %: ${document.source}/${document.file}`,
  );
  return ['', `Documents with words lost: ${countLosing(judged)}. Most:`, ...lines];
}

function countLosing(judged: readonly Judged[]): number {
  return judged.filter((document) => sumUp([document]).lost > 0).length;
}

function byKind(judged: readonly Judged[]): string[] {
  const kinds = new Map<string, number>();
  for (const { type, kind, words } of judged.flatMap(findingsOf))
    if (type === 'lost') kinds.set(kind ?? 'silently', (kinds.get(kind ?? 'silently') ?? 0) + words);
  const parts = [...kinds].sort((a, b) => b[1] - a[1]).map(([kind, words]) => `${kind} ${words}`);
  return ['', `Lost words by what they are listed as: ${parts.join(', ') || 'none'}`];
}

function worstFindings(judged: readonly Judged[]): string[] {
  const worst = judged
    .flatMap((document) => findingsOf(document).map((finding) => ({ document, finding })))
    .filter(({ finding }) => finding.type === 'lost')
    .sort((a, b) => b.finding.words - a.finding.words)
    .slice(0, SHOWN);
  return ['', 'The worst losses:', ...worst.map(({ document, finding }) => quote(document, finding))];
}

/** One finding as a line. */
export function quote({ source, file }: Judged, { type, page, words, kind, text }: Finding): string {
  const as = type === 'lost' ? `lost${kind === null ? ' silently' : ` as ${kind}`}` : type;
  return `  ${source}/${file}, page ${page}, ${words} words ${as}: ${text.slice(0, QUOTE)}${text.length > QUOTE ? ' …' : ''}`;
}

export function findingsOf({ answer }: Judged): Finding[] {
  return 'result' in answer ? answer.result.findings : [];
}
