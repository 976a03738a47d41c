import { scanLines } from './log-scan.ts';
import type { Run } from './run.ts';

const LOOK_MS = 100;

/** Watches what the supervisor's own memory grows by. */
export function watchMemory(run: Run): { end(): number } {
  const before = run.memoryMb();
  let most = before;
  const timer = setInterval(() => (most = Math.max(most, run.memoryMb())), LOOK_MS);
  return {
    end: () => {
      clearInterval(timer);
      return most - before;
    },
  };
}

/** How old the newest line is that the other app has in the log. Milliseconds. */
export async function newestTickMs(run: Run): Promise<number> {
  const now = Date.now();
  let newest = 0;
  await scanLines(run.logs('other'), (line) => {
    newest = Math.max(newest, Number(/tick (\d{13})/.exec(line)?.[1] ?? 0));
  });
  return now - newest;
}
