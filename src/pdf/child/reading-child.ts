import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { limitedCommand } from '../../process/limited-command.ts';
import { programPath } from '../../process/program-path.ts';

/** What a child that reads may take. */
export interface ReadingLimits {
  /** Of its JavaScript heap, in MB. */
  heapMb: number;
  /** Of everything that it holds, in MB. */
  memoryMb: number;
  /** The whole time for one PDF, in milliseconds. */
  timeoutMs: number;
}

export type ReadingChild = ChildProcess & { stdin: Writable; stdout: Readable; stderr: Readable };

/** Starts one. It loads what it needs, and waits to be told what to read. */
export function startReadingChild({ heapMb, memoryMb, timeoutMs }: ReadingLimits): ReadingChild {
  const { command, args } = limitedCommand(
    [`--max-old-space-size=${heapMb}`, programPath('pdf/child/extract-main')],
    { cpuSeconds: 2 * Math.ceil(timeoutMs / 1000) + 1, memoryMb },
  );
  // A pipe as standard input ends with its parent. The environment is empty: the child needs no secret.
  return spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'], env: {} });
}
