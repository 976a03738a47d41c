import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { processIdentity } from '../../src/process/identity.ts';

export interface Entry {
  level: string;
  process: string;
  message: string;
  [field: string]: unknown;
}

/** A real process whose output is read line by line. */
export interface Program {
  child: ChildProcess;
  pid: number;
  lines: string[];
  /** Waits for a line that matches, also one that was there before; rejects when the process ends without it. */
  line(pattern: RegExp, options?: { after?: number }): Promise<RegExpMatchArray>;
  /** Entries of the JSON log, so far. */
  entries(): Entry[];
  exit: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
}

export function runProgram(
  command: string,
  args: readonly string[],
  options: { cwd?: string; env?: Record<string, string>; detached?: boolean; uid?: number } = {},
): Program {
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: { ...process.env, LOG_FORMAT: 'json', ...options.env },
    detached: options.detached ?? false,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(options.uid !== undefined && { uid: options.uid, gid: options.uid }),
  });
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  const wake = (): void => waiting.forEach((look) => look());
  let ended = false;
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line);
      wake();
    });
  }
  const exit = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.once('error', () => resolve({ code: 127, signal: null }));
    child.once('close', (code, signal) => {
      ended = true;
      wake();
      resolve({ code, signal });
    });
  });
  return {
    child,
    pid: child.pid ?? 0,
    lines,
    exit,
    line: (pattern, { after = 0 } = {}) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          for (const line of lines.slice(after)) {
            const match = line.match(pattern);
            if (match === null) continue;
            waiting.delete(look);
            resolve(match);
            return;
          }
          if (!ended) return;
          waiting.delete(look);
          reject(new Error(`ended without ${String(pattern)}:\n${lines.join('\n')}`));
        };
        waiting.add(look);
        look();
      }),
    entries: () => lines.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as Entry),
  };
}

/** Waits until a process that isn't our child is gone; it tells nobody, so this looks again and again. */
export async function untilGone(pid: number): Promise<void> {
  while (isRunning(pid)) await new Promise((resolve) => setTimeout(resolve, 10));
}

/** A zombie counts as gone: here nobody may be there to reap it. */
function isRunning(pid: number): boolean {
  return processIdentity(pid) !== null;
}
