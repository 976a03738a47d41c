import { describe, expect, test } from 'vitest';
import { createCasting } from '../../../src/narration/casting.ts';
import { canonicalRole } from '../../../src/narration/roles.ts';
import { createSpeakerFinder } from '../../../src/narration/speakers.ts';
import type { ParagraphKind } from '../../../src/pdf/events.ts';
import { createSentenceSplitter } from '../../../src/pdf/sentences/sentences.ts';

const split = createSentenceSplitter('en');

/** What is read by whom, as "ROLE: text". */
function cast(roles: string[], ...paragraphs: (string | [ParagraphKind, string])[]): string[] {
  const casting = createCasting(new Set(roles));
  return paragraphs.flatMap((paragraph) => {
    const [kind, text] = typeof paragraph === 'string' ? (['text', paragraph] as const) : paragraph;
    const read = casting({ kind, sentences: split(text) });
    expect(
      read
        .map(({ written }) => written)
        .join(' ')
        .replaceAll(' ', ''),
    ).toBe(text.replaceAll(' ', ''));
    return read.map(({ written, role }) => (role === undefined ? written : `${role}: ${written}`));
  });
}

describe('casting', () => {
  test('without roles all sentences stay whole', () => {
    expect(cast([], '“Sit down,” said Marit. She went.')).toEqual(['“Sit down,” said Marit.', 'She went.']);
  });

  test('what is beside the text belongs to its kind', () => {
    expect(
      cast(
        ['headings', 'notes'],
        ['heading', 'Act One'],
        'Rain.',
        ['footnote', 'Of 1912.'],
        ['table', '1, 2.'],
      ),
    ).toEqual(['headings: Act One', 'Rain.', 'notes: Of 1912.', '1, 2.']);
  });

  test.each([
    [
      'a sentence that goes on behind',
      '“Sit down,” said Marit. “There is tea. It is hot,” she said, “and sweet.”',
      ['Q “Sit down,”', 'said Marit.', 'Q “There is tea.', 'Q It is hot,”', 'she said,', 'Q “and sweet.”'],
    ],
    ['a word that is talked about', 'The word “love” is short.', ['The word “love” is short.']],
    ['a speech of one word', 'She cried “Stop!” and ran.', ['She cried', 'Q “Stop!”', 'and ran.']],
    ['German', 'Er sagte: „Komm herein“, und ging.', ['Er sagte:', 'Q „Komm herein“,', 'und ging.']],
    ['French', '« Entrez donc ! » dit-il.', ['Q « Entrez donc ! »', 'dit-il.']],
    ['apostrophes', '‘It’s the boys’ boat, sir,’ he said.', ['Q ‘It’s the boys’ boat, sir,’', 'he said.']],
    ['Chinese', '他说：“走吧。”她没有回答。', ['他说：', 'Q “走吧。”', '她没有回答。']],
    ['Japanese', '「行こう。」と彼は言った。', ['Q 「行こう。」', 'と彼は言った。']],
    ['straight marks', '"Go home," he said.', ['Q "Go home,"', 'he said.']],
    ['one that goes on in the next paragraph', '“I was there. I saw it.', ['Q “I was there.', 'Q I saw it.']],
  ])('quotations: %s', (_name, text, expected) => {
    const read = cast(['quotations'], text).map((line) => line.replace(/^quotations:/, 'Q'));
    expect(read).toEqual(expected);
  });

  test('a speech of a play is its speaker’s, but for the name and the directions', () => {
    expect(
      cast(
        ['MARIT', 'THE KEEPER'],
        'A round room. Rain.',
        'MARIT. You are late. The lamp was lit an hour ago.',
        'INSPECTOR. (shaking his hat) The boat was late.',
        'MARIT. Sit down. (She pours tea.) There is nothing to inspect.',
        'THE KEEPER (from above): Who is it?',
        'Marit: Nobody.',
        'The keeper laughs.',
      ),
    ).toEqual([
      'A round room.',
      'Rain.',
      'MARIT.',
      'MARIT: You are late.',
      'MARIT: The lamp was lit an hour ago.',
      'INSPECTOR. (shaking his hat) The boat was late.',
      'MARIT.',
      'MARIT: Sit down.',
      '(She pours tea.)',
      'MARIT: There is nothing to inspect.',
      'THE KEEPER (from above):',
      'THE KEEPER: Who is it?',
      'Marit:',
      'MARIT: Nobody.',
      'The keeper laughs.',
    ]);
  });

  test('small capitals of a label are read as small letters', () => {
    expect(cast(['MARIT'], 'Marit. (after a pause) The lamp.', 'Marit was late. So was he.')).toEqual([
      'Marit.',
      '(after a pause)',
      'MARIT: The lamp.',
      'Marit was late.',
      'So was he.',
    ]);
  });

  test('a name alone speaks the next paragraph', () => {
    expect(cast(['HAMLET', 'headings'], ['heading', 'HAMLET'], 'To be, or not to be.', 'He goes.')).toEqual([
      'headings: HAMLET',
      'HAMLET: To be, or not to be.',
      'He goes.',
    ]);
  });
});

test.each([
  ['Headings', 'headings'],
  ['Marit', 'MARIT'],
  [' the  Court', 'THE COURT'],
  ['张三', '张三'],
  ['footnotes', null],
  ['', null],
])('the role "%s" is %s', (given, role) => {
  expect(canonicalRole(given)).toBe(role);
});

describe('who speaks', () => {
  const find = (paragraphs: string[]): string[] => {
    const finder = createSpeakerFinder();
    for (const paragraph of paragraphs) finder.add(split(paragraph));
    return finder.result();
  };
  const speeches = [
    'MARIT. You are late.',
    'INSPECTOR. (shaking his hat) I was on time.',
    'MARIT. Sit down. Now.',
  ];

  test('in a play: those who speak more than once, the most first', () => {
    expect(
      find(['Rain.', ...speeches, 'INSPECTOR. And who are you?', 'MARIT. The lamp.', 'DOG. Bow.']),
    ).toEqual(['MARIT', 'INSPECTOR']);
  });

  test('in a book with a few such words: nobody', () => {
    const prose = Array.from({ length: 100 }, (_, index) => `The rain went on, day ${index}.`);
    expect(find([...prose, ...speeches, ...speeches])).toEqual([]);
  });
});
