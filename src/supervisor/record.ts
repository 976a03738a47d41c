import { randomUUID } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { ExitCause } from './exit-cause.ts';

/** What a supervisor leaves word of, for the processes that it keeps up. */
export interface SupervisorRecord {
  /** Tells its processes from those of any other supervisor, whose numbers may be the same. */
  readonly id: string;
  readonly pid: number;
  readonly running: readonly { app: string; pid: number }[];
  /** The last ones, in order. */
  readonly exits: readonly { app: string; pid: number; cause: ExitCause }[];
  /** How often each app was started again, by the cause. */
  readonly restarts: readonly { app: string; cause: ExitCause; count: number }[];
}

export interface RecordKeeper {
  started(app: string, pid: number): void;
  /** Written when this returns: whoever is started next finds it. */
  exited(app: string, pid: number, cause: ExitCause): void;
}

const EXITS_KEPT = 50;

/** @param file which is always whole; a failure to write is reported, and ends nothing. */
export function keepRecord(file: string, onFailure: (error: unknown) => void): RecordKeeper {
  let record: SupervisorRecord = { id: randomUUID(), pid: process.pid, running: [], exits: [], restarts: [] };
  const write = (changed: Partial<SupervisorRecord>): void => {
    record = { ...record, ...changed };
    try {
      writeFileSync(`${file}.new`, JSON.stringify(record));
      renameSync(`${file}.new`, file);
    } catch (error) {
      onFailure(error);
    }
  };
  write({});
  return {
    started: (app, pid) => write({ running: [...record.running, { app, pid }] }),
    exited: (app, pid, cause) => {
      const former = record.restarts.find((each) => each.app === app && each.cause === cause);
      write({
        running: record.running.filter((each) => each.pid !== pid),
        exits: [...record.exits, { app, pid, cause }].slice(-EXITS_KEPT),
        restarts: [
          ...record.restarts.filter((each) => each !== former),
          { app, cause, count: (former?.count ?? 0) + 1 },
        ],
      });
    },
  };
}

/** @returns null without a supervisor, or where its record can't be read. */
export function readRecord(file: string | null): SupervisorRecord | null {
  if (file === null) return null;
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as SupervisorRecord;
  } catch {
    return null;
  }
}
