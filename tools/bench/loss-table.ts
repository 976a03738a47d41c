import { groupBy } from './loss/group-by.ts';
import { findingsOf, quote, sumUp } from './loss/report.ts';
import type { Judged, Sums } from './loss/report.ts';

const COLUMNS = [
  ...['documents', 'pages', 'words', 'lost', '%', 'silently', 'twice', 'out of order', 'torn'],
  'unreadable pages',
];
const QUOTED = 10;

/** The table of a note: a row for each source, all of them together, and the worst losses, quoted. */
export function toMarkdown(judged: readonly Judged[]): string {
  const sources = [...groupBy(judged, ({ source }) => source)].sort(([a], [b]) => (a < b ? -1 : 1));
  const rows = [
    ['source', ...COLUMNS],
    ['---', ...COLUMNS.map(() => '--:')],
    ...sources.map(([source, documents]) => [source, ...cellsOf(sumUp(documents))]),
    ['**all**', ...cellsOf(sumUp(judged))],
  ];
  return [...rows.map((cells) => `| ${cells.join(' | ')} |`), '', ...worstLosses(judged)].join('\n');
}

function cellsOf(sums: Sums): string[] {
  const { documents, pages, words, lost, silent, twice, order, torn, handedOnPages } = sums;
  const share = words === 0 ? '–' : ((100 * lost) / words).toFixed(2);
  const counts = [silent, twice, order, torn, handedOnPages];
  return [...[documents, pages, words, lost].map(String), share, ...counts.map(String)];
}

function worstLosses(judged: readonly Judged[]): string[] {
  return judged
    .flatMap((document) => findingsOf(document).map((finding) => ({ document, finding })))
    .filter(({ finding }) => finding.type === 'lost')
    .sort((a, b) => b.finding.words - a.finding.words)
    .slice(0, QUOTED)
    .map(({ document, finding }, index) => `${index + 1}. ${inMarkdown(quote(document, finding).trim())}`);
}

/** What is quoted may hold signs that mean something to Markdown. */
function inMarkdown(text: string): string {
  return text.replace(/[\\`*_{}()[\]<>|]/g, '\\$&');
}
