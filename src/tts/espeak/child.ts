/**
 * The speech process: entry file, started by process.ts. Takes jobs from the IPC channel, answers each with MP3.
 * Whatever goes wrong ends the process with a stack on standard error, and its owner starts another.
 */
import { writeFileSync } from 'node:fs';
import { Socket } from 'node:net';
import { setPriority } from 'node:os';
import { disarmUserSignals } from '../../process/user-signals.ts';
import type { EspeakJob } from './process.ts';
import { createEspeakSynthesizer } from './synthesizer.ts';
import type { SynthesizedText } from './synthesizer.ts';
import { ANSWER_FD, writeAnswer } from './wire.ts';

process.title = 'tandem speech';
// A supervisor may signal the whole process tree; it is the owner who decides when speech ends, after it has drained.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => undefined);
disarmUserSignals();
process.on('disconnect', () => process.exit(0));
yieldToOthers();

const answers = new Socket({ fd: ANSWER_FD, readable: false, writable: true });
const synthesizer = await createEspeakSynthesizer();

process.on('message', (job: EspeakJob) => {
  answer(synthesizer.synthesize(job));
});
answer({ audio: new Uint8Array(), words: [] });

function answer({ audio, words }: SynthesizedText): void {
  for (const part of writeAnswer(audio, words, process.memoryUsage.rss())) {
    if (part.length > 0) answers.write(part);
  }
}

/**
 * Speech can wait and be done again: the API's answers go first, and in want of memory this process is the one to lose.
 */
function yieldToOthers(): void {
  try {
    setPriority(10);
    if (process.platform === 'linux') writeFileSync('/proc/self/oom_score_adj', '800');
  } catch {
    // Some containers forbid it, and it works without.
  }
}
