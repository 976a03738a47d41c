import { once } from 'node:events';
import type { Writable } from 'node:stream';
import type { ErrorCode } from '../../errors.ts';
import type { CoverOrigin } from './cover-files.ts';

/** What the program that makes covers answers with: a line of JSON, and then the files, one after the other. */
export type CoverAnswer = { files: readonly Buffer[] } & (
  | { made: { origin: CoverOrigin; width: number; height: number } }
  | { failed: { code: ErrorCode; detail: string } }
);

export async function writeAnswer(output: Writable, { files, ...answer }: CoverAnswer): Promise<void> {
  const head = { ...answer, bytes: files.map((file) => file.length) };
  const whole = Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), ...files]);
  output.end(whole);
  await once(output, 'finish');
}

/** @throws {Error} when it is cut. */
export function readAnswer(whole: Buffer): CoverAnswer {
  const end = whole.indexOf('\n');
  if (end === -1) throw new Error('the answer of the program that makes covers is cut');
  const { bytes, ...answer } = JSON.parse(whole.toString('utf8', 0, end)) as CoverAnswer & {
    bytes: number[];
  };
  let at = end + 1;
  const files = bytes.map((length) => whole.subarray(at, (at += length)));
  if (at !== whole.length) throw new Error('the answer of the program that makes covers is cut');
  return { ...answer, files };
}
