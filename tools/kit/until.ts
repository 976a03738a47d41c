import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Asks again and again until the answer is neither false nor null. @throws when `deadlineMs` has passed, naming `what`.
 */
export async function until<T>(
  what: string,
  deadlineMs: number,
  ask: () => Promise<T | false | null> | T | false | null,
  intervalMs = 20,
): Promise<T> {
  const end = performance.now() + deadlineMs;
  for (;;) {
    const answer = await ask();
    if (answer !== false && answer !== null) return answer;
    if (performance.now() > end) throw new Deadline(what, deadlineMs);
    await sleep(intervalMs);
  }
}

export class Deadline extends Error {
  constructor(what: string, deadlineMs: number) {
    super(`${what}: not within ${deadlineMs / 1000} seconds`);
    this.name = 'Deadline';
  }
}
