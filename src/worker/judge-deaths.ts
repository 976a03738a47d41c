import { buryDeadWorkers, explainDeath, readUnexplained } from '../db/deaths.ts';
import { readSuspects, setAsideBook } from '../db/suspects.ts';
import type { Suspect } from '../db/suspects.ts';
import { AppError, toProblem } from '../errors.ts';
import { readRecord } from '../supervisor/record.ts';
import type { WorkerContext } from './context.ts';

/**
 * A worker whose connection broke looks dead until it has a new one, which takes a second or two. Nobody tries what is
 * guilty meanwhile.
 */
const SURE_AFTER_SECONDS = 5;

/** Looks at who died and why, and sets aside what is guilty of it. @returns what is left to be tried alone */
export async function judgeDeaths(context: WorkerContext): Promise<Suspect[]> {
  const { pool, log } = context;
  await buryDeadWorkers(pool);
  await explainDeaths(context);
  const suspects = await readSuspects(pool);
  for (const suspect of suspects) {
    const { bookId, deaths } = suspect;
    const isSure = suspect.seconds >= SURE_AFTER_SECONDS || deaths.at(-1)?.of === 'child';
    if (suspect.standing !== 'guilty' || !isSure) continue;
    log.error('a book is set aside: processes end at it', { bookId, deaths: deaths.length });
    await setAsideBook(pool, suspect, toProblem(problemOf(suspect)));
  }
  return suspects.filter(({ standing }) => standing === 'alone');
}

/** Why a process ended is known to its supervisor, which leaves word before it starts the next one. */
async function explainDeaths({ pool, config }: WorkerContext): Promise<void> {
  const record = readRecord(config.supervisorRecord);
  if (record === null) return;
  for (const pid of await readUnexplained(pool, record.id)) {
    const exit = record.exits.findLast((each) => each.pid === pid);
    if (exit === undefined) continue;
    await explainDeath(pool, { supervisor: record.id, pid, byItself: exit.cause !== 'killed' });
  }
}

function problemOf({ deaths, contentKey }: Suspect): AppError {
  if (deaths.at(-1)?.of === 'child') return new AppError('pdf-too-complex');
  const doing = contentKey === '' ? 'at it' : 'while it spoke one passage of it';
  return new AppError('crashed-the-worker', {
    detail: `The process that makes audiobooks ended ${deaths.length} times ${doing}.`,
  });
}
