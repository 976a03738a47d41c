import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

/**
 * Hands a secret to a child through its standard input: arguments and environments of processes can be looked at. The
 * pipe stays open.
 */
export function sendSecret(input: Writable | null, secret: string): void {
  // A child that has ended already needs none.
  input?.on('error', () => undefined);
  input?.write(`${JSON.stringify(secret)}\n`);
}

/** Waits for it on the other side. */
export async function receiveSecret(input: Readable): Promise<string> {
  const lines = createInterface({ input });
  const line = await new Promise<string>((resolve) => lines.once('line', resolve));
  lines.removeAllListeners();
  // What is closed pauses its input, and only a pipe that is read tells of its end.
  lines.close();
  input.resume();
  return JSON.parse(line) as string;
}
