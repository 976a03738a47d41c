import { describe, expect, test } from 'vitest';
import { createSegmentPlanner } from '../../../src/narration/segments.ts';
import type { PlannedParagraph, PlannedSegment, SegmentOptions } from '../../../src/narration/segments.ts';
import { toSpokenSentences } from '../../../src/narration/spoken-sentences.ts';

interface Paragraph {
  chapter: number;
  kind?: PlannedParagraph['kind'];
  sentences: string[];
}

function plan(
  paragraphs: readonly Paragraph[],
  options: SegmentOptions & { speak?: (written: string) => string },
): PlannedSegment[] {
  const planner = createSegmentPlanner(options);
  const { maxBytes, speak = (text: string) => text } = options;
  const segments = paragraphs.flatMap(({ chapter, kind = 'text', sentences }) =>
    planner.add({ chapter, kind, sentences: toSpokenSentences(sentences, speak, maxBytes) }),
  );
  return [...segments, ...planner.end()];
}

function book(sentence: (index: number) => string, chapters = 3, paragraphs = 40): Paragraph[] {
  let index = 0;
  return Array.from({ length: chapters * paragraphs }, (_, position) => ({
    chapter: Math.floor(position / paragraphs),
    sentences: Array.from({ length: 1 + (position % 7) }, () => sentence(index++)),
  }));
}

const withoutSpaces = (text: string): string => text.replace(/\s+/g, '');

describe('createSegmentPlanner', () => {
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
  test.each(texts)('keeps every sentence once, whole and in order: %s', (_name, sentence) => {
    const paragraphs = book(sentence);
    const segments = plan(paragraphs, { maxBytes: 900, targetBytes: 700 });
    const spoken = segments.flatMap(({ text }) => text.split('\n\n')).join(' ');
    expect(withoutSpaces(spoken)).toBe(
      withoutSpaces(paragraphs.flatMap(({ sentences }) => sentences).join('')),
    );
    for (const { text, sentenceStarts, sentences: count } of segments) {
      const ends = [...sentenceStarts.slice(1), text.length];
      const cut = sentenceStarts.map((start, index) => text.slice(start, ends[index]).trim());
      expect(cut).toHaveLength(count);
      for (const one of cut) expect(paragraphs.some(({ sentences }) => sentences.includes(one))).toBe(true);
    }
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

  test('begins with short segments and grows', () => {
    const segments = plan(
      book((index) => `A short sentence, number ${index}.`),
      { maxBytes: 5000, targetBytes: 3000 },
    );
    const [first, second, third, , fifth] = segments.map(({ bytes }) => bytes);
    expect(first).toBeLessThanOrEqual(200);
    expect(second).toBeLessThanOrEqual(500);
    expect(third).toBeLessThanOrEqual(1000);
    // The fourth is what is left of a segment of usual length, so that all others are the same without the short ones.
    expect(fifth).toBeGreaterThan(1000);
  });

  test('never puts two chapters into one segment', () => {
    const segments = plan(
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

  test('joins paragraphs by an empty line and sentences by a space', () => {
    const segments = plan(
      [
        { chapter: 0, sentences: ['One.', 'Two.'] },
        { chapter: 0, sentences: ['Three.'] },
      ],
      { maxBytes: 500, targetBytes: 500 },
    );
    expect(segments).toEqual([
      {
        chapter: 0,
        text: 'One. Two.\n\nThree.',
        bytes: 17,
        firstSentence: 0,
        sentences: 3,
        sentenceStarts: [0, 5, 11],
        pauseMs: 0,
      },
    ]);
  });

  test('keeps a sentence whole that is longer than the target and fits the maximum', () => {
    const long = `${'word '.repeat(150)}end.`;
    const segments = plan([{ chapter: 0, sentences: ['Before.', long, 'After.'] }], {
      maxBytes: 1000,
      targetBytes: 300,
    });
    expect(segments.map(({ text }) => text)).toEqual(['Before.', long, 'After.']);
  });

  test('ends a segment with a paragraph when it is nearly full', () => {
    const filler = { chapter: 0, sentences: ['x'.repeat(199), 'y'.repeat(499), 'z'.repeat(999)] };
    const almost = { chapter: 0, sentences: ['a'.repeat(400), 'b'.repeat(290)] };
    const next = { chapter: 0, sentences: ['c'.repeat(200), 'd'.repeat(200)] };
    const segments = plan([filler, almost, next], { maxBytes: 1000, targetBytes: 1000 });
    expect(segments.slice(3).map(({ text }) => text)).toEqual([
      almost.sentences.join(' '),
      next.sentences.join(' '),
    ]);
  });

  test('holds back no more than one segment', () => {
    const planner = createSegmentPlanner({ maxBytes: 300, targetBytes: 300 });
    const written = Array.from({ length: 50 }, (_, index) => `Sentence ${index}.`);
    const sentences = toSpokenSentences(written, (text) => text, 300);
    const out = planner.add({ chapter: 0, kind: 'text', sentences });
    const held = planner.end();
    expect(out.length).toBeGreaterThan(1);
    expect(Buffer.byteLength(held.map(({ text }) => text).join(' '))).toBeLessThanOrEqual(300);
    expect(planner.end()).toEqual([]);
  });

  test('makes a pause where a reader would: none in a paragraph, some after one, more at headings, most between chapters', () => {
    const words = (bytes: number): string => 'word '.repeat(bytes / 5).trim();
    const segments = plan(
      [
        { chapter: 0, kind: 'heading', sentences: ['The first chapter'] },
        { chapter: 0, sentences: [words(180), words(300)] },
        { chapter: 0, sentences: [words(600)] },
        { chapter: 0, sentences: [words(900)] },
        { chapter: 0, kind: 'heading', sentences: ['A section'] },
        { chapter: 0, sentences: [words(900)] },
        { chapter: 1, kind: 'heading', sentences: ['The second chapter'] },
      ],
      { maxBytes: 1000, targetBytes: 1000 },
    );
    expect(segments.map(({ text, pauseMs }) => [text.slice(0, 9), text.length, pauseMs])).toEqual([
      // The engine pauses after this heading; the segment has room for what follows.
      ['The first', 198, 0],
      ['word word', 299, 250],
      ['word word', 599, 250],
      ['word word', 899, 500],
      ['A section', 910, 700],
      ['The secon', 18, 0],
    ]);
  });

  test.each([
    [
      'spoken much longer than it is written',
      (text: string) => text.replaceAll('number', 'the well-known number of'),
    ],
    ['spoken shorter', (text: string) => text.replaceAll('something that takes a little while', 'a lot')],
  ])('cuts at the same sentences when the text is %s', (_name, speak) => {
    const paragraphs = book((index) => `Sentence number ${index} says something that takes a little while.`);
    const options = { maxBytes: 5000, targetBytes: 1800 };
    const firsts = (segments: PlannedSegment[]) => segments.map(({ firstSentence }) => firstSentence);
    // The short ones at the beginning are measured as they are spoken.
    const usual = firsts(plan(paragraphs, options)).slice(4);
    expect(firsts(plan(paragraphs, { ...options, speak }))).toEqual(expect.arrayContaining(usual));
  });

  test('leaves most segments of a chapter as they are when something comes in between', () => {
    const paragraphs = book((index) => `Sentence number ${index} says something, and then it ends.`, 2, 400);
    const note = { chapter: 0, sentences: ['A footnote that was left out before, of some length.'] };
    const options = { maxBytes: 5000, targetBytes: 1800 };
    const before = new Set(plan(paragraphs, options).map(({ text }) => text));
    const after = plan([...paragraphs.slice(0, 30), note, ...paragraphs.slice(30)], options);
    const fresh = after.filter(({ text }) => !before.has(text));
    expect(fresh.length).toBeGreaterThan(0);
    expect(fresh.length).toBeLessThan(after.length / 10);
  });

  test('leaves all segments of a chapter as they are, but the first, whatever comes before it', () => {
    const paragraphs = book((index) => `Sentence number ${index} says something, and then it ends.`, 3);
    const options = { maxBytes: 5000, targetBytes: 1800 };
    const all = new Set(plan(paragraphs, options).map(({ text }) => text));
    const chosen = plan(paragraphs.slice(40), options);
    // The first of a book comes in short pieces.
    expect(chosen.slice(4).filter(({ text }) => !all.has(text))).toEqual([]);
  });

  test('refuses a target above the maximum', () => {
    expect(() => createSegmentPlanner({ maxBytes: 10, targetBytes: 11 })).toThrow(RangeError);
  });
});
