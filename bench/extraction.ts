import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { callerDirectory } from '../src/config.ts';
import type { ExtractionEvent } from '../src/pdf/events.ts';

const execute = promisify(execFile);
const ENTRY = resolve(import.meta.dirname, '../dist/src/pdf/extract-main.js');
const HEAP_MB = 128;

/**
 * Pages a second of our extraction against `pdftotext`, by turns in the same run, and the peak memory of the extraction child (Linux only).
 * Ours is the whole way to clean sentences; pdftotext's is raw text.
 *
 * @param args a PDF, and how often to read it (3)
 */
export async function run(args: readonly string[]): Promise<void> {
  const [name, runs = '3'] = args;
  if (name === undefined) throw new Error('Name a PDF.');
  if (!existsSync(ENTRY)) throw new Error(`${ENTRY} is missing: run npm run build first.`);
  const file = resolve(callerDirectory(), name);
  const ours: Measurement[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < Number(runs); round += 1) {
    ours.push(await extract(file));
    const seconds = await pdftotext(file);
    if (seconds !== null) theirs.push(seconds);
  }
  const pages = ours[0]?.pages ?? 0;
  const rate = (seconds: number[]): string => `${(pages / median(seconds)).toFixed(0)} pages/s`;
  const mb = ((await stat(file)).size / 1e6).toFixed(1);
  console.log(
    `${basename(file)}: ${pages} pages, ${mb} MB, median of ${runs} runs, heap limit ${HEAP_MB} MB`,
  );
  console.log(
    `  tandem     ${rate(ours.map(({ seconds }) => seconds))}, first paragraph after ${median(ours.map(({ firstSeconds }) => firstSeconds)).toFixed(2)} s`,
  );
  console.log(`  peak RSS   ${Math.max(...ours.map(({ peakMb }) => peakMb))} MB`);
  console.log(`  pdftotext  ${theirs.length === 0 ? 'is not installed' : rate(theirs)}`);
}

interface Measurement {
  seconds: number;
  firstSeconds: number;
  pages: number;
  peakMb: number;
}

async function extract(file: string): Promise<Measurement> {
  const startedAt = performance.now();
  const since = (): number => (performance.now() - startedAt) / 1000;
  const options = JSON.stringify({
    file,
    maxPages: 1_000_000,
    include: [],
    skip: [],
    ocr: { enabled: false, reason: 'not measured' },
    tempDir: tmpdir(),
  });
  const child = spawn(process.execPath, [`--max-old-space-size=${HEAP_MB}`, ENTRY, options], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const measurement: Measurement = { seconds: 0, firstSeconds: 0, pages: 0, peakMb: 0 };
  let ended = false;
  for await (const line of createInterface({ input: child.stdout })) {
    const event = JSON.parse(line) as ExtractionEvent;
    if (event.type === 'failed') throw new Error(`${event.code}: ${event.detail}`);
    if (event.type === 'opened') measurement.pages = event.pages;
    if (event.type === 'paragraph' && measurement.firstSeconds === 0) measurement.firstSeconds = since();
    // The high-water mark only rises; asked often enough, its last value is the peak.
    if (event.type === 'document' || (event.type === 'progress' && event.page % 20 === 0))
      measurement.peakMb = Math.max(measurement.peakMb, await peakMb(child.pid));
    ended = event.type === 'end';
  }
  if (!ended) throw new Error('the extraction ended early');
  measurement.seconds = since();
  return measurement;
}

/** `VmHWM` of a process, 0 where there is no such file (macOS, or a process that has just ended). */
async function peakMb(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid ?? 0}/status`, 'utf8').catch(() => '');
  return Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
}

async function pdftotext(file: string): Promise<number | null> {
  const startedAt = performance.now();
  try {
    await execute('pdftotext', [file, '/dev/null'], { maxBuffer: 1 << 20 });
  } catch {
    return null;
  }
  return (performance.now() - startedAt) / 1000;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
