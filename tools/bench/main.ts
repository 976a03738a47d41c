/** Prints what it measured; returns when it is done and throws when it can't be run. */
interface Benchmark {
  run(args: string[]): Promise<void>;
}

/** Loaded only when asked for: a benchmark's libraries would show in another one's memory. */
const BENCHMARKS: Readonly<Record<string, { usage: string; load(): Promise<Benchmark> }>> = {
  cases: { usage: 'cases [name…] [--verbose] [--dir DIR]', load: () => import('./cases.ts') },
  chapters: {
    usage: 'chapters DIR [--only TEXT] [--list] [--markdown]',
    load: () => import('./chapters.ts'),
  },
  extraction: { usage: 'extraction book.pdf [runs]', load: () => import('./extraction.ts') },
  'first-sound': { usage: 'first-sound book.pdf… [runs]', load: () => import('./first-sound.ts') },
  hostile: { usage: 'hostile', load: () => import('./hostile.ts') },
  'hostile-requests': { usage: 'hostile-requests', load: () => import('./hostile-requests.ts') },
  idle: { usage: 'idle', load: () => import('./idle.ts') },
  'large-file': { usage: 'large-file [runs]', load: () => import('./large-file.ts') },
  loss: {
    usage: 'loss DIR [--only TEXT] [--list] [--json FILE] [--jobs N] [--ocr] [--cache DIR]',
    load: () => import('./loss.ts'),
  },
  'loss-corpus': { usage: 'loss-corpus DIR', load: () => import('./loss-corpus.ts') },
  memory: { usage: 'memory', load: () => import('./memory.ts') },
  'narration-real': { usage: 'narration-real book.pdf…', load: () => import('./narration-real.ts') },
  narration: {
    usage: 'narration [document…] [--tuned] [--without STEP] [--steps] [--record]',
    load: () => import('./narration.ts'),
  },
  'narration-throughput': {
    usage: 'narration-throughput [redis-url]',
    load: () => import('./narration-throughput.ts'),
  },
  readers: { usage: 'readers book.pdf…', load: () => import('./readers.ts') },
  recovery: { usage: 'recovery [kills]', load: () => import('./recovery.ts') },
  scans: { usage: 'scans [document…]', load: () => import('./scans.ts') },
  speech: { usage: 'speech [processes]', load: () => import('./speech.ts') },
  start: { usage: 'start [runs]', load: () => import('./start.ts') },
  'worker-kills': { usage: 'worker-kills [redis|postgres]', load: () => import('./worker-kills.ts') },
  'worker-loop': { usage: 'worker-loop book.pdf…', load: () => import('./worker-loop.ts') },
  workers: { usage: 'workers [redis-url]', load: () => import('./workers.ts') },
};

const [name, ...args] = process.argv.slice(2);
const chosen = name === undefined ? undefined : BENCHMARKS[name];
if (chosen === undefined) {
  const usages = Object.values(BENCHMARKS).map(({ usage }) => `  npm run bench -- ${usage}`);
  console.error(['Benchmarks:', ...usages].join('\n'));
  process.exitCode = name === undefined ? 0 : 64;
} else {
  const benchmark = await chosen.load();
  await benchmark.run(args);
}
