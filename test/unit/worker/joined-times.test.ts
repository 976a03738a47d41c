import { expect, it } from 'vitest';
import { joinTimes } from '../../../src/worker/joined-times.ts';

const piece = (text: string) => ({ text, characters: text.length, contentKey: text });
/** A second of sound. */
const receipt = (wordTimes: number[] | null) => ({
  ...{ wordTimes, frames: 50, samplesPerFrame: 480, sampleRateHz: 24_000 },
});

it('words of pieces are heard one piece after the other', () => {
  const pieces = ['One two', 'two three', 'one'].map(piece);
  const receipts = [
    [0, 50, 4, 400],
    [0, 60],
    [0, 70],
  ].map(receipt);
  expect(joinTimes('One two\n\ntwo three one', pieces, receipts)).toEqual([
    { at: 0, ms: 50 },
    { at: 4, ms: 400 },
    { at: 9, ms: 1060 },
    { at: 19, ms: 2070 },
  ]);
});

it('of a piece without times nobody knows where the words after it are', () => {
  expect(joinTimes('One two', [piece('One'), piece('two')], [receipt([0, 50]), receipt(null)])).toBeNull();
});
