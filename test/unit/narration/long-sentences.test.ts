import { describe, expect, test } from 'vitest';
import { splitSentence } from '../../../src/narration/long-sentences.ts';

describe('splitSentence', () => {
  test('leaves a text alone that fits exactly', () => {
    expect(splitSentence('Ünïcödé', Buffer.byteLength('Ünïcödé'))).toEqual(['Ünïcödé']);
  });

  test('cuts at the last clause mark', () => {
    expect(splitSentence('When it rained, they stayed inside, and read the whole day', 40)).toEqual([
      'When it rained, they stayed inside,',
      'and read the whole day',
    ]);
  });

  test('cuts at a space where there is no clause mark, or only one far ahead', () => {
    expect(splitSentence('Oh, nothing here gives the reader time to breathe', 30)).toEqual([
      'Oh, nothing here gives the',
      'reader time to breathe',
    ]);
  });

  test.each([
    [
      '他看了看窗外的雨，没有说话，只是把书合上了又打开来',
      '他看了看窗外的雨，没有说话，|只是把书合上了又打开来',
    ],
    [
      '「行こう。もう遅い。」と彼は言って、立ち上がり外に出た',
      '「行こう。もう遅い。」|と彼は言って、立ち上がり外に出た',
    ],
    ['نظر إلى المطر، ولم يقل شيئا عن الكتاب', 'نظر إلى المطر،|ولم يقل شيئا عن الكتاب'],
  ])('cuts at the marks of other scripts: %s', (text, pieces) => {
    expect(splitSentence(text, 48)).toEqual(pieces.split('|'));
  });

  test('cuts inside no word where no spaces part them', () => {
    expect(splitSentence('私たちは図書館で勉強していました', 18)).toEqual([
      '私たちは',
      '図書館で勉強',
      'していました',
    ]);
  });

  test('counts bytes: Cyrillic letters take two', () => {
    for (const piece of splitSentence('слово '.repeat(100), 101)) {
      expect(Buffer.byteLength(piece)).toBeLessThanOrEqual(101);
      expect(piece).toMatch(/^слово( слово)*$/);
    }
  });

  test('never cuts inside a grapheme that fits', () => {
    const family = '👩‍👩‍👧‍👦';
    const pieces = splitSentence(family.repeat(20), Buffer.byteLength(family) * 2 + 3);
    expect(pieces).toEqual(Array.from({ length: 10 }, () => family.repeat(2)));
  });

  test('cuts a grapheme longer than a piece between code points, and loses none', () => {
    const pieces = splitSentence(`e${'\u0301'.repeat(50)}😀😀😀`, 7);
    expect(pieces.join('')).toBe(`e${'\u0301'.repeat(50)}😀😀😀`);
    for (const piece of pieces) {
      expect(Buffer.byteLength(piece)).toBeLessThanOrEqual(7);
      expect(Buffer.from(piece).toString()).toBe(piece);
    }
  });
});
