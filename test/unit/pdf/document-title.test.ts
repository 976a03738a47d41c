import { expect, test } from 'vitest';
import { chooseAuthor, chooseTitle } from '../../../src/pdf/structure/document-title.ts';

test.each([
  ['Free Culture', null, 'Free Culture'],
  ['Microsoft Word - thesis_final.doc', 'On Lighthouses', 'On Lighthouses'],
  ['Microsoft Word - thesis', 'On Lighthouses', 'On Lighthouses'],
  ['thesis.pdf', 'On Lighthouses', 'On Lighthouses'],
  ['untitled', null, null],
  ['Untitled-1', 'On Lighthouses', 'On Lighthouses'],
  ['', 'On\nLighthouses', 'On Lighthouses'],
  ['00123456', 'On Lighthouses', 'On Lighthouses'],
  ['final_report_v2', 'On Lighthouses', 'On Lighthouses'],
  ['PowerPoint Presentation', null, 'PowerPoint Presentation'],
  ['  The\u0000 Tide ', null, 'The Tide'],
  ['Document Engineering', null, 'Document Engineering'],
  [null, null, null],
])('title of %j, with %j on the first page', (metadata, largest, title) => {
  expect(chooseTitle(metadata, largest)).toBe(title);
});

test('an author is a name and not a program', () => {
  expect(chooseAuthor('Lawrence Lessig')).toBe('Lawrence Lessig');
  expect(chooseAuthor('user')).toBeNull();
  expect(chooseAuthor('Adobe InDesign')).toBeNull();
});
