import { expect, test } from 'vitest';
import { withoutLooseSpaces } from '../../../src/pdf/cleaning/loose-spaces.ts';

test.each([
  ['the manual (see there ).', 'the manual (see there).'],
  ['see “Source” , “Package” and “Version” .', 'see “Source”, “Package” and “Version”.'],
  ['by ( Joshua Gay, ed.)', 'by (Joshua Gay, ed.)'],
  ['the ‘ stable’ one', 'the ‘stable’ one'],
  ['an address () that went', 'an address that went'],
])('a space beside a stop or a bracket goes: %s', (text, tight) => {
  expect(withoutLooseSpaces(text)).toBe(tight);
});

test.each([
  'a file called .deb',
  'wie er ‚so‘ sagte',
  'wait . . . and see',
  'Qui est là ? Moi ; lui : « oui » !',
  'it costs .5 of it',
  'the characters . and + are',
  'the function library() reads',
])('other spaces stay: %s', (text) => {
  expect(withoutLooseSpaces(text)).toBe(text);
});
