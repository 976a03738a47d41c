import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { callerDirectory } from '../../src/settings/caller.ts';
import { readCorpus } from './corpus.ts';
import { damagedFile } from './damaged-files.ts';
import type { DamagedFile } from './damaged-files.ts';
import { fuzzExtraction } from './fuzz-extraction.ts';
import { fuzzService } from './fuzz-service.ts';

const USAGE = `Reads damaged PDFs and checks that each ends in text or in an error with a code.

  npm run fuzz -- [--files N] [--seed S] [--service N] [--only INDEX] [--corpus FOLDER] [--keep FOLDER] [--parallel N]

  --files N       damaged files for the extraction (200)
  --service N     the first N of them once more, uploaded to a real service (0)
  --seed S        the same seed and corpus make the same files (1)
  --only INDEX    only this file
  --corpus FOLDER PDFs to damage besides our own
  --keep FOLDER   where files that led to a finding are kept (.cache/fuzz)
  --parallel N    extractions at once (2)`;
const PROGRESS_EVERY = 50;

const { values } = parseArgs({
  options: {
    files: { type: 'string', default: '200' },
    service: { type: 'string', default: '0' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
    corpus: { type: 'string' },
    keep: { type: 'string', default: '.cache/fuzz' },
    parallel: { type: 'string', default: '2' },
    help: { type: 'boolean', short: 'h', default: false },
  },
});
process.exitCode = values.help ? usage() : await run();

function usage(): number {
  console.log(USAGE);
  return 0;
}

/** @returns the exit code: 1 when there was a finding. */
async function run(): Promise<number> {
  const seed = Number(values.seed);
  const corpus = readCorpus(values.corpus === undefined ? null : resolve(callerDirectory(), values.corpus));
  const indexes =
    values.only === undefined
      ? Array.from({ length: Number(values.files) }, (_, index) => index)
      : [Number(values.only)];
  console.log(`${indexes.length} damaged files from ${corpus.length} PDFs, seed ${seed}`);
  const findings = await runExtractions(make(indexes), Number(values.parallel));
  const service = Number(values.service);
  const crashes = service === 0 ? 0 : await runService(make(indexes.slice(0, service)));
  return findings + crashes === 0 ? 0 : 1;

  function* make(wanted: readonly number[]): Generator<DamagedFile> {
    for (const index of wanted) yield damagedFile(corpus, seed, index);
  }
}

async function runExtractions(files: Iterable<DamagedFile>, parallel: number): Promise<number> {
  const results = new Map<string, number>();
  let done = 0;
  let findings = 0;
  let slowest = 0;
  for await (const { file, result, isFinding, ms } of fuzzExtraction(files, parallel)) {
    done += 1;
    slowest = Math.max(slowest, ms);
    results.set(result, (results.get(result) ?? 0) + 1);
    if (isFinding) {
      findings += 1;
      console.log(`FINDING ${file.index} (${file.description}): ${result}; kept as ${keep(file)}`);
    }
    if (done % PROGRESS_EVERY === 0) console.log(`${done} files, ${findings} findings`);
  }
  print(results);
  console.log(`${done} files, ${findings} findings, the slowest took ${(slowest / 1000).toFixed(1)} s`);
  return findings;
}

async function runService(files: Iterable<DamagedFile>): Promise<number> {
  console.log('and through a real service:');
  const { results, crashes } = await fuzzService(files);
  print(results);
  for (const line of crashes) console.log(`FINDING ${line}`);
  console.log(`${crashes.length} restarts of worker or API`);
  return (
    crashes.length + (results.get('failed without a reason') ?? 0) + (results.get('extraction-crashed') ?? 0)
  );
}

function print(results: ReadonlyMap<string, number>): void {
  for (const [result, count] of [...results].sort((a, b) => b[1] - a[1]))
    console.log(`  ${String(count).padStart(6)}  ${result}`);
}

function keep(file: DamagedFile): string {
  const folder = resolve(callerDirectory(), values.keep);
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `seed-${values.seed}-${file.index}.pdf`);
  writeFileSync(path, file.pdf);
  return path;
}
