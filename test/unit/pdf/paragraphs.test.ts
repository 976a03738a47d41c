import { describe, expect, test } from 'vitest';
import { toFlow } from '../../../src/pdf/paragraphs/flow.ts';
import type { MarkedPage } from '../../../src/pdf/paragraphs/flow.ts';
import type { PageText } from '../../../src/pdf/page/page-text.ts';
import { toParagraphs } from '../../../src/pdf/paragraphs/paragraphs.ts';
import { placeStarts } from '../../../src/pdf/structure/chapter-start.ts';
import { STATISTICS, unsorted } from '../../helpers/cleaning.ts';
import { textLine } from '../../helpers/pdf-lines.ts';

/**
 * `>` indents a line by 15 points, an empty string leaves a line free, `#` is a heading; a line is as wide as its text.
 */
function page(number: number, lines: readonly string[]): PageText {
  return {
    page: number,
    transform: [1, 0, 0, -1, 0, 792],
    apart: [],
    unreadable: null,
    lines: lines.flatMap((text, index) => {
      if (text === '') return [];
      const indented = text.startsWith('>');
      const heading = text.startsWith('#');
      const y = 100 + 12 * index;
      return [
        textLine(text.replace(/^[>#]/, ''), y, {
          x: indented ? 87 : 72,
          ...(heading && { size: 16, style: 1 }),
        }),
      ];
    }),
  };
}

function unmarked(of: PageText): MarkedPage {
  return { ...unsorted(of), chapters: [] };
}

function paragraphs(...pages: string[][]): string[] {
  const flow = toFlow(
    pages.map((lines, index) => unmarked(page(index + 1, lines))),
    STATISTICS.leading,
  );
  return [...toParagraphs(flow, STATISTICS, () => false)].map((item) =>
    item.type === 'paragraph' ? `${item.kind}: ${item.text}` : item.type,
  );
}

const FULL = 'A line that is as wide as the column it is set in and then';

describe('toParagraphs', () => {
  test('begins a paragraph at an indented line', () => {
    expect(
      paragraphs([`>First. ${FULL}`, `${FULL} ends here.`, `>Second. ${FULL}`, `${FULL} it ends too.`]),
    ).toEqual([`text: First. ${FULL} ${FULL} ends here.`, `text: Second. ${FULL} ${FULL} it ends too.`]);
  });

  test('keeps an entry together whose first line is short, and goes on in small letters', () => {
    expect(
      paragraphs([
        `${FULL}:`,
        '• Signs of it (sickness and other',
        '>complaints of the stomach).',
        '4 Net income',
        '>from rents',
        FULL,
      ]),
    ).toEqual([
      `text: ${FULL}:`,
      'text: • Signs of it (sickness and other complaints of the stomach).',
      'text: 4 Net income from rents',
      `text: ${FULL}`,
    ]);
  });

  test('begins the next entry on the next page, whatever the one before ended with', () => {
    expect(
      paragraphs([`${FULL}:`, '— height and weight'], ['— pressure of the blood, which is', 'measured']),
    ).toEqual([
      `text: ${FULL}:`,
      'text: — height and weight',
      'text: — pressure of the blood, which is measured',
    ]);
  });

  test('lets somebody else speak where a sentence was broken off', () => {
    expect(
      paragraphs([
        `MR. VANE: ${FULL}`,
        'he would have been --',
        `THE COURT: ${FULL}`,
        'he would not be eligible --',
        `MR. VANE: ${FULL}`,
      ]),
    ).toEqual([
      `text: MR. VANE: ${FULL} he would have been --`,
      `text: THE COURT: ${FULL} he would not be eligible --`,
      `text: MR. VANE: ${FULL}`,
    ]);
  });

  test('keeps an entry of a list together whose second line hangs and begins with a capital', () => {
    expect(paragraphs([`• ${FULL}`, '>Bremen it goes.', `• ${FULL}`, '>Ulm.', 'Text.'])).toEqual([
      `text: • ${FULL} Bremen it goes.`,
      `text: • ${FULL} Ulm.`,
      'text: Text.',
    ]);
  });

  test('goes on with an indented letter on the next page', () => {
    const letter = [`>${FULL}`, `>${FULL}`, `>${FULL} to`];
    const rest = ['>Longbourn, where it ends.', FULL, FULL, FULL];
    expect(paragraphs([FULL, FULL, FULL, FULL, '', ...letter], rest)[1]).toBe(
      `text: ${FULL} ${FULL} ${FULL} to Longbourn, where it ends.`,
    );
  });

  test('begins an entry of a list below a full one, but none at a number within a sentence', () => {
    expect(paragraphs([`— ${FULL}`, `— ${FULL}`, `— ${FULL}`])).toHaveLength(3);
    expect(paragraphs([`${FULL}:`, `(i) ${FULL};`, '(ii) and so on to the end of it.'])).toEqual([
      `text: ${FULL}: (i) ${FULL}; (ii) and so on to the end of it.`,
    ]);
  });

  test('does not begin a paragraph at a name that had no room above', () => {
    const name = 'TheLongNameOfSomethingThatHasNoRoomAboveIt and more';
    expect(paragraphs([FULL, 'It is a class that derives from', name, FULL])).toEqual([
      `text: ${FULL} It is a class that derives from ${name} ${FULL}`,
    ]);
  });

  test('begins a paragraph at the number of a section, also after a sentence that was cut off', () => {
    const section = { ...textLine('2.19.3 Discussion', 110), style: 1, bold: true };
    const pages = [
      unmarked(page(1, [FULL, FULL])),
      unmarked({ ...page(2, ['', '', FULL]), lines: [section, textLine(FULL, 130)] }),
    ];
    const flow = toFlow(pages, STATISTICS.leading);
    const texts = [...toParagraphs(flow, STATISTICS, () => false)].map((item) => 'text' in item && item.text);
    expect(texts).toEqual([`${FULL} ${FULL}`, '2.19.3 Discussion', FULL]);
  });

  test('joins a heading whose line ends in "Mr."', () => {
    expect(paragraphs(['#CHAPTER I. MR.', '#HOLMES AND THE', '#LAMP', '', FULL])).toEqual([
      'heading: CHAPTER I. MR. HOLMES AND THE LAMP',
      `text: ${FULL}`,
    ]);
  });

  test('begins a paragraph where the text goes on to the left of a list', () => {
    expect(paragraphs([FULL, '>• First entry.', '>• Last entry.', `Then ${FULL}`, 'and the end.'])).toEqual([
      `text: ${FULL}`,
      'text: • First entry.',
      'text: • Last entry.',
      `text: Then ${FULL} and the end.`,
    ]);
  });

  test('begins a paragraph at an entry of a list without marks', () => {
    expect(
      paragraphs([FULL, 'three things:', '>a lamp,', '>oil,', '>a key that fits the door.', 'Then.']),
    ).toEqual([
      `text: ${FULL} three things:`,
      'text: a lamp,',
      'text: oil,',
      'text: a key that fits the door.',
      'text: Then.',
    ]);
  });

  test('begins a paragraph after one that fills its only line', () => {
    expect(paragraphs([FULL, 'ends.', `>“One. ${FULL}.”`, `>“Odd. ${FULL}`, FULL])).toEqual([
      `text: ${FULL} ends.`,
      `text: “One. ${FULL}.”`,
      `text: “Odd. ${FULL} ${FULL}`,
    ]);
    // The second of these begins a paragraph, since the line below it doesn't stand as far in.
    expect(paragraphs([FULL, 'ends.', `>One. ${FULL}.`, `>Two. ${FULL}`, FULL])).toHaveLength(3);
    // A block quote is indented as well.
    expect(paragraphs([FULL, 'ends.', '', `>One. ${FULL}.`, `>Two. ${FULL}.`])).toHaveLength(2);
  });

  test('begins a paragraph after a gap', () => {
    expect(paragraphs([FULL, 'and it ends.', '', FULL, 'and it ends.'])).toHaveLength(2);
  });

  test('begins a paragraph after a short line that ends a sentence', () => {
    expect(paragraphs([FULL, 'It ends.', FULL, FULL])).toEqual([
      `text: ${FULL} It ends.`,
      `text: ${FULL} ${FULL}`,
    ]);
  });

  test('sets headings apart', () => {
    expect(paragraphs(['#The Tide', '', FULL, FULL])).toEqual(['heading: The Tide', `text: ${FULL} ${FULL}`]);
  });

  test('goes on across pages', () => {
    expect(
      paragraphs(
        [FULL, FULL],
        ['goes on here and ends now. Another sentence of the very same', 'paragraph.'],
      ),
    ).toEqual([
      `text: ${FULL} ${FULL} goes on here and ends now. Another sentence of the very same paragraph.`,
    ]);
  });

  test('begins a paragraph with an indented line at the top of a page', () => {
    const second = [`>A new one. ${FULL}`, FULL, FULL, FULL, FULL, FULL];
    expect(paragraphs([FULL, `${FULL} ends.`], second)).toHaveLength(2);
  });

  test('joins a word that is cut by the end of a page', () => {
    expect(
      paragraphs(
        [FULL, 'This line of the page is cut in the middle of a word: signifi-'],
        ['cant, that is.'],
      ),
    ).toEqual([`text: ${FULL} This line of the page is cut in the middle of a word: significant, that is.`]);
  });

  test('keeps the items of a list apart, with their second lines', () => {
    const item = 'An item of the list that needs a second line since it is long';
    expect(paragraphs([`• ${item}`, '>and ends here', `• ${item}`, '>and ends here'])).toEqual([
      `text: • ${item} and ends here`,
      `text: • ${item} and ends here`,
    ]);
  });

  test('keeps what was removed between two lines out of their way', () => {
    const first = unmarked(page(1, [FULL, FULL]));
    const second = unmarked(page(2, ['goes on and on and it is not at its end on this page', 'yet.']));
    const removed = [
      { kind: 'header', text: 'Head', step: 'furniture', reason: 'repeats', places: [] },
    ] as const;
    const items = [
      ...toParagraphs(toFlow([first, { ...second, removed }], STATISTICS.leading), STATISTICS, () => false),
    ];
    expect(items.map(({ type }) => type)).toEqual(['paragraph', 'removed']);
  });

  test('does not join lines across a page that could not be read', () => {
    const pages = [
      unmarked(page(1, [FULL, FULL])),
      unmarked({ ...page(2, []), unreadable: 'bad font' }),
      unmarked(page(3, ['goes on but nobody knows from where.'])),
    ];
    const items = [...toParagraphs(toFlow(pages, STATISTICS.leading), STATISTICS, () => false)];
    expect(items.map(({ type }) => type)).toEqual(['paragraph', 'removed', 'paragraph']);
  });

  test('bounds a paragraph that never ends', () => {
    const endless = Array.from({ length: 40 }, () => Array.from({ length: 50 }, () => FULL));
    const result = paragraphs(...endless);
    expect(result.length).toBeGreaterThan(5);
    expect(Math.max(...result.map((text) => text.length))).toBeLessThan(13_000);
  });
});

describe('chapters in the flow', () => {
  const lines = [FULL, 'It ends.', 'The Tide', FULL, FULL];
  const titles = (start: {
    title: string;
    page: number;
    target: { x: number; y: number } | null;
  }): (string | undefined)[] => {
    const items = [...toFlow(placeStarts([unsorted(page(1, lines))], [start]), STATISTICS.leading)];
    return items.map((item) =>
      item.type === 'chapter' ? '>>' : item.type === 'line' ? item.line.text.slice(0, 8) : undefined,
    );
  };
  const expected = [FULL.slice(0, 8), 'It ends.', '>>', 'The Tide', FULL.slice(0, 8), FULL.slice(0, 8)];

  test('begin at the line that reads like their title', () => {
    expect(titles({ title: '3. The tide', page: 1, target: null })).toEqual(expected);
  });

  test('begin at the place that the bookmark gives', () => {
    expect(titles({ title: 'Something else', page: 1, target: { x: 0, y: 792 - 122 } })).toEqual(expected);
  });

  test('begin at the top of the page when nothing else is known', () => {
    expect(titles({ title: 'Something else', page: 1, target: null })[0]).toBe('>>');
  });
});
