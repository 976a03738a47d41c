import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { callerDirectory } from '../../src/settings/caller.ts';
import { groupBy } from './loss/group-by.ts';

/** The documents that the published figures are of. They lie outside of the repository; nothing here fetches them. */
export const CORPUS_LIST = join(import.meta.dirname, 'loss-corpus.tsv');

/**
 * The unseen third of the sources is looked at in figures only while the program is tuned; what was read from beginning
 * to end led to mends, too.
 */
const PARTS = ['tuned', 'unseen', 'read'] as const;

export interface CorpusDocument {
  part: (typeof PARTS)[number];
  /** `owner+name` of a public repository, or `debian+` and a family of Debian's packages. */
  source: string;
  /** Its path there, with `~` for `/`; below a Debian family, the package comes first. */
  file: string;
  sha256: string;
  pages: number;
}

/**
 * Holds a folder against the list: `DIR/PART/SOURCE/FILE`. Says what is missing, what is
 * another file than the one judged, and what isn't on the list.
 *
 * @param args `DIR`
 */
export function run([dir]: readonly string[]): Promise<void> {
  if (dir === undefined) throw new Error('Name the folder of the corpus.');
  const root = resolve(callerDirectory(), dir);
  const documents = readCorpusList();
  const problems: string[] = [];
  for (const document of documents) {
    const path = pathOf(root, document);
    if (!existsSync(path)) problems.push(`missing  ${relative(root, path)}`);
    else if (sha256Of(path) !== document.sha256) problems.push(`another  ${relative(root, path)}`);
  }
  const listed = new Set(documents.map((document) => pathOf(root, document)));
  for (const part of PARTS)
    for (const path of pdfsBelow(join(root, part)))
      if (!listed.has(path)) problems.push(`unlisted ${relative(root, path)}`);
  for (const problem of problems) console.log(problem);
  const sources = new Set(documents.map(({ source }) => source)).size;
  console.log(`${documents.length} documents of ${sources} sources on the list, ${problems.length} problems`);
  process.exitCode = problems.length === 0 ? 0 : 1;
  return Promise.resolve();
}

export function readCorpusList(): CorpusDocument[] {
  const [, ...rows] = readFileSync(CORPUS_LIST, 'utf8').trim().split('\n');
  return rows.map((row) => {
    const [part = '', source = '', file = '', sha256 = '', , pages = ''] = row.split('\t');
    return {
      part: PARTS.find((name) => name === part) ?? 'tuned',
      source,
      file,
      sha256,
      pages: Number(pages),
    };
  });
}

/** Longer documents are not among the sample: a book takes as long as twenty papers, and is one document. */
const MOST_PAGES_OF_SAMPLE = 100;

/**
 * The documents of a sample, as `SOURCE/FILE`: of each source those with the lowest checksums, which nobody has chosen.
 *
 * @param count of each source
 */
export function sampleOfSources(count: number): ReadonlySet<string> {
  const short = readCorpusList().filter(({ pages }) => pages > 0 && pages <= MOST_PAGES_OF_SAMPLE);
  const sample = [...groupBy(short, ({ source }) => source).values()].flatMap((documents) =>
    documents.toSorted((a, b) => (a.sha256 < b.sha256 ? -1 : 1)).slice(0, count),
  );
  return new Set(sample.map(({ source, file }) => `${source}/${file}`));
}

function pathOf(root: string, { part, source, file }: CorpusDocument): string {
  return join(root, part, source, file);
}

function sha256Of(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

function pdfsBelow(dir: string): string[] {
  if (!existsSync(dir)) return [];
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.pdf$/i.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}
