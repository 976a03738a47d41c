import { existsSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Checkpoint } from '../../src/process/checkpoints.ts';
import type { Pool } from '../../src/db/pool.ts';
import type { ScheduledEvent } from './schedule.ts';
import type { Servers } from './servers.ts';
import type { Tandem } from './tandem.ts';
import { killQuietly } from './tandem.ts';
import { Deadline, until } from '../kit/until.ts';
import type { Uploads } from './uploads.ts';

export interface World {
  servers: Servers;
  tandem: Tandem;
  uploads: Uploads;
  /** Straight to the server. */
  pool: Pool;
  checkpointDir: string;
  storageDir: string;
  /** How long an event waits for its victim or its moment. */
  patienceMs: number;
}

/** `missed`: what was to be hit didn't come by in time. */
export type EventOutcome = 'done' | 'missed';

const NETWORK_FAULT_MS = 2_500;

/** Orders of one name, and faults of one server, one after the other. */
const queues = new Map<string, Promise<unknown>>();

/** Carries out one event of the schedule; resolves when it is over and what it took down is there again. */
export async function carryOut(event: ScheduledEvent, world: World): Promise<EventOutcome> {
  try {
    await perform(event, world);
    return 'done';
  } catch (error) {
    if (error instanceof Deadline) return 'missed';
    throw error;
  }
}

async function perform(event: ScheduledEvent, world: World): Promise<void> {
  const { servers, tandem, uploads } = world;
  switch (event.kind) {
    case 'kill':
      await until(event.victim, world.patienceMs, () => {
        const [pid] = tandem.find(event.victim);
        return pid !== undefined && killQuietly(pid);
      });
      break;
    case 'kill-mid-upload':
      await uploads.interrupted(async () => {
        const before = partials(world.storageDir);
        await until('half an upload', world.patienceMs, () => partials(world.storageDir) > before);
        for (const pid of tandem.find('api')) killQuietly(pid);
      });
      break;
    case 'kill-at':
      await order(world, event.moment, 'SIGKILL', () => Promise.resolve());
      break;
    case 'kill-server':
      await inTurn(event.victim, () =>
        event.moment === 'random'
          ? servers.kill(event.victim)
          : order(world, event.moment, 'SIGSTOP', () => servers.kill(event.victim)),
      );
      break;
    case 'lost-claim':
      await order(world, event.moment, 'SIGSTOP', () => takeOver(world, event.moment));
      break;
    case 'network':
      await inTurn(event.victim, async () => {
        await servers.proxies[event.victim].set(event.moment);
        await sleep(NETWORK_FAULT_MS);
        await servers.proxies[event.victim].set('none');
      });
      break;
  }
}

/** Gives an order to whoever passes the checkpoint next; what stands still there goes on after `meanwhile`. */
async function order(
  { checkpointDir, patienceMs }: World,
  moment: Checkpoint,
  signal: 'SIGKILL' | 'SIGSTOP',
  meanwhile: () => Promise<void>,
): Promise<void> {
  await inTurn(moment, async () => {
    const file = join(checkpointDir, moment);
    writeFileSync(`${file}.new`, signal);
    renameSync(`${file}.new`, file);
    try {
      await until(`checkpoint ${moment}`, patienceMs, () => !existsSync(file));
    } catch (error) {
      rmSync(file, { force: true });
      throw error;
    }
    const taken = readdirSync(checkpointDir).filter((name) => /^[a-z-]+\.\d+$/.test(name));
    const own = taken.filter((name) => name.startsWith(`${moment}.`));
    try {
      await meanwhile();
    } finally {
      for (const name of own) {
        if (signal === 'SIGSTOP') killQuietly(Number(name.split('.')[1]), 'SIGCONT');
        rmSync(join(checkpointDir, name), { force: true });
      }
    }
  });
}

/**
 * Cuts every presence: who stands still can't renew it, and a worker beside it takes over all that it had claimed. Who
 * was reading a book comes back only when that is finished: the latest moment is the worst.
 */
async function takeOver({ pool, tandem, patienceMs }: World, moment: Checkpoint): Promise<void> {
  const successor = await tandem.startWorker();
  try {
    const books = await until('the cut', patienceMs, () => cutPresences(pool).catch(() => null));
    if (moment === 'book-claimed') await untilFinished(pool, books, patienceMs);
    await until('a takeover', patienceMs, () => isAllTakenOver(pool).catch(() => false));
  } catch (error) {
    onlyLate(error);
  } finally {
    killQuietly(successor, 'SIGTERM');
  }
}

/** @returns the books whose worker is cut off. */
async function cutPresences(pool: Pool): Promise<string[]> {
  await pool.query(
    `SELECT pg_terminate_backend(pid, 1000) FROM pg_stat_activity
     WHERE application_name = 'tandem presence' AND datname = current_database()`,
  );
  const { rows } = await pool.query<{ id: string }>(
    'SELECT id FROM books WHERE claimed_by IS NOT NULL AND NOT worker_is_alive(claimed_by)',
  );
  return rows.map(({ id }) => id);
}

async function untilFinished(pool: Pool, books: readonly string[], patienceMs: number): Promise<void> {
  const areFinished = async (): Promise<boolean> => {
    const { rows } = await pool.query<{ count: number }>(
      `SELECT count(*) FROM books WHERE id = ANY ($1) AND status NOT IN ('ready', 'failed')`,
      [books],
    );
    return rows[0]?.count === 0;
  };
  await until('the end of its books', patienceMs, () => areFinished().catch(() => false)).catch(onlyLate);
}

async function isAllTakenOver(pool: Pool): Promise<boolean> {
  const { rows } = await pool.query<{ count: number }>(
    `SELECT (SELECT count(*) FROM books WHERE claimed_by IS NOT NULL AND NOT worker_is_alive(claimed_by))
          + (SELECT count(*) FROM speech WHERE state = 'sent' AND claimed_by <> 0 AND NOT worker_is_alive(claimed_by)) AS count`,
  );
  return rows[0]?.count === 0;
}

async function inTurn<T>(name: string, work: () => Promise<T>): Promise<T> {
  const before = queues.get(name) ?? Promise.resolve();
  const mine = before.then(work, work);
  queues.set(
    name,
    mine.catch(() => undefined),
  );
  return mine;
}

function partials(dir: string): number {
  try {
    return readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.includes('.partial-'),
    ).length;
  } catch {
    return 0;
  }
}

/** What takes too long here is no failure: the event goes on with what there is. */
function onlyLate(error: unknown): void {
  if (!(error instanceof Deadline)) throw error;
}
