import { setImmediate as nextRound } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createLoopTurns } from '../../../src/process/loop-turns.ts';

it('lets one in at a time, in the order in which they asked, and the rest of the process in between', async () => {
  const turns = createLoopTurns();
  const seen: string[] = [];
  const work = async (name: string): Promise<void> => {
    for (let piece = 1; piece <= 3; piece += 1) {
      await turns.next();
      seen.push(`${name}${piece}`);
    }
  };
  const works = Promise.all([work('a'), work('b'), work('c')]);
  for (let round = 1; round <= 9; round += 1) {
    await nextRound();
    expect(seen).toHaveLength(round);
  }
  await works;
  expect(seen).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'c2', 'a3', 'b3', 'c3']);
});

it('goes on after a time without any work', async () => {
  const turns = createLoopTurns();
  await turns.next();
  await nextRound();
  await Promise.all([turns.next(), turns.next()]);
});
