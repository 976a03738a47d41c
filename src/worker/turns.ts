import { isBounded } from '../db/budget.ts';
import type { Stage } from '../db/shares.ts';
import { putOff, putOffMs, takeNext } from '../db/turns.ts';
import type { Chooser, SpeechBounds, WorkId } from '../db/turns.ts';
import { withDeadline } from '../process/lifecycle.ts';
import type { TaskName, TaskPayloads } from '../queue/tasks.ts';
import type { WorkerContext } from './context.ts';
import { ComeBackLater } from './context.ts';
import { waitsForEstimate } from './spending-limits.ts';

/** Tasks that are shared out by account; the others are what their jobs name. */
export const STAGE_OF_TASK = {
  'process-pdf': 'read',
  'synthesize-segment': 'speak',
  assemble: 'join',
} as const satisfies Partial<Record<TaskName, Stage>>;

type Shared = keyof typeof STAGE_OF_TASK;

/** What can't be written down soon isn't worth waiting for: the work is then tried again sooner. */
const WRITE_DEADLINE_MS = 2_000;

/**
 * What a job is to do. It names work of its own, but means no more than that there is a piece of work of its kind: what
 * is done is what is next in the order of fairness. There is a job for each piece, so all have their turn.
 *
 * @param payload the job's own work, which is done where nothing can be chosen
 * @throws {ComeBackLater} it was tried just before
 */
export async function nextInTurn(
  context: WorkerContext,
  task: TaskName,
  payload: unknown,
): Promise<TaskPayloads[TaskName]> {
  const own = payload as TaskPayloads[TaskName];
  if (!isShared(task)) return own;
  const stage = STAGE_OF_TASK[task];
  const next = await takeNext(context.pool, stage, chooserOf(context));
  if (next !== null) return payloadOf(next);
  const waitMs = await putOffMs(context.pool, stage, idOf(own));
  if (waitMs > 0) throw new ComeBackLater('it was tried just before', waitMs);
  return own;
}

/**
 * Lets others go first, after work that didn't succeed.
 *
 * @param payload `undefined`: nothing was chosen
 * @param delayMs `null`: for as long as is usual
 */
export async function letOthersFirst(
  { pool, log }: WorkerContext,
  task: TaskName,
  payload: unknown,
  delayMs: number | null,
): Promise<void> {
  if (payload === undefined || !isShared(task)) return;
  const id = idOf(payload as TaskPayloads[TaskName]);
  await withDeadline(putOff(pool, STAGE_OF_TASK[task], id, delayMs), WRITE_DEADLINE_MS).catch(
    (error: unknown) => log.debug('work that did not succeed could not be put off', { task, error }),
  );
}

export function isShared(task: TaskName): task is Shared {
  return task in STAGE_OF_TASK;
}

function payloadOf(id: WorkId): TaskPayloads[Shared] {
  if (typeof id === 'object') return id;
  return typeof id === 'number' ? { segmentId: id } : { bookId: id };
}

function idOf(payload: TaskPayloads[TaskName]): WorkId {
  if ('passageId' in payload) return { passageId: payload.passageId };
  if ('segmentId' in payload) return payload.segmentId;
  return 'bookId' in payload ? payload.bookId : '';
}

function chooserOf({ presence, inHand, config }: WorkerContext): Chooser {
  const boundsAt = (usdPerMillion: number): SpeechBounds => ({
    waitsForEstimate: waitsForEstimate(config, usdPerMillion),
    needsReservation: isBounded(config.budget, usdPerMillion),
  });
  return {
    workerKey: presence.key(),
    inHand: inHand.all(),
    speech: { free: boundsAt(0), paid: boundsAt(1) },
  };
}
