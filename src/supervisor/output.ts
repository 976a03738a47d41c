import { createLineWriter } from '../process/line-writer.ts';
import { createLog } from '../process/log.ts';
import type { Log } from '../process/log.ts';
import type { LogFormat, LogLevel } from '../settings/logging.ts';
import { createJournal } from './journal.ts';
import type { Journal } from './journal.ts';

/** Where all goes that the supervisor and its apps say: to standard output, the last of it also to the journal. */
export interface Output {
  /** The supervisor's own. */
  log: Log;
  logFor: (app: string) => Log;
  /** Takes one line of an app, with its end. */
  write: (line: string, app: string) => void;
  journal: Journal;
  /** Whether what is said is taken, see line-writer.ts. */
  room: () => Promise<void> | null;
  /** Resolves when everything is written. */
  end: () => Promise<void>;
}

export function openOutput({ level, format }: { level: LogLevel; format: LogFormat }): Output {
  const journal = createJournal();
  const out = createLineWriter(process.stdout, (lines) =>
    log.warn('lines were left out of the log: whoever reads it is too slow', { lines }),
  );
  const write: Output['write'] = (line, app) => {
    out.write(line);
    journal.add(app, line.trimEnd());
  };
  const logFor: Output['logFor'] = (app) =>
    createLog({ level, format, process: app, write: (line) => write(line, app) });
  const log = logFor('supervisor');
  return { log, logFor, write, journal, room: () => out.room(), end: () => out.end() };
}
