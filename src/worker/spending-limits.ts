import type { Config } from '../service/config.ts';
import type { Queryable } from '../db/pool.ts';
import { isBounded } from '../db/budget.ts';
import type { Excess } from '../db/budget.ts';
import { planSpending } from '../db/spending.ts';
import type { SpendingRefusal } from '../db/spending.ts';
import { AppError } from '../errors.ts';
import { describeExcess, endOfPeriod } from '../service/describe-excess.ts';
import { dollars } from '../service/dollars.ts';

type LimitSettings = Pick<Config, 'maxBookCostUsd' | 'maxUncertainRetries' | 'budget'>;

/** With a limit, nothing is bought before the whole book's price is known: a book that is refused has cost nothing. */
export function waitsForEstimate({ maxBookCostUsd, budget }: LimitSettings, usdPerMillion: number): boolean {
  return (maxBookCostUsd !== null && usdPerMillion > 0) || isBounded(budget, usdPerMillion);
}

/** @throws {AppError} `cost-limit` with the estimate, when the book as it is planned would cost more than it may. */
export async function checkEstimate(
  db: Queryable,
  config: LimitSettings,
  book: { id: string; usdPerMillion: number },
): Promise<void> {
  const { maxBookCostUsd } = config;
  if (maxBookCostUsd === null || book.usdPerMillion === 0) return;
  const plan = await planSpending(db, book.id);
  if (plan.usd <= maxBookCostUsd) return;
  throw new AppError('cost-limit', {
    detail:
      `It would cost about ${dollars(plan.usd)} (${plan.openCharacters.toLocaleString('en')} characters are to be bought, at ` +
      `${dollars((plan.openUsd * 1e6) / Math.max(1, plan.openCharacters))} a million); the limit is ${dollars(maxBookCostUsd)}.`,
  });
}

/** Why a book that is being narrated has to stop, for its listener. */
export function refusalError(
  refusal: SpendingRefusal,
  { maxBookCostUsd, maxUncertainRetries, budget }: LimitSettings,
): AppError {
  switch (refusal.reason) {
    case 'limit-reached':
      return new AppError('cost-limit', {
        detail:
          `It has used ${dollars(refusal.spentUsd)} of ${dollars(maxBookCostUsd ?? 0)}, with the calls that got no answer and may ` +
          'have been charged, and the next passage would pass the limit.',
      });
    case 'too-often-uncertain':
      return new AppError('speech-uncertain', {
        detail:
          `A passage was asked for ${refusal.uncertainCalls} times without an answer, and may have been charged each time; ` +
          `${maxUncertainRetries} ${maxUncertainRetries === 1 ? 'repetition is' : 'repetitions are'} allowed.`,
      });
    case 'over-budget':
      return budgetError(refusal.excess, budget);
  }
}

/** `budget` where the book goes on some day, `over-budget` where it fails. */
export function budgetError(excess: Excess, { whenOver }: Config['budget'], now = new Date()): AppError {
  const { period, ceiling, needed } = excess;
  const detail = describeExcess(excess);
  if (needed > ceiling)
    return new AppError('over-budget', { detail: `${detail} No ${period} has room for that.` });
  if (whenOver === 'refuse') return new AppError('over-budget', { detail });
  return new AppError('budget', {
    detail: `${detail} It goes on by itself on ${endOfPeriod(excess, now)}, or sooner where there is room.`,
  });
}
