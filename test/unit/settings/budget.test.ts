import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../../src/service/config.ts';
import { ConfigError } from '../../../src/settings/config-error.ts';

function problemsOf(env: Record<string, string>): string[] {
  try {
    loadConfig(env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems.map(({ setting, message }) => `${setting} ${message}`);
  }
  return [];
}

describe('the budget', () => {
  it('has no ceiling unless one is set', () => {
    const { budget } = loadConfig({});
    expect(budget).toMatchObject({ whenOver: 'wait', maxPricePerMillion: null, maxBooksWaiting: null });
    expect(
      [budget.account, budget.service].flatMap(({ day, month }) => Object.values({ ...day, ...month })),
    ).toEqual([null, null, null, null]);
  });

  it.each([
    [
      { MAX_ACCOUNT_USD_PER_DAY: '5', MAX_ACCOUNT_USD_PER_MONTH: '4' },
      'MAX_ACCOUNT_USD_PER_DAY',
      'MAX_ACCOUNT_USD_PER_MONTH',
    ],
    [
      { MAX_SERVICE_CHARACTERS_PER_DAY: '5', MAX_SERVICE_CHARACTERS_PER_MONTH: '4' },
      'MAX_SERVICE_CHARACTERS_PER_DAY',
      'MAX_SERVICE_CHARACTERS_PER_MONTH',
    ],
    [
      { MAX_ACCOUNT_USD_PER_MONTH: '5', MAX_SERVICE_USD_PER_MONTH: '4.9' },
      'MAX_ACCOUNT_USD_PER_MONTH',
      'MAX_SERVICE_USD_PER_MONTH',
    ],
  ])('refuses limits that contradict each other: %o', (env, lower, outer) => {
    expect(problemsOf(env)).toEqual([`${lower} is more than ${outer} allows; lower it, or raise the other`]);
  });

  it('refuses what is no amount, and names all of it at once', () => {
    const problems = problemsOf({
      MAX_ACCOUNT_USD_PER_DAY: '-1',
      MAX_BOOKS_WAITING: '0',
      WHEN_OVER_BUDGET: 'beg',
    });
    expect(problems.map((problem) => problem.split(' ')[0])).toEqual([
      'MAX_ACCOUNT_USD_PER_DAY',
      'WHEN_OVER_BUDGET',
      'MAX_BOOKS_WAITING',
    ]);
  });
});

describe('permissions in API_TOKENS', () => {
  const token = 'anna-has-a-very-good-token';

  it('stand behind a second colon', () => {
    const { accounts } = loadConfig({
      API_TOKENS: `anna:${token}:any-voice+all-accounts, ben:${token}2: any-voice ,eve:${token}3`,
    }).access;
    expect(accounts.map(({ permissions }) => permissions)).toEqual([
      ['any-voice', 'all-accounts'],
      ['any-voice'],
      [],
    ]);
  });

  it('that there are not are named, and the token is not repeated', () => {
    const problems = problemsOf({ API_TOKENS: `anna:${token}:every-voice` });
    expect(problems).toEqual([expect.stringContaining('permissions, any of any-voice+all-accounts')]);
    expect(problems.join()).not.toContain(token);
  });
});
