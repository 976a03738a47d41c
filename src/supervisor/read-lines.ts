import type { Readable } from 'node:stream';
import { createLineSplitter } from './line-splitter.ts';
import type { LineSplitter } from './line-splitter.ts';

/**
 * Turns what a process prints into lines, no faster than they are taken: a process that floods its log waits, as it
 * would before any full pipe, instead of filling the memory of this one.
 *
 * @param room `null` while lines are taken, else what resolves when they are.
 */
export function readLines(
  stream: Readable | null,
  onLine: (line: string) => void,
  room: () => Promise<void> | null,
): LineSplitter {
  const splitter = createLineSplitter(onLine);
  stream?.on('data', (chunk: Buffer) => {
    splitter.write(chunk);
    const full = room();
    if (full === null) return;
    stream.pause();
    void full.then(() => stream.resume());
  });
  stream?.on('end', () => splitter.end());
  return splitter;
}
