import type { Config } from '../service/config.ts';
import type { Queryable } from '../db/pool.ts';
import { isBounded, periodEnd } from '../db/budget.ts';
import type { Excess } from '../db/budget.ts';
import { planSpending } from '../db/spending.ts';
import type { SpendingRefusal } from '../db/spending.ts';
import { AppError } from '../errors.ts';

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
      `It would cost about ${usd(plan.usd)} (${plan.openCharacters.toLocaleString('en')} characters are to be bought, at ` +
      `${usd(book.usdPerMillion)} a million); the limit is ${usd(maxBookCostUsd)}.`,
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
          `It has used ${usd(refusal.spentUsd)} of ${usd(maxBookCostUsd ?? 0)}, with the calls that got no answer and may ` +
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
  const { scope, period, ceiling, used, needed } = excess;
  const show = (amount: number): string =>
    excess.unit === 'usd' ? usd(amount) : `${amount.toLocaleString('en')} characters`;
  const whose = scope === 'account' ? 'This account' : 'This service';
  const detail = `It needs ${show(needed)} more. ${whose} has used or set aside ${show(used)} of ${show(ceiling)} for this ${period}.`;
  if (needed > ceiling)
    return new AppError('over-budget', { detail: `${detail} No ${period} has room for that.` });
  if (whenOver === 'refuse') return new AppError('over-budget', { detail });
  const day = periodEnd(period, now).toLocaleDateString('en', { dateStyle: 'long', timeZone: 'UTC' });
  return new AppError('budget', {
    detail: `${detail} It goes on by itself on ${day} (UTC), or sooner where there is room.`,
  });
}

function usd(amount: number): string {
  return `$${amount.toFixed(amount < 0.1 ? 4 : 2)}`;
}
