import type { Amounts, Usage } from './usage.ts';

/** How far accounts and the whole service may go; `null` for no limit. */
export interface Budget {
  account: Ceilings;
  service: Ceilings;
}
export interface Ceilings {
  day: Ceiling;
  month: Ceiling;
}
type Ceiling = { [Unit in keyof Amounts]: number | null };

/** Which ceiling something would pass. */
export interface Excess {
  scope: 'account' | 'service';
  period: 'day' | 'month';
  unit: keyof Amounts;
  ceiling: number;
  /** Bought in the period, or set aside. */
  used: number;
  needed: number;
}

/** Sums of fractions of a cent are never exact. */
const ROUNDING = 1e-9;
const SCOPES = ['account', 'service'] as const;
/** The longest first: who waits is told of the date that counts. */
const PERIODS = ['month', 'day'] as const;
const UNITS = ['usd', 'characters'] as const;

/** The first ceiling that `needed` would pass on top of what is used; `null` when it fits. */
export function excessOf(
  needed: Amounts,
  usage: Readonly<Record<keyof Budget, Usage>>,
  budget: Budget,
): Excess | null {
  for (const scope of SCOPES) {
    for (const period of PERIODS) {
      for (const unit of UNITS) {
        const ceiling = budget[scope][period][unit];
        const used = usage[scope][period][unit] + usage[scope].reserved[unit];
        if (ceiling === null || needed[unit] <= 0 || used + needed[unit] <= ceiling + ROUNDING) continue;
        return { scope, period, unit, ceiling, used, needed: needed[unit] };
      }
    }
  }
  return null;
}

export function hasCeiling(budget: Budget): boolean {
  return isBounded(budget, 1);
}

/** Whether there is any ceiling that a voice of this price can come up against. */
export function isBounded(budget: Budget, usdPerMillion: number): boolean {
  return SCOPES.some((scope) =>
    PERIODS.some(
      (period) =>
        budget[scope][period].characters !== null ||
        (usdPerMillion > 0 && budget[scope][period].usd !== null),
    ),
  );
}

/** When the running day or month of UTC ends. */
export function periodEnd(period: 'day' | 'month', now: Date): Date {
  const [year, month, day] = [now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()];
  return new Date(period === 'day' ? Date.UTC(year, month, day + 1) : Date.UTC(year, month + 1, 1));
}
