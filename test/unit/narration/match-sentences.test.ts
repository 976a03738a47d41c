import { expect, test } from 'vitest';
import { changesByChapter, placeInEdition } from '../../../src/narration/edition-changes.ts';
import { matchSentences } from '../../../src/narration/match-sentences.ts';

const go = (): Promise<void> => Promise.resolve();

/** Each letter is a sentence. */
const hashes = (text: string): Float64Array => Float64Array.from(text, (letter) => letter.charCodeAt(0));

async function match(former: string, now: string): Promise<string> {
  const matches = await matchSentences(hashes(former), hashes(now), go);
  return [...matches].map((at) => (at === -1 ? '-' : (now[at] ?? '?'))).join('');
}

test.each([
  ['abcdef', 'abcdef', 'abcdef'],
  ['abcdef', 'abXdef', 'ab-def'],
  ['abcdef', 'def', '---def'],
  ['', 'abc', ''],
  ['abc', '', '---'],
  ['abcdefgh', 'efghabcd', '----efgh'],
  ['aaaa', 'aa', 'aa--'],
  // No sentence is there once only.
  ['xababx', 'ababab', '-abab-'],
])('of %j, %j still has %j', async (former, now, kept) => {
  const found = await match(former, now);
  expect(found.replaceAll('-', '')).toHaveLength(kept.replaceAll('-', '').length);
  for (let at = 0; at < found.length; at += 1) expect(['-', former[at]]).toContain(found[at]);
});

test('matches rise', async () => {
  const matches = await matchSentences(hashes('abcabcxyzabc'), hashes('abcxabcyzbca'), go);
  const kept = [...matches].filter((at) => at !== -1);
  expect(kept).toEqual([...kept].sort((a, b) => a - b));
});

test.each([
  ['the same sentence over and over', () => 1, () => 1],
  ['two that take turns, beginning with another one', (at: number) => at % 2, (at: number) => (at + 1) % 3],
  ['the reverse of it', (at: number) => at, (at: number) => 100_000 - at],
  ['pairs of everything', (at: number) => at >> 1, (at: number) => (100_000 - at) >> 1],
  ['nothing of it', (at: number) => at, (at: number) => -at - 1],
])('a text of 100,000 sentences against %s takes no time to speak of', async (_name, former, now) => {
  const text = (sentence: (at: number) => number): Float64Array =>
    Float64Array.from({ length: 100_000 }, (_none, at) => sentence(at));
  const startedAt = performance.now();
  await matchSentences(text(former), text(now), go);
  // A table of all against all would have 10,000,000,000 cells.
  expect(performance.now() - startedAt).toBeLessThan(5_000);
});

test('changes are counted by the chapters of the new edition, with the first of them as examples', async () => {
  const former = 'abcdefghijXYZk';
  const now = 'abCdefNEWghijk';
  const matches = await matchSentences(hashes(former), hashes(now), go);
  const chapters = Int32Array.from([0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 2]);
  expect(changesByChapter(matches, chapters)).toEqual([
    { chapter: 0, same: 5, changed: 1, added: 0, removed: 0, examples: [{ before: 2, after: 2 }] },
    {
      ...{ chapter: 1, same: 4, changed: 0, added: 3, removed: 3 },
      examples: [
        { before: null, after: 6 },
        { before: null, after: 7 },
        { before: null, after: 8 },
      ],
    },
    { chapter: 2, same: 1, changed: 0, added: 0, removed: 0, examples: [] },
  ]);
});

test('an edition of which nothing is left, and one that was empty', async () => {
  expect(changesByChapter(await matchSentences(hashes('ab'), hashes(''), go), new Int32Array(0))).toEqual([
    expect.objectContaining({ same: 0, removed: 2 }),
  ]);
  expect(changesByChapter(await matchSentences(hashes(''), hashes('a'), go), Int32Array.of(4))).toEqual([
    expect.objectContaining({ chapter: 4, added: 1 }),
  ]);
});

test('a listener goes on at their sentence, or at the last one before it that is left', async () => {
  const matches = await matchSentences(hashes('abcdef'), hashes('Nabdef'), go);
  expect([0, 1, 2, 3, 99].map((sentence) => placeInEdition(matches, sentence))).toEqual([1, 2, 2, 3, 5]);
  expect(placeInEdition(Int32Array.of(-1, -1), 1)).toBe(0);
});
