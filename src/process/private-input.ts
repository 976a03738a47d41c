import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

/**
 * Tells a child something through its standard input, as a line of JSON: its arguments and its environment can be
 * looked at by others. The pipe stays open.
 */
export function tellPrivately(input: Writable | null, value: unknown): void {
  // A child that has ended already needs none.
  input?.on('error', () => undefined);
  input?.write(`${JSON.stringify(value)}\n`);
}

/** Waits for it on the other side. */
export async function hearPrivately(input: Readable): Promise<unknown> {
  const lines = createInterface({ input });
  const line = await new Promise<string>((resolve) => lines.once('line', resolve));
  lines.removeAllListeners();
  // What is closed pauses its input, and only a pipe that is read tells of its end.
  lines.close();
  input.resume();
  return JSON.parse(line) as unknown;
}
