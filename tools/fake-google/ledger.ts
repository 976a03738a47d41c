import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';

/**
 * What became of a call.
 *
 * - `ok`: answered with audio; this is what costs money.
 * - `dropped`: spoken, then the connection broke before the answer; the service charges for it all the same.
 * - `hang`: taken, never answered.
 * - `cancelled`: the caller went away before the answer.
 * - `internal`, `unavailable`, `quota`, `invalid`: answered with that error; nothing was spoken.
 */
export type LedgerOutcome =
  'ok' | 'dropped' | 'hang' | 'cancelled' | 'internal' | 'unavailable' | 'quota' | 'invalid';

/** One call, one JSON line. */
export interface LedgerEntry {
  /** ISO 8601, UTC, when the outcome was settled. */
  time: string;
  voice: string;
  /** Unicode code points of the text, as the service counts them. */
  characters: number;
  /** Of the text's UTF-8 bytes, lower-case hex. */
  sha256: string;
  outcome: LedgerOutcome;
}

export interface Ledger {
  /** Written before the answer goes out, so that no speech reaches a caller without its line. */
  record(call: { voice: string; text: string }, outcome: LedgerOutcome): void;
  entries(): readonly LedgerEntry[];
  close(): void;
}

/**
 * Keeps every call in memory, and in `file` where one is given: appended, one write a line, so that many processes may
 * share it.
 */
export function openLedger(options: { file?: string | undefined; fsync?: boolean | undefined }): Ledger {
  const entries: LedgerEntry[] = [];
  const fd = options.file === undefined ? null : openSync(options.file, 'a');
  return {
    record: ({ voice, text }, outcome) => {
      const time = new Date().toISOString();
      const entry = { time, voice, characters: countCharacters(text), sha256: textSha256(text), outcome };
      entries.push(entry);
      if (fd === null) return;
      writeSync(fd, `${JSON.stringify(entry)}\n`);
      if (options.fsync === true) fsyncSync(fd);
    },
    entries: () => entries,
    close: () => {
      if (fd !== null) closeSync(fd);
    },
  };
}

export function textSha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Code points, as the service counts and charges. */
export function countCharacters(text: string): number {
  return Array.from(text).length;
}
