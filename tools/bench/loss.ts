import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { callerDirectory } from '../../src/settings/caller.ts';
import { PROJECT_ROOT } from '../kit/project-root.ts';
import type { JudgeAnswer } from './loss/judge-main.ts';
import { createJudge } from './loss/judge-process.ts';
import { findingsOf, quote, report, sumUp } from './loss/report.ts';
import type { Judged } from './loss/report.ts';
import { fingerprint } from './loss/fingerprint.ts';
import { openKeptJson } from './loss/kept-json.ts';
import { sampleOfSources } from './loss-corpus.ts';
import { toMarkdown } from './loss-table.ts';

/**
 * Text that is lost, read twice or read out of order, in any folder of PDFs and without ground truth: pdftotext and
 * PDFium say what stands on the pages, and know nothing of the cleaner. Each folder below `DIR` is a source of its own.
 *
 * A run that is ended goes on where it stood, as long as neither the program nor the judge has changed.
 *
 * @param args `DIR`; `--jobs N` documents at a time (1); `--json FILE` takes everything that was found; `--list` prints
 * all findings; `--only TEXT` takes documents whose path holds it; `--ocr` has pictures recognised, which takes seconds
 * a page; `--cache DIR` shares what is known with other checkouts; `--sample N` takes N documents of each source on the
 * list of the corpus; `--markdown` prints the table of docs/NARRATION.md
 */
export async function run(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      jobs: { type: 'string', default: '1' },
      json: { type: 'string' },
      only: { type: 'string', default: '' },
      list: { type: 'boolean', default: false },
      ocr: { type: 'boolean', default: false },
      sample: { type: 'string' },
      markdown: { type: 'boolean', default: false },
      cache: { type: 'string', default: join(PROJECT_ROOT, '.cache', 'loss') },
    },
  });
  const [dir] = positionals;
  if (dir === undefined) throw new Error('Name a folder of PDFs.');
  const root = resolve(callerDirectory(), dir);
  const sample = values.sample === undefined ? null : sampleOfSources(Number(values.sample));
  const files = listPdfs(root).filter((file) => file.includes(values.only) && (sample?.has(file) ?? true));
  if (files.length === 0) throw new Error(`There are no PDFs in ${root}.`);
  const judged = await judgeAll(files, {
    root,
    jobs: Number(values.jobs),
    ocr: values.ocr,
    cache: resolve(callerDirectory(), values.cache),
  });
  if (values.json !== undefined) {
    const documents = judged.map(({ source, file, answer }) => ({ source, file, ...answer }));
    const all = { sums: sumUp(judged), documents };
    writeFileSync(resolve(callerDirectory(), values.json), `${JSON.stringify(all, null, 1)}\n`);
  }
  if (values.list)
    for (const document of judged)
      for (const finding of findingsOf(document)) console.log(quote(document, finding));
  console.log(values.markdown ? toMarkdown(judged) : report(judged));
}

/** Everything that a result depends on besides the document. */
const JUDGED_BY = [
  join(import.meta.dirname, 'loss'),
  join(PROJECT_ROOT, 'src', 'pdf'),
  join(PROJECT_ROOT, 'src', 'languages'),
];

function listPdfs(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.pdf$/i.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .sort();
}

async function judgeAll(
  files: readonly string[],
  { root, jobs, ocr, cache }: { root: string; jobs: number; ocr: boolean; cache: string },
): Promise<Judged[]> {
  const results = openKeptJson<JudgeAnswer>(join(cache, `results-${fingerprint(JUDGED_BY, String(ocr))}`));
  const answers = new Map<string, JudgeAnswer>();
  const waiting = [...files];
  const work = async (): Promise<void> => {
    const judge = createJudge();
    try {
      for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
        const path = join(root, file);
        const sha256 = createHash('sha256').update(readFileSync(path)).digest('hex');
        const startedAt = performance.now();
        const known = results.find(sha256);
        const answer = known ?? (await judge.judge({ file: path, sha256, ocr, cache }));
        if (known === null) results.keep(sha256, answer);
        answers.set(file, answer);
        const seconds = known === null ? (performance.now() - startedAt) / 1000 : null;
        showProgress(`${answers.size}/${files.length}`, toJudged(file, answer), seconds);
      }
    } finally {
      judge.close();
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, jobs) }, work));
  return files.flatMap((file) => {
    const answer = answers.get(file);
    return answer === undefined ? [] : [toJudged(file, answer)];
  });
}

/** Documents that lie in the folder itself are a source without a name. */
function toJudged(file: string, answer: JudgeAnswer): Judged {
  const parts = file.split(sep);
  return parts.length === 1
    ? { source: '.', file, answer }
    : { source: parts[0] ?? '', file: parts.slice(1).join('/'), answer };
}

/** A line for each document as it is judged; what is known already is passed over. */
function showProgress(count: string, document: Judged, seconds: number | null): void {
  if (seconds === null) return;
  const { words, lost, twice, order, torn } = sumUp([document]);
  const found =
    'unjudged' in document.answer
      ? `not judged: ${document.answer.unjudged}`
      : `${words} words, ${lost} lost, ${twice} twice, ${order} out of order, ${torn} torn`;
  console.error(`${count}  ${seconds.toFixed(1)} s  ${document.source}/${document.file}: ${found}`);
}
