import type { Readable } from 'node:stream';
import type { CheckFailed } from '../process/check-failed.ts';
import type { Log } from '../process/log.ts';
import type { Alternative } from '../settings/alternatives.ts';

/** What a store says of itself, in the file `entry.ts` of its folder. */
export interface StoreEntry extends Alternative<ChosenStore> {
  /** A service of its own, which health reports by the entry's name. */
  readonly isService: boolean;
}

/** The store that the settings ask for. Nothing of it is loaded yet. */
export interface ChosenStore {
  readonly name: string;
  /** For people: `bucket books`. */
  readonly place: string;
  /** A line for the log at the start. */
  readonly says: string;
  open(log: Log): Promise<Storage>;
  /** What an error of `open` or of `Storage.probe` means for whoever runs the service. */
  explain(error: unknown): Promise<CheckFailed>;
}

/** A stored object, as `stat` and `list` see it. */
export interface StoredObject {
  key: string;
  bytes: number;
  modifiedAt: Date;
}

export interface PutResult {
  bytes: number;
  /** SHA-256 of the bytes, lower-case hex. */
  sha256: string;
}

/**
 * Where bytes live: source PDFs, speech, finished audio. Keys are `/`-separated segments of `[A-Za-z0-9._-]`, never
 * `.` or `..`. Two implementations share one test suite.
 *
 * - `put` publishes a key only when every byte is durable; on an error, or when `signal` aborts, nothing is left and a
 *   former object under that key is untouched. The same key may be put again: the last complete one wins.
 * - `get` and `stat` never see a part of an object.
 * - Errors: `AppError('disk-full')` when there is no room, `AppError('service-unavailable')` when the store can't be
 *   reached; anything else is a bug.
 */
export interface Storage {
  /** That of its entry. */
  readonly name: string;
  /** Streams `body` into `key`; consumes or destroys `body` in every case. */
  put(
    key: string,
    body: Readable,
    options: { contentType: string; signal?: AbortSignal | undefined },
  ): Promise<PutResult>;
  /**
   * The bytes from `start` to `end` (both inclusive), or all of them. Rejects with `ObjectMissing`, or with
   * `RangeError` for a range that begins behind the end.
   */
  get(key: string, range?: { start: number; end: number }): Promise<Readable>;
  stat(key: string): Promise<StoredObject | null>;
  /** Removes objects; a key that isn't there is fine. */
  delete(keys: readonly string[]): Promise<void>;
  list(prefix: string): AsyncIterable<StoredObject>;
  /**
   * A URL that serves the object for a while with these headers, by GET only; `null` where the API must stream it
   * itself. It is signed: whoever has it needs nothing else.
   */
  link(
    key: string,
    headers: { contentType: string; contentDisposition: string; expiresInSeconds: number },
  ): Promise<string | null>;
  /** Writes, reads a range of, and deletes a probe object. */
  probe(): Promise<void>;
  /** A cheap look whether the store answers and has room, for health checks. Writes nothing. */
  ping(): Promise<void>;
  /** Removes partial files that no living process can own: older than `olderThanMs`. Returns how many. */
  sweepPartials(olderThanMs: number): Promise<number>;
  close(): Promise<void>;
}

/** The object asked for isn't in the store. */
export class ObjectMissing extends Error {
  readonly key: string;

  constructor(key: string) {
    super(`no object ${key}`);
    this.name = 'ObjectMissing';
    this.key = key;
  }
}
