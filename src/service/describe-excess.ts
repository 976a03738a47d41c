import { periodEnd } from '../db/budget.ts';
import type { Excess } from '../db/budget.ts';
import { dollars } from './dollars.ts';

/** Which ceiling is in the way, in sentences for whoever waits or is refused. */
export function describeExcess({ scope, period, unit, ceiling, used, needed }: Excess): string {
  const show = (amount: number): string =>
    unit === 'usd' ? dollars(amount) : `${amount.toLocaleString('en')} characters`;
  const whose = scope === 'account' ? 'This account' : 'This service';
  return `It needs ${show(needed)} more. ${whose} has used or set aside ${show(used)} of ${show(ceiling)} for this ${period}.`;
}

/** The day on which the period's ceiling is whole again, such as "December 1, 2026 (UTC)". */
export function endOfPeriod({ period }: Excess, now = new Date()): string {
  const day = periodEnd(period, now).toLocaleDateString('en', { dateStyle: 'long', timeZone: 'UTC' });
  return `${day} (UTC)`;
}
