import { describe, expect, test } from 'vitest';
import { prose, setPage } from '../../../tools/kit/pdf-page.ts';
import type { PageLine } from '../../../tools/kit/pdf-page.ts';
import { readPages } from '../../helpers/read-pages.ts';

const BALLAD = [
  [
    'The tide has nowhere else to be',
    'this quarter of an hour;',
    'it leans upon the harbour wall',
    'and smells of salt and flour.',
  ],
  [
    'The baker’s boy has dropped a sack',
    'and nobody has seen;',
    '“What is it that the gulls”, he said,',
    'to all the walls of foam have been?”',
  ],
];
const CAPITALS = [
  [
    'The kettle sings upon the stove',
    'A song of copper and of steam,',
    'The cat beside it dreams of love',
    'Or else of butter and of cream.',
  ],
];
const FREE = [
  [
    'I have been thinking about the blue chair',
    'that stood on the landing when we were small',
    'and of who might have carried it',
    'down to the water that year,',
  ],
  [
    'because it was gone in the morning',
    'and nobody ever spoke of it,',
    'and the place where it had stood',
    'was lighter than the rest of the floor.',
  ],
];

/** The lines of each block below each other, with a gap between blocks. */
function set(
  blocks: readonly (readonly string[])[],
  rest: (index: number) => Partial<PageLine & object> = () => ({}),
) {
  return setPage(
    blocks.flatMap((block) =>
      block.map((text, index) => ({ text, gap: index === 0 ? 1 : 0, ...rest(index) })),
    ),
  );
}

function joined(stanzas: readonly (readonly string[])[]): string[] {
  return stanzas.map((lines) => lines.join(' '));
}

describe('verse', () => {
  test.each([
    ['in rhyme', BALLAD],
    ['with a capital at each line', CAPITALS],
    ['without rhymes', FREE],
  ])('%s is read stanza by stanza', async (_name, stanzas) => {
    expect((await readPages([set(stanzas)])).text).toEqual(joined(stanzas));
  });

  test('is read so where every other line is indented', async () => {
    const page = set(BALLAD, (index) => ({ x: index % 2 === 0 ? 72 : 90 }));
    expect((await readPages([page])).text).toEqual(joined(BALLAD));
  });

  test('is read so between paragraphs of prose', async () => {
    const page = set([prose(1, 8), ...CAPITALS, prose(2, 8)]);
    expect((await readPages([page])).text).toEqual([
      prose(1, 8).join(' '),
      ...joined(CAPITALS),
      prose(2, 8).join(' '),
    ]);
  });
});

describe('what is no verse', () => {
  test.each([
    [
      'without a sign',
      ['a lamp with a spare wick', 'bread for three days', 'the map of the outer islands', 'a whistle'],
    ],
    [
      'with commas',
      [
        'whether the boat is dry,',
        'whether its ropes are as long as they should be,',
        'whether it floats, and',
      ],
    ],
    [
      'with semicolons',
      ['the lamp and its glass;', 'the bins on Monday;', 'the snow on the path to the gate.'],
    ],
    ['with capitals', ['A lamp with a wick', 'Bread for three long days', 'The map of the outer islands']],
    [
      'with numbers',
      ['1. a lamp with a wick,', '2. bread for three days, and', '3. the map of the islands.'],
    ],
    ['of steps', ['Close the windows.', 'Leave your bags where they are.', 'Walk to the stairs and wait.']],
  ])('a list %s is read entry by entry', async (_name, entries) => {
    const { text } = await readPages([set([prose(1, 8), entries, prose(2, 8)])]);
    expect(text).toEqual([prose(1, 8).join(' '), ...entries, prose(2, 8).join(' ')]);
  });

  test('an entry of several lines stays whole', async () => {
    const entry = [
      'a lamp with a spare wick, its glass and enough oil for two long nights in the month of',
      'December;',
    ];
    const { text } = await readPages([set([prose(1, 8), [...entry, 'bread and water.'], prose(2, 8)])]);
    expect(text.slice(1, -1)).toEqual([entry.join(' '), 'bread and water.']);
  });

  test('prose that is narrow beside a picture stays whole', async () => {
    const narrow = [
      'The keeper of the lamp had a',
      'garden behind the house and',
      'grew nothing in it but leeks,',
      'which he sold to the crew of',
      'the ferry for a little more',
      'than they were worth, because nobody else on the whole island had a leek to sell in winter.',
    ];
    const { text } = await readPages([set([prose(1, 8), narrow, prose(2, 8)])]);
    expect(text).toEqual([prose(1, 8).join(' '), narrow.join(' '), prose(2, 8).join(' ')]);
  });
});
