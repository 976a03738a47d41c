import { runExtractionBenchmark } from './extraction.ts';

/** A benchmark prints what it measured; it returns when it is done and throws when it can't be run. */
type Benchmark = (args: readonly string[]) => Promise<void>;

const BENCHMARKS: Readonly<Record<string, { usage: string; run: Benchmark }>> = {
  extraction: { usage: 'extraction book.pdf [runs]', run: runExtractionBenchmark },
};

const [name, ...args] = process.argv.slice(2);
const benchmark = name === undefined ? undefined : BENCHMARKS[name];
if (benchmark === undefined) {
  const usages = Object.values(BENCHMARKS).map(({ usage }) => `  npm run bench -- ${usage}`);
  console.error(['Benchmarks:', ...usages].join('\n'));
  process.exitCode = name === undefined ? 0 : 64;
} else {
  await benchmark.run(args);
}
