import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { basename, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { callerDirectory } from '../../src/settings/caller.ts';
import type { ReadingTask } from '../../src/pdf/child/extract-main.ts';
import type { ExtractionEvent } from '../../src/pdf/events.ts';
import { tellPrivately } from '../../src/process/private-input.ts';
import { compiled, PROJECT_ROOT } from '../kit/project-root.ts';

const ENTRY = compiled('pdf', 'child', 'extract-main.js');
const HEAP_MB = 128;
/** Pdf.js as it is, for the text of all pages and nothing else: whoever builds on it takes that long at least. */
const PDFJS_ALONE = `
  import { readFileSync } from 'node:fs';
  import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
  const data = new Uint8Array(readFileSync(process.argv[1]));
  const document = await getDocument({ data, useSystemFonts: false, useWasm: false, verbosity: 0 }).promise;
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    await page.getTextContent({ disableNormalization: true });
    page.cleanup();
    if (number % 50 === 0) await document.cleanup();
  }
  process.exit(0);
`;
/** Runs a command and writes on descriptor 3 how much processor time it took. */
const TIMED = '"$@" 3>&-; code=$?; times >&3; exit $code';

/**
 * Time of our extraction against `pdftotext`, by turns in the same run, and the peak memory of the extraction child
 * (Linux only). Ours is the whole way to clean sentences; pdftotext's is raw text. On a machine that has other things
 * to do, processor time tells more than the clock, and the least of several runs more than any other.
 *
 * @param args a PDF, and how often to read it (3)
 */
export async function run(args: readonly string[]): Promise<void> {
  const [name, runs = '3'] = args;
  if (name === undefined) throw new Error('Name a PDF.');
  if (!existsSync(ENTRY)) throw new Error(`${ENTRY} is missing: run npm run build first.`);
  const file = resolve(callerDirectory(), name);
  const ours: Measurement[] = [];
  const theirs: Times[] = [];
  const floor: Times[] = [];
  for (let round = 0; round < Number(runs); round += 1) {
    ours.push(await extract(file));
    const pdfjs = await time([process.execPath, '--input-type=module', '-e', PDFJS_ALONE, file]);
    if (pdfjs !== null) floor.push(pdfjs);
    const times = await time(['pdftotext', file, '/dev/null']);
    if (times !== null) theirs.push(times);
  }
  const pages = ours[0]?.pages ?? 0;
  const mb = ((await stat(file)).size / 1e6).toFixed(1);
  const [own, other] = [least(ours), least(theirs)];
  const say = ({ seconds, cpuSeconds }: Times): string =>
    `${seconds.toFixed(2)} s (${(pages / seconds).toFixed(0)} pages/s), ${cpuSeconds.toFixed(2)} s of processor time`;
  console.log(`${basename(file)}: ${pages} pages, ${mb} MB, least of ${runs} runs, heap limit ${HEAP_MB} MB`);
  console.log(
    `  tandem     ${say(own)}; first paragraph after ${Math.min(...ours.map(({ firstSeconds }) => firstSeconds)).toFixed(2)} s`,
  );
  console.log(`  peak RSS   ${Math.max(...ours.map(({ peakMb }) => peakMb))} MB`);
  console.log(`  pdf.js     ${say(least(floor))}, alone and unchanged`);
  if (theirs.length === 0) {
    console.log('  pdftotext  is not installed (Debian: poppler-utils): nothing to compare with');
  } else {
    const times = (key: keyof Times): string => (own[key] / other[key]).toFixed(1);
    console.log(`  pdftotext  ${say(other)}`);
    console.log(
      `  ours takes ${times('seconds')} times as long, and ${times('cpuSeconds')} times the processor time`,
    );
  }
  console.log(`  load       ${(loadavg()[0] ?? 0).toFixed(1)}`);
}

interface Times {
  seconds: number;
  cpuSeconds: number;
}

interface Measurement extends Times {
  firstSeconds: number;
  pages: number;
  peakMb: number;
}

async function extract(file: string): Promise<Measurement> {
  const startedAt = performance.now();
  const since = (): number => (performance.now() - startedAt) / 1000;
  const task: ReadingTask = {
    file,
    maxPages: 1_000_000,
    include: [],
    skip: [],
    ocr: { enabled: false, reason: 'not measured' },
    tempDir: tmpdir(),
  };
  const child = spawnTimed([process.execPath, `--max-old-space-size=${HEAP_MB}`, ENTRY]);
  tellPrivately(child.shell.stdin, task);
  const measurement: Measurement = { seconds: 0, cpuSeconds: 0, firstSeconds: 0, pages: 0, peakMb: 0 };
  let ended = false;
  for await (const line of createInterface({ input: child.output })) {
    const event = JSON.parse(line) as ExtractionEvent;
    if (event.type === 'failed') throw new Error(`${event.code}: ${event.detail}`);
    if (event.type === 'opened') measurement.pages = event.pages;
    if (event.type === 'paragraph' && measurement.firstSeconds === 0) measurement.firstSeconds = since();
    // The high-water mark only rises; asked often enough, its last value is the peak.
    if (event.type === 'document' || (event.type === 'progress' && event.page % 20 === 0))
      measurement.peakMb = Math.max(measurement.peakMb, await peakMb(child.shell));
    ended = event.type === 'end';
  }
  if (!ended) throw new Error('the extraction ended early');
  measurement.cpuSeconds = await child.cpuSeconds;
  measurement.seconds = since();
  return measurement;
}

/** `VmHWM` of the shell's only child, 0 where there is no such file (macOS, or a process that has just ended). */
async function peakMb(shell: ChildProcess): Promise<number> {
  const read = (path: string): Promise<string> => readFile(path, 'utf8').catch(() => '');
  const pid = (await read(`/proc/${shell.pid ?? 0}/task/${shell.pid ?? 0}/children`)).trim();
  const status = await read(`/proc/${pid}/status`);
  return Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
}

/** @returns null where it isn't installed or fails. */
async function time(command: readonly string[]): Promise<Times | null> {
  const startedAt = performance.now();
  const child = spawnTimed(command);
  child.output.resume();
  const cpuSeconds = await child.cpuSeconds;
  const code = await child.exit;
  return code === 0 ? { seconds: (performance.now() - startedAt) / 1000, cpuSeconds } : null;
}

interface TimedChild {
  shell: ChildProcess;
  output: Readable;
  /** Once it has ended. */
  cpuSeconds: Promise<number>;
  exit: Promise<number | null>;
}

function spawnTimed(command: readonly string[]): TimedChild {
  const shell = spawn('/bin/sh', ['-c', TIMED, 'sh', ...command], {
    cwd: PROJECT_ROOT,
    stdio: ['pipe', 'pipe', 'inherit', 'pipe'],
  });
  const [, output, , times] = shell.stdio as unknown as [unknown, Readable, unknown, Readable];
  return {
    shell,
    output,
    cpuSeconds: text(times).then(readTimes),
    exit: new Promise((resolve) => shell.once('close', resolve)),
  };
}

/** The second line is the children's: "0m1.230s 0m0.120s", user and system. */
function readTimes(times: string): number {
  const children = times.trim().split('\n')[1] ?? '';
  return [...children.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, [, minutes, seconds]) => sum + 60 * Number(minutes) + Number(seconds),
    0,
  );
}

/** Of each kind of time by itself. */
function least(runs: readonly Times[]): Times {
  return {
    seconds: Math.min(...runs.map(({ seconds }) => seconds)),
    cpuSeconds: Math.min(...runs.map(({ cpuSeconds }) => cpuSeconds)),
  };
}
