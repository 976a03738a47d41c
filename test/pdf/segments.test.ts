import { describe, expect, test } from 'vitest';
import { createSegmentPlanner, planSegments } from '../../src/pdf/segments.ts';
import type { PlannedParagraph, PlannedSegment, SegmentOptions } from '../../src/pdf/segments.ts';

async function plan(paragraphs: PlannedParagraph[], options: SegmentOptions): Promise<PlannedSegment[]> {
  const segments: PlannedSegment[] = [];
  for await (const segment of planSegments(paragraphs, options)) segments.push(segment);
  return segments;
}

function book(sentence: (index: number) => string, chapters = 3, paragraphs = 40): PlannedParagraph[] {
  let index = 0;
  return Array.from({ length: chapters * paragraphs }, (_, position) => ({
    chapter: Math.floor(position / paragraphs),
    sentences: Array.from({ length: 1 + (position % 7) }, () => sentence(index++)),
  }));
}

const withoutSpaces = (text: string): string => text.replace(/\s+/g, '');

describe('planSegments', () => {
  const texts: [string, (index: number) => string][] = [
    [
      'English',
      (index) => `Sentence number ${index} says something that takes a little while, and then it ends.`,
    ],
    [
      'Cyrillic, two bytes a letter',
      (index) => `Предложение номер ${index} говорит что-то довольно длинное, и заканчивается.`,
    ],
    ['emoji, four bytes and more', (index) => `👩‍👩‍👧‍👦 family ${index} 🏳️‍🌈🇩🇪 and a flag.`],
    ['Chinese, without spaces', (index) => `这是第${index}句话，它说了一些事情。`],
  ];
  test.each(texts)('keeps every sentence once, whole and in order: %s', async (_name, sentence) => {
    const paragraphs = book(sentence);
    const segments = await plan(paragraphs, { maxBytes: 900, targetBytes: 700 });
    const spoken = segments.flatMap(({ text }) => text.split('\n\n')).join(' ');
    expect(withoutSpaces(spoken)).toBe(
      withoutSpaces(paragraphs.flatMap(({ sentences }) => sentences).join('')),
    );
    for (const { text, bytes } of segments) {
      expect(bytes).toBe(Buffer.byteLength(text));
      expect(bytes).toBeLessThanOrEqual(700);
    }
    const all = paragraphs.flatMap(({ sentences }) => sentences);
    const whole = all.filter((one) => segments.some(({ text }) => text.includes(one)));
    expect(whole).toHaveLength(all.length);
    // Well filled: no more segments than a fifth above what the bytes need, the short first ones aside.
    const total = segments.reduce((sum, { bytes }) => sum + bytes, 0);
    expect(segments.length).toBeLessThanOrEqual(Math.ceil((total / 700) * 1.35) + 3 + 3);
  });

  test('begins with short segments and grows', async () => {
    const segments = await plan(
      book((index) => `A short sentence, number ${index}.`),
      { maxBytes: 5000, targetBytes: 3000 },
    );
    const [first, second, third, fourth] = segments.map(({ bytes }) => bytes);
    expect(first).toBeLessThanOrEqual(200);
    expect(second).toBeLessThanOrEqual(500);
    expect(third).toBeLessThanOrEqual(1000);
    expect(fourth).toBeGreaterThan(1000);
  });

  test('never puts two chapters into one segment', async () => {
    const segments = await plan(
      [
        { chapter: 0, sentences: ['One.'] },
        { chapter: 1, sentences: ['Two.'] },
        { chapter: 3, sentences: ['Three.'] },
      ],
      { maxBytes: 500, targetBytes: 500 },
    );
    expect(segments.map(({ chapter, text }) => [chapter, text])).toEqual([
      [0, 'One.'],
      [1, 'Two.'],
      [3, 'Three.'],
    ]);
  });

  test('joins paragraphs by an empty line and sentences by a space', async () => {
    const segments = await plan(
      [
        { chapter: 0, sentences: ['One.', 'Two.'] },
        { chapter: 0, sentences: ['Three.'] },
      ],
      { maxBytes: 500, targetBytes: 500 },
    );
    expect(segments).toEqual([{ chapter: 0, text: 'One. Two.\n\nThree.', bytes: 17, paragraphEnd: true }]);
  });

  test('keeps a sentence whole that is longer than the target and fits the maximum', async () => {
    const long = `${'word '.repeat(150)}end.`;
    const segments = await plan([{ chapter: 0, sentences: ['Before.', long, 'After.'] }], {
      maxBytes: 1000,
      targetBytes: 300,
    });
    expect(segments.map(({ text }) => text)).toEqual(['Before.', long, 'After.']);
    expect(segments.map(({ paragraphEnd }) => paragraphEnd)).toEqual([false, false, true]);
  });

  test('ends a segment with a paragraph when it is nearly full', async () => {
    const filler = { chapter: 0, sentences: ['x'.repeat(199), 'y'.repeat(499), 'z'.repeat(999)] };
    const almost = { chapter: 0, sentences: ['a'.repeat(400), 'b'.repeat(290)] };
    const next = { chapter: 0, sentences: ['c'.repeat(200), 'd'.repeat(200)] };
    const segments = await plan([filler, almost, next], { maxBytes: 1000, targetBytes: 1000 });
    expect(segments.slice(3).map(({ text }) => text)).toEqual([
      almost.sentences.join(' '),
      next.sentences.join(' '),
    ]);
  });

  test('holds back no more than one segment', () => {
    const planner = createSegmentPlanner({ maxBytes: 300, targetBytes: 300 });
    const out = planner.add({
      chapter: 0,
      sentences: Array.from({ length: 50 }, (_, index) => `Sentence ${index}.`),
    });
    expect(out.length).toBeGreaterThan(1);
    expect(planner.end()).toHaveLength(1);
    expect(planner.end()).toEqual([]);
  });

  test('refuses a target above the maximum', () => {
    expect(() => createSegmentPlanner({ maxBytes: 10, targetBytes: 11 })).toThrow(RangeError);
  });
});
