import { pathToFileURL } from 'node:url';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { promisify } from 'node:util';
import { callerDirectory } from '../../src/settings/caller.ts';
import type { ExtractionStep } from '../../src/pdf/child/extraction.ts';
import { wordsOf } from '../narration-set/words.ts';
import { compiled } from '../kit/project-root.ts';

const execute = promisify(execFile);
const LIMITS = { heapMb: 128, memoryMb: 1024, timeoutMs: 15 * 60_000, maxPages: 100_000 };
const TICK_MS = 5;
const SAMPLE_MS = 50;
/** A line that comes again on so many pages is a running head. */
const REPEATED = 5;

/**
 * Real documents, whose text nobody has written down: what is left in and what is lost, as far as pdftotext can tell,
 * the time that it takes, the child's memory (Linux only) and the longest time that the event loop of the one who
 * listens to it stood still.
 *
 * @param args PDFs
 */
export async function run(args: readonly string[]): Promise<void> {
  if (args.length === 0) throw new Error('Name one PDF or more.');
  // The compiled program: the loader that runs this file would count in the child's time.
  const built = pathToFileURL(compiled('pdf', 'child', 'extraction.js')).href;
  const { runExtraction } = (await import(built)) as typeof import('../../src/pdf/child/extraction.ts');
  for (const name of args) {
    const file = resolve(callerDirectory(), name);
    const poppler = await pdftotext(file);
    const watch = watchRun();
    const startedAt = performance.now();
    const found = createFindings();
    for await (const step of runExtraction({ file, ...LIMITS })) found.add(step);
    const seconds = (performance.now() - startedAt) / 1000;
    report(basename(file), { ...found.result(poppler?.words ?? null), seconds, ...watch.stop(), poppler });
  }
}

interface Findings {
  pages: number;
  /** Paragraphs that come again and again, as running heads do. */
  repeated: number;
  /** Paragraphs that are nothing but a number. */
  numbers: number;
  removed: string;
  /** Share of pdftotext's words that are neither read nor listed as removed; `null` without pdftotext. */
  lostShare: number | null;
}

function createFindings() {
  const said = new Map<string, number>();
  const paragraphs = new Map<string, number>();
  const removed = new Map<string, number>();
  let pages = 0;
  let numbers = 0;
  const count = (text: string): void => {
    for (const word of wordsOf(text)) said.set(word, (said.get(word) ?? 0) + 1);
  };
  return {
    add: (step: ExtractionStep): void => {
      if (step.type === 'opened') pages = step.pages;
      if (step.type === 'removed') {
        removed.set(step.kind, (removed.get(step.kind) ?? 0) + 1);
        count(step.text);
      }
      if (step.type !== 'paragraph') return;
      const text = step.sentences.join(' ');
      count(text);
      if (/^[\divxlc]{1,6}$/i.test(text)) numbers += 1;
      const masked = text.replace(/\d+/g, '#');
      if (text.length < 100 && /\p{L}{3}/u.test(text))
        paragraphs.set(masked, (paragraphs.get(masked) ?? 0) + 1);
    },
    result: (expected: ReadonlyMap<string, number> | null) => {
      const repeated = [...paragraphs.values()].filter((times) => times >= REPEATED);
      const findings: Findings = {
        pages,
        numbers,
        repeated: repeated.reduce((sum, times) => sum + times, 0),
        removed: [...removed].map(([kind, times]) => `${times} ${kind}`).join(', '),
        lostShare: expected === null ? null : lostShare(expected, said),
      };
      return findings;
    },
  };
}

/**
 * Hyphens at line ends differ between the two programs, so words of which either knows only a part are counted as lost,
 * too.
 */
function lostShare(expected: ReadonlyMap<string, number>, said: ReadonlyMap<string, number>): number {
  let words = 0;
  let lost = 0;
  for (const [word, times] of expected) {
    words += times;
    lost += Math.max(0, times - (said.get(word) ?? 0));
  }
  return words === 0 ? 0 : lost / words;
}

async function pdftotext(
  file: string,
): Promise<{ seconds: number; words: ReadonlyMap<string, number> } | null> {
  const startedAt = performance.now();
  try {
    const { stdout } = await execute('pdftotext', [file, '-'], { maxBuffer: 1 << 30 });
    const seconds = (performance.now() - startedAt) / 1000;
    const words = new Map<string, number>();
    for (const word of wordsOf(stdout)) words.set(word, (words.get(word) ?? 0) + 1);
    return { seconds, words };
  } catch {
    return null;
  }
}

/** The longest time between two ticks, less the tick itself, and the peak memory of the child. */
function watchRun(): { stop(): { gapMs: number; peakMb: number } } {
  let last = performance.now();
  let gapMs = 0;
  let peakMb = 0;
  const timer = setInterval(() => {
    const now = performance.now();
    gapMs = Math.max(gapMs, now - last - TICK_MS);
    last = performance.now();
  }, TICK_MS);
  const memory = setInterval(() => (peakMb = Math.max(peakMb, childMb())), SAMPLE_MS);
  return {
    stop: () => {
      clearInterval(timer);
      clearInterval(memory);
      return { gapMs, peakMb };
    },
  };
}

/** `VmHWM` of the largest child; 0 without `/proc`. */
function childMb(): number {
  try {
    const pids = readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').trim().split(' ');
    const peaks = pids.map(
      (pid) => /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0,
    );
    return Math.round(Math.max(0, ...peaks.map(Number)) / 1024);
  } catch {
    return 0;
  }
}

function report(
  name: string,
  found: Findings & { seconds: number; gapMs: number; peakMb: number; poppler: { seconds: number } | null },
): void {
  const { pages, seconds, poppler, lostShare: lost } = found;
  console.log(`\n${name}: ${pages} pages`);
  console.log(`  time       ${seconds.toFixed(1)} s (${(pages / seconds).toFixed(0)} pages/s)`);
  console.log(
    poppler === null
      ? '  pdftotext  is not installed (Debian: poppler-utils): nothing to compare with'
      : `  pdftotext  ${poppler.seconds.toFixed(1)} s, so ours takes ${(seconds / poppler.seconds).toFixed(1)} times as long`,
  );
  console.log(`  child      ${found.peakMb} MB at most, with a heap of ${LIMITS.heapMb} MB`);
  console.log(`  event loop stood still for ${found.gapMs.toFixed(0)} ms at most`);
  console.log(`  left in    ${found.repeated} paragraphs that repeat, ${found.numbers} bare numbers`);
  if (lost !== null) console.log(`  lost       ${(100 * lost).toFixed(2)} % of pdftotext's words`);
  console.log(`  removed    ${found.removed}`);
}
