import { expect, test } from 'vitest';
import { removeReferenceLists } from '../../../src/pdf/cleaning/reference-lists.ts';
import type { CleanItem } from '../../../src/pdf/paragraphs/passing.ts';
import { runStep, textParagraph } from '../../helpers/cleaning.ts';

const chapter = (title: string) => ({ type: 'chapter', page: 1, title }) as const;
const read = (...texts: string[]): string[] => {
  const items = texts.map((text): CleanItem => (text.startsWith('#') ? chapter(text) : textParagraph(text)));
  return runStep(removeReferenceLists, items).flatMap((item) =>
    item.type === 'paragraph' ? [item.text] : [],
  );
};

test('the last note of a chapter of notes goes with its second paragraph', () => {
  const notes = ['Notes', '1. She kept it for years.', '2. So she says.', 'But nobody believed her.'];
  expect(read('# One', 'Text.', '# Notes', ...notes, '# Thanks', 'I thank you.')).toEqual([
    'Text.',
    'I thank you.',
  ]);
  expect(read('# One', 'Text.', '# Notes', ...notes)).toEqual(['Text.']);
});

test('what follows the notes in a chapter with other text is read', () => {
  const notes = ['Notes', '1. She kept it for years.', 'But nobody believed her.'];
  expect(read('# One', 'Text.', ...notes, '# Two', 'More.')).toEqual([
    'Text.',
    'But nobody believed her.',
    'More.',
  ]);
});
