import { standingOf } from '../../../src/db/verdict.ts';
import type { Death, Standing } from '../../../src/db/verdict.ts';

/** A book of a simulated service. All times are seconds. */
export interface SimulatedBook {
  uploadedAt: number;
  readSeconds: number;
  segments: number;
  /** What ends the worker each time: the work at which it does, how far into it, and whether that can be told. */
  kills?: { stage: Stage; after: number; byItself: boolean };
}

export interface Outcome {
  book: SimulatedBook;
  endedAt: number;
  failed: boolean;
  /** How often a worker ended while it was at this book, its own kills and others'. */
  deaths: number;
}

type Stage = 'read' | 'speak' | 'join';
type Rule = (deaths: readonly Death[], without: number) => Standing;

interface Work {
  outcome: Outcome;
  stage: Stage;
  seconds: number;
  deaths: (Death & { at: number })[];
  startedAt: number;
  alone: boolean;
}

const HANDS: Readonly<Record<Stage, number>> = { read: 2, speak: 4, join: 1 };
const SECONDS = { speak: 1, join: 0.5, restart: 1 } as const;
const TICK = 0.25;
const SUSPECTS_IN_A_ROW = 5;
/** How long a death counts as one that happens without a piece of work. */
const LATELY = 900;
/** Where a service makes nothing in a day of its time, it never will. */
const DAY = 86_400;

/**
 * Makes books on a clock of its own, with one worker that dies and comes back. The longest pause is that in which no
 * work at all was finished.
 *
 * @param random from 0 to 1
 * @param noise how often it dies without any book's doing: times a second, and whether by itself or by a kill
 */
export function simulate(
  books: readonly SimulatedBook[],
  {
    random,
    noise = { rate: 0, byItself: false },
    rule = standingOf,
  }: { random: () => number; noise?: { rate: number; byItself: boolean }; rule?: Rule },
): { books: Outcome[]; longestPause: number } {
  const waiting: Work[] = [];
  const running: Work[] = [];
  const ended: Outcome[] = [];
  const unexplained: { at: number; byItself: boolean; works: Set<Work> }[] = [];
  const uploads = [...books].sort((a, b) => a.uploadedAt - b.uploadedAt);
  let now = 0;
  let backAt = 0;
  /** Since when suspects have been done one after the other; others have their turn in between. */
  let suspectsSince: number | null = null;
  let finishedAt = 0;
  let longestPause = 0;

  const standing = (work: Work): Standing => {
    if (work.deaths.length === 0) return 'free';
    const without = unexplained.filter(
      ({ at, byItself, works }) => byItself && at > now - LATELY && !works.has(work),
    );
    return rule(work.deaths, without.length);
  };
  /** Work of a book of which another piece is suspected waits for what comes of it. */
  const isApart = (outcome: Outcome): boolean =>
    waiting.some((work) => work.outcome === outcome && standing(work) !== 'free');
  const end = (outcome: Outcome, failed: boolean): void => {
    Object.assign(outcome, { endedAt: now, failed });
    ended.push(outcome);
    for (const list of [waiting, running]) {
      for (const work of list.filter((each) => each.outcome === outcome)) list.splice(list.indexOf(work), 1);
    }
  };
  const add = (outcome: Outcome, stage: Stage, seconds: number): void => {
    waiting.push({ outcome, stage, seconds, deaths: [], startedAt: 0, alone: false });
  };
  const finish = (work: Work): void => {
    running.splice(running.indexOf(work), 1);
    longestPause = Math.max(longestPause, now - finishedAt);
    finishedAt = now;
    const { outcome, stage } = work;
    if (stage === 'join') {
      end(outcome, false);
      return;
    }
    if (stage === 'read') {
      for (let number = 0; number < outcome.book.segments; number += 1) add(outcome, 'speak', SECONDS.speak);
    } else if (![...waiting, ...running].some((each) => each.outcome === outcome)) {
      add(outcome, 'join', SECONDS.join);
    }
  };
  const die = (byItself: boolean): void => {
    const death = { at: now, byItself, works: new Set(running) };
    unexplained.push(death);
    for (const work of running) {
      const reached = work.stage === 'read' ? Math.floor(now - work.startedAt) : 0;
      work.deaths.push({ at: now, of: 'worker', byItself, alone: work.alone, reached });
    }
    for (const outcome of new Set(running.map((work) => work.outcome))) outcome.deaths += 1;
    waiting.unshift(...running.splice(0));
    backAt = now + SECONDS.restart;
    suspectsSince = null;
  };
  const judge = (): void => {
    for (const guilty of waiting.filter((work) => standing(work) === 'guilty')) {
      // It explains what it was at: nobody else has to answer for that.
      const explained = new Set(guilty.deaths.map(({ at }) => at));
      for (const work of waiting) work.deaths = work.deaths.filter(({ at }) => !explained.has(at));
      for (const death of unexplained.filter(({ at }) => explained.has(at)))
        unexplained.splice(unexplained.indexOf(death), 1);
      end(guilty.outcome, true);
    }
  };
  const begin = (work: Work, alone: boolean): void => {
    waiting.splice(waiting.indexOf(work), 1);
    running.push(Object.assign(work, { startedAt: now, alone }));
  };
  const beginWhatCan = (): void => {
    if (running.some(({ alone }) => alone)) return;
    const suspect = waiting.find((work) => standing(work) === 'alone');
    if (suspect !== undefined && now - (suspectsSince ?? now) < SUSPECTS_IN_A_ROW) {
      // New work waits until it is alone.
      if (running.length > 0) return;
      suspectsSince ??= now;
      begin(suspect, true);
      return;
    }
    for (const stage of ['join', 'read', 'speak'] as const) {
      const hands = HANDS[stage] - running.filter((work) => work.stage === stage).length;
      const free = waiting.filter((work) => work.stage === stage && !isApart(work.outcome));
      for (const work of free.slice(0, Math.max(0, hands))) begin(work, false);
    }
    suspectsSince = null;
  };

  for (; ended.length < books.length && now < DAY; now += TICK) {
    for (let book = uploads[0]; book !== undefined && book.uploadedAt <= now; book = uploads[0]) {
      uploads.shift();
      add({ book, endedAt: 0, failed: false, deaths: 0 }, 'read', book.readSeconds);
    }
    if (now < backAt) continue;
    judge();
    beginWhatCan();
    const killer = running.find(({ outcome: { book }, stage, startedAt }) => {
      return book.kills?.stage === stage && now - startedAt >= book.kills.after;
    });
    if (killer !== undefined) die(killer.outcome.book.kills?.byItself === true);
    else if (random() < noise.rate * TICK) die(noise.byItself);
    else for (const work of running.filter((each) => now - each.startedAt >= each.seconds)) finish(work);
  }
  return { books: ended, longestPause };
}
