/**
 * The speech process: entry file, started by espeak-process.ts. Reads jobs from the IPC channel, answers each with MP3.
 * Whatever goes wrong ends the process with a stack on standard error, and its owner starts another.
 */
import { writeFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import type { EspeakAnswer, EspeakJob } from './espeak-process.ts';
import { createEspeakSynthesizer } from './espeak-synthesizer.ts';

process.title = 'tandem speech';
// A supervisor may signal the whole process tree; it is the owner who decides when speech ends, after it has drained.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => undefined);
process.on('disconnect', () => process.exit(0));
yieldToOthers();

const synthesizer = await createEspeakSynthesizer();

process.on('message', ({ id, text, identifier, wordsPerMinute }: EspeakJob) => {
  answer(id, synthesizer.synthesize(text, identifier, wordsPerMinute));
});
answer(0, new Uint8Array());

function answer(id: number, audio: Uint8Array): void {
  const message: EspeakAnswer = { id, audio, rssBytes: process.memoryUsage.rss() };
  process.send?.(message);
}

/** Speech can wait and be done again: the API's answers go first, and in want of memory this process is the one to lose. */
function yieldToOthers(): void {
  try {
    setPriority(10);
    if (process.platform === 'linux') writeFileSync('/proc/self/oom_score_adj', '800');
  } catch {
    // Some containers forbid it, and it works without.
  }
}
