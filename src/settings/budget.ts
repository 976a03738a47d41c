import type { SettingsReader } from './reader.ts';

/** What accounts and the whole service may spend on speech, and how much an account may ask for. */
export interface BudgetSettings {
  readonly account: Ceilings;
  readonly service: Ceilings;
  /** Whether a book that would pass a ceiling waits for the next day or month, or fails. */
  readonly whenOver: 'wait' | 'refuse';
  /** Whose price has to be confirmed before anything is bought: nobody's, of voices that have one, or any. */
  readonly confirmSpending: 'never' | 'priced' | 'always';
  /** US dollars for a million characters; dearer voices need a permission. `null` for no limit. */
  readonly maxPricePerMillion: number | null;
  /** Unfinished books of one account. `null` for no limit. */
  readonly maxBooksWaiting: number | null;
  /** New narrations and new pronunciations that one account may ask for in a minute. `null` for no limit. */
  readonly maxChangesPerMinute: number | null;
  /** Samples and texts of other programs that one account may have spoken in a minute. `null` for no limit. */
  readonly maxSpeechPerMinute: number | null;
}

/** By the calendar, in UTC. `null` for no limit. */
export interface Ceilings {
  readonly day: Amounts;
  readonly month: Amounts;
}
interface Amounts {
  readonly characters: number | null;
  readonly usd: number | null;
}

const UNITS = [
  { unit: 'characters', word: 'CHARACTERS' },
  { unit: 'usd', word: 'USD' },
] as const;
const MAX_CHARACTERS = 1_000_000_000_000;
const MAX_USD = 1_000_000_000;

export function readBudget(read: SettingsReader): BudgetSettings {
  const account = readCeilings(read, 'MAX_ACCOUNT');
  const service = readCeilings(read, 'MAX_SERVICE');
  for (const { unit, word } of UNITS) {
    for (const [scope, { day, month }] of [
      ['MAX_ACCOUNT', account] as const,
      ['MAX_SERVICE', service] as const,
    ]) {
      refuseAbove(read, [`${scope}_${word}_PER_DAY`, day[unit]], [`${scope}_${word}_PER_MONTH`, month[unit]]);
    }
    for (const period of ['day', 'month'] as const) {
      const name = `${word}_PER_${period.toUpperCase()}`;
      refuseAbove(
        read,
        [`MAX_ACCOUNT_${name}`, account[period][unit]],
        [`MAX_SERVICE_${name}`, service[period][unit]],
      );
    }
  }
  return {
    account,
    service,
    whenOver: read.oneOf('WHEN_OVER_BUDGET', ['wait', 'refuse'], 'wait'),
    confirmSpending: read.oneOf('CONFIRM_SPENDING', ['never', 'priced', 'always'], 'never'),
    maxPricePerMillion: read.optionalAmount('MAX_PRICE_PER_MILLION', {
      min: 0,
      max: 1_000_000,
      unit: 'US dollars',
    }),
    maxBooksWaiting: read.optionalInteger('MAX_BOOKS_WAITING', { min: 1, max: 1_000_000, unit: 'books' }),
    maxChangesPerMinute: read.integer('MAX_CHANGES_PER_MINUTE', { fallback: 30, min: 1, max: 100_000 }),
    maxSpeechPerMinute: read.integer('MAX_SPEECH_PER_MINUTE', { fallback: 120, min: 1, max: 100_000 }),
  };
}

function readCeilings(read: SettingsReader, scope: string): Ceilings {
  const amounts = (period: string): Amounts => ({
    characters: read.optionalInteger(`${scope}_CHARACTERS_PER_${period}`, { min: 0, max: MAX_CHARACTERS }),
    usd: read.optionalAmount(`${scope}_USD_PER_${period}`, { min: 0, max: MAX_USD, unit: 'US dollars' }),
  });
  return { day: amounts('DAY'), month: amounts('MONTH') };
}

type Named = [setting: string, value: number | null];

/** A limit above the one that holds it in anyway is a mistake, and somebody relies on it. */
function refuseAbove(read: SettingsReader, [setting, value]: Named, [outer, bound]: Named): void {
  if (value === null || bound === null || value <= bound) return;
  read.problem(setting, `is more than ${outer} allows; lower it, or raise the other`);
}
