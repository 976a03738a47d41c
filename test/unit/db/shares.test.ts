import { describe, expect, test } from 'vitest';
import { afterTurn, clockOf, inTurn } from '../../../src/db/shares.ts';
import type { Share } from '../../../src/db/shares.ts';
import { firstInFirstOut, simulate } from './crowd.ts';
import type { MadeBook, SimulatedBook } from './crowd.ts';

const PAGE: Omit<SimulatedBook, 'owner'> = { uploadedAt: 0, bytes: 20_000, segments: [900, 900] };

/** Of the books of a crowd, in segments. */
const LARGEST = 5;

describe('whose turn it is', () => {
  test('is that of who had least, by what was given and not by how often', () => {
    expect(turns({ large: 3, small: 1 }, 8)).toEqual([
      'large',
      'small',
      'small',
      'small',
      'large',
      'small',
      'small',
      'small',
    ]);
  });

  test('is at once that of an account that comes later, and it gets nothing for the past', () => {
    const shares = new Map<string, Share>([['early', { began: 99, served: 100 }]]);
    expect(turns({ early: 1, late: 1 }, 6, shares)).toEqual([
      'late',
      'early',
      'late',
      'early',
      'late',
      'early',
    ]);
  });

  test('of an account that had nothing to do for a while comes as for a new one', () => {
    const shares = new Map<string, Share>([
      ['busy', { began: 500, served: 500.5 }],
      ['back', { began: 2, served: 3 }],
    ]);
    expect(turns({ busy: 1, back: 1 }, 4, shares)).toEqual(['back', 'busy', 'back', 'busy']);
  });
});

describe('a crowd, simulated', () => {
  test('one page beside 1,000 books of another account takes no more than twice its time and a stage', () => {
    const one = { ...PAGE, owner: 'one', uploadedAt: 100 };
    const many = Array.from({ length: 1000 }, () => ({ ...PAGE, owner: 'many' }));
    const alone = waitOf(simulate([one]), 'one');
    const longestStage = 1.2;
    expect(waitOf(simulate([...many, one]), 'one')).toBeLessThan(2 * alone + longestStage);
    // The bound says something: first in, first out is far from it.
    expect(waitOf(simulate([...many, one], firstInFirstOut), 'one')).toBeGreaterThan(100 * alone);
  });

  test('a page isn’t stuck behind a long book of the same account, which gets ready all the same', () => {
    const long = { owner: 'same', uploadedAt: 0, bytes: 2 ** 22, segments: Array<number>(1000).fill(900) };
    const pages = Array.from({ length: 300 }, (_, index) => ({
      ...{ ...PAGE, owner: 'same', uploadedAt: 60 + 10 * index },
    }));
    const made = simulate([long, ...pages]);
    const slowest = Math.max(...made.filter(({ bytes }) => bytes === PAGE.bytes).map(wait));
    expect(slowest).toBeLessThan(10);
    expect(made).toHaveLength(301);
  });

  test('10,000 books of 100 accounts: ready ones from the first minute on, and equal shares for all', () => {
    const books = Array.from({ length: 10_000 }, (_, index): SimulatedBook => {
      // The first half of all belongs to one account.
      const owner = index < 5000 ? 'greedy' : `account ${index % 99}`;
      const segments = Array<number>(1 + ((index * 7 + Math.floor(index / 99) * 3) % LARGEST)).fill(900);
      return { owner, uploadedAt: index / 1000, bytes: 20_000 * segments.length, segments };
    });
    const made = simulate(books);
    expect(made[0]?.readyAt).toBeLessThan(10);
    expect(made.filter(({ readyAt }) => readyAt < 60).length).toBeGreaterThan(10);

    // As long as all have work, what each was spoken differs by little.
    const modest = new Map<string, number>();
    for (const { owner } of books) if (owner !== 'greedy') modest.set(owner, (modest.get(owner) ?? 0) + 1);
    const firstEmpty = made.findIndex(({ owner }) => {
      const left = (modest.get(owner) ?? Infinity) - 1;
      modest.set(owner, left);
      return left === 0;
    });
    const spoken = new Map<string, number>();
    for (const { owner, segments } of made.slice(0, firstEmpty)) {
      spoken.set(owner, (spoken.get(owner) ?? 0) + segments.length);
    }
    const greedy = spoken.get('greedy') ?? 0;
    spoken.delete('greedy');
    const amounts = [...spoken.values()];
    expect(amounts).toHaveLength(99);
    expect(Math.max(...amounts) - Math.min(...amounts)).toBeLessThanOrEqual(3 * LARGEST);
    // It is given as many readings as the others, and chose its smallest books for them.
    expect(greedy).toBeGreaterThan(0);
    expect(greedy).toBeLessThanOrEqual(Math.max(...amounts));
    expect(firstEmpty).toBeGreaterThan(2000);
  });
});

/** Gives out so many pieces of work, each account's of the size named here. */
function turns(sizes: Record<string, number>, count: number, shares = new Map<string, Share>()): string[] {
  return Array.from({ length: count }, () => {
    const waiting = new Map(Object.keys(sizes).map((owner) => [owner, shares.get(owner) ?? null]));
    const [turn] = inTurn(waiting, clockOf(shares.values()));
    if (turn === undefined) throw new Error('nobody waits');
    shares.set(turn.owner, afterTurn(turn, sizes[turn.owner] ?? 1));
    return turn.owner;
  });
}

function waitOf(made: readonly MadeBook[], owner: string): number {
  const book = made.find((candidate) => candidate.owner === owner);
  if (book === undefined) throw new Error(`no book of ${owner} got ready`);
  return wait(book);
}

function wait({ uploadedAt, readyAt }: MadeBook): number {
  return readyAt - uploadedAt;
}
