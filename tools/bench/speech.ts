import { pathToFileURL } from 'node:url';
import { readFile } from 'node:fs/promises';
import { inspectMp3 } from '../../src/audio/mp3-frames.ts';
import type { Log, LogFields } from '../../src/process/log.ts';
import { toneMp3 } from '../kit/tone-mp3.ts';
import { compiled } from '../kit/project-root.ts';

const SENTENCE =
  'The quick brown fox jumps over the lazy dog, while seven wizards boil their daily tea in silence. ';
const PASSES = 10;

/** Speed and memory of the offline voice, as built: `npm run bench -- speech [processes]`. Memory on Linux only. */
export async function run(args: string[]): Promise<void> {
  const maxProcesses = Number(args[0] ?? 1);
  // The compiled engine, since the loader that runs this file would add 40 MB to each speech process.
  const built = pathToFileURL(compiled('tts', 'espeak', 'engine.js')).href;
  const { createEspeakEngine } = (await import(built)) as typeof import('../../src/tts/espeak/engine.ts');
  const pids: number[] = [];
  const gone: (() => void)[] = [];
  const engine = createEspeakEngine({ log: watch(pids, gone), maxProcesses, idleMs: 100 });
  const say = async (text: string): Promise<number> => {
    const { audio } = await engine.synthesize({ text, voice: 'en-us', language: 'en', speed: 1 });
    return inspectMp3(audio).durationSeconds;
  };
  const short = SENTENCE.repeat(2).slice(0, 200);
  const long = SENTENCE.repeat(51).slice(0, 5000);
  const ownBefore = await pssMb(process.pid);

  const ended = new Promise<void>((resolve) => gone.push(resolve));
  const coldMs = await time(() => say(short));
  const loadedMb = await pssMb(pids[0]);
  const warmMs = await time(() => say(short));
  await say(long);

  let peakMb = 0;
  let spokenSeconds = 0;
  const longMs = await time(async () => {
    for (let pass = 0; pass < PASSES; pass += 1) {
      const spoken = await Promise.all(Array.from({ length: maxProcesses }, () => say(long)));
      spokenSeconds += spoken.reduce((total, seconds) => total + seconds, 0);
      let treeMb = 0;
      for (const pid of pids) treeMb += (await pssMb(pid)) ?? 0;
      peakMb = Math.max(peakMb, treeMb);
    }
  });
  // An idle engine keeps nothing alive, so something else must until its process has ended.
  const alive = setInterval(() => undefined, 1000);
  await ended;
  clearInterval(alive);
  const ownAfter = await pssMb(process.pid);
  await engine.close();

  const minuteMs = await time(() => toneMp3({ seconds: 60 }));
  print([
    ['200 bytes, process not started', `${coldMs.toFixed(0)} ms`],
    ['200 bytes, process running', `${warmMs.toFixed(0)} ms`],
    [
      `${PASSES * maxProcesses} × 5,000 bytes, ${maxProcesses} at once`,
      `${((spokenSeconds * 1000) / longMs).toFixed(0)} × real time`,
    ],
    ['of which MP3 encoding', `${(minuteMs / 60).toFixed(1)} ms for a second of audio`],
    ['speech process, loaded (PSS)', mb(loadedMb)],
    ['speech processes, largest (PSS)', mb(peakMb)],
    ['this process before, and after they ended (PSS)', `${mb(ownBefore)}, ${mb(ownAfter)}`],
  ]);
}

function watch(pids: number[], gone: (() => void)[]): Log {
  const ignore = (): void => undefined;
  const debug = (message: string, fields: LogFields = {}): void => {
    if (message === 'speech process started') pids.push(Number(fields['pid']));
    if (message === 'speech process ended') gone.shift()?.();
  };
  const log: Log = { debug, info: ignore, warn: ignore, error: ignore, child: () => log };
  return log;
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Proportional set size: shared pages are counted once. */
async function pssMb(pid: number | undefined): Promise<number | undefined> {
  try {
    const rollup = await readFile(`/proc/${String(pid)}/smaps_rollup`, 'utf8');
    return Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1]) / 1024;
  } catch {
    return undefined;
  }
}

function mb(value: number | undefined): string {
  return value === undefined ? 'not measured' : `${value.toFixed(0)} MB`;
}

function print(rows: [string, string][]): void {
  for (const [what, value] of rows) process.stdout.write(`${what.padEnd(50)} ${value}\n`);
}
