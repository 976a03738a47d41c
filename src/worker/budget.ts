import { isBounded } from '../db/budget.ts';
import { noteWaiting } from '../db/books.ts';
import { reserveBook } from '../db/reservations.ts';
import { failBook } from '../db/stages.ts';
import { toProblem } from '../errors.ts';
import type { WorkerContext } from './context.ts';
import { budgetError } from './spending-limits.ts';

/**
 * Sets aside what a book that is being narrated has still to buy. Where there is no room, its listener is told, or it
 * fails, as the owner wants it.
 *
 * @returns whether it may be spoken now.
 */
export async function setAside(
  { pool, config, log }: Pick<WorkerContext, 'pool' | 'config' | 'log'>,
  { id, usdPerMillion }: { id: string; usdPerMillion: number },
): Promise<boolean> {
  const { budget } = config;
  if (!isBounded(budget, usdPerMillion)) return true;
  const excess = await reserveBook(pool, id, budget);
  if (excess === null) return true;
  const problem = budgetError(excess, budget);
  log.info('a book is over the budget', { bookId: id, code: problem.code, detail: problem.detail });
  if (problem.code === 'budget') await noteWaiting(pool, id, toProblem(problem));
  else await failBook(pool, id, toProblem(problem));
  return false;
}
