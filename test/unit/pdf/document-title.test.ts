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
  ['PowerPoint Presentation', null, null],
  ['PowerPoint Presentation', 'On Lighthouses', 'On Lighthouses'],
  ['Présentation PowerPoint', 'On Lighthouses', 'On Lighthouses'],
  ['Microsoft Word', 'On Lighthouses', 'On Lighthouses'],
  ['Word Processing in 1985', null, 'Word Processing in 1985'],
  ['10811.exe', 'On Lighthouses', 'On Lighthouses'],
  ['Screenshot 2025-07-29 at 00.15.56.png', 'On Lighthouses', 'On Lighthouses'],
  ['Screenshot 2025-07-29', 'On Lighthouses', 'On Lighthouses'],
  ['8f14e45f-ceea-467f-a0e6-5b1c2d3e4f50', 'On Lighthouses', 'On Lighthouses'],
  ['d41d8cd98f00b204e9800998ecf8427e', 'On Lighthouses', 'On Lighthouses'],
  ['https://example.org/a/b', 'On Lighthouses', 'On Lighthouses'],
  ['Slide 1', 'On Lighthouses', 'On Lighthouses'],
  ['Template', 'On Lighthouses', 'On Lighthouses'],
  ['LaTeX Template', 'On Lighthouses', 'On Lighthouses'],
  ['Unbenanntes Dokument', 'On Lighthouses', 'On Lighthouses'],
  ['arXiv:2101.01234v2 [cs.CL] 4 Jan 2021', 'On Lighthouses', 'On Lighthouses'],
  ['<4D6963726F736F66742057>', 'On Lighthouses', 'On Lighthouses'],
  ['This is a short headline Lorem ipsum sit dolor', 'On Lighthouses', 'On Lighthouses'],
  ['Click to edit Master title style', 'On Lighthouses', 'On Lighthouses'],
  ['LNCS 4299 - On Lighthouses', 'On Lighthouses', 'On Lighthouses'],
  ['Vol. 12: On Lighthouses', 'On Lighthouses', 'On Lighthouses'],
  ['Essays on Lighthouses', 'Lighthouses', 'Essays on Lighthouses'],
  ['The Coast 7 - On Lighthouses', 'Lighthouses', 'The Coast 7 - On Lighthouses'],
  ['Introduction to Node.js', null, 'Introduction to Node.js'],
  ['Booklet for Walkers', null, 'Booklet for Walkers'],
  ['Mappe der Erinnerungen', null, 'Mappe der Erinnerungen'],
  ['\u202eThe Tide\u202c', null, 'The Tide'],
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
