import type { RequestHandler } from 'express';
import type { UsageJson } from '../../contract/usage.ts';
import { periodEnd } from '../../db/budget.ts';
import type { Ceilings } from '../../db/budget.ts';
import { readAccountsUsage, readUsage, readUsageDays } from '../../db/usage.ts';
import type { Amounts, Usage } from '../../db/usage.ts';
import type { AppDeps } from '../deps.ts';

/**
 * `GET /v1/usage`: what the account has bought and what is left; of all accounts for whoever has the permission
 * `all-accounts`.
 */
export function usage({ pool, owner, access, budget }: AppDeps): RequestHandler {
  return async (req, res) => {
    const account = owner(req);
    const seesAll = access.may(req, 'all-accounts');
    const now = new Date();
    const accounts = seesAll ? await readAccountsUsage(pool) : null;
    const answer: UsageJson = {
      account: access.tokensNeeded ? account : null,
      ...scopeToJson(await readUsage(pool, account), budget.account, now),
      days: (await readUsageDays(pool, account)).map((day) => ({ day: day.day, ...rounded(day) })),
      maxPricePerMillion: access.may(req, 'any-voice') ? null : budget.maxPricePerMillion,
      service: seesAll ? scopeToJson(await readUsage(pool, null), budget.service, now) : null,
      accounts: accounts?.map((one) => ({ account: one.account, ...rounded(one) })) ?? null,
    };
    res.json(answer);
  };
}

type Scope = NonNullable<UsageJson['service']>;

function scopeToJson(used: Usage, ceilings: Ceilings, now: Date): Scope {
  const periodToJson = (period: 'day' | 'month'): Scope['day'] => {
    const limits = ceilings[period];
    const left = (unit: keyof Amounts): number | null => {
      const limit = limits[unit];
      return limit === null ? null : Math.max(0, limit - used[period][unit] - used.reserved[unit]);
    };
    const [characters, usd] = [left('characters'), left('usd')];
    return {
      used: rounded(used[period]),
      limits,
      left: { characters, usd: usd === null ? null : toMicros(usd) },
      endsAt: periodEnd(period, now).toISOString(),
    };
  };
  return { day: periodToJson('day'), month: periodToJson('month'), reserved: rounded(used.reserved) };
}

function rounded({ characters, usd }: Amounts): Amounts {
  return { characters, usd: toMicros(usd) };
}

function toMicros(usd: number): number {
  return Math.round(usd * 1e6) / 1e6;
}
