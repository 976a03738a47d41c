import { expect, it } from 'vitest';
import { isWhatWasSaid } from '../../../src/narration/transcript.ts';

const TEXT =
  'The harbour was quiet in the morning, and Dr. Brandt counted 14 boats. Nobody had seen the ferry since Monday; ' +
  'it lay behind the island, said Mr. O’Neill, and would not come back before the end of the week.';
const SECOND = TEXT.slice(TEXT.indexOf('Nobody'));

it.each([
  ['itself', TEXT],
  ['without marks and capitals', TEXT.toLowerCase().replace(/[.,;’]/g, '')],
  [
    'with words as a recogniser spells them',
    TEXT.replace('14', 'fourteen').replace('Dr.', 'Doctor').replace('Brandt', 'brand'),
  ],
])('a text is heard in %s', (_name, heard) => {
  expect(isWhatWasSaid(TEXT, heard)).toBe(true);
});

it.each([
  ['nothing', ''],
  ['a sentence less', TEXT.replace(SECOND, '')],
  ['the end cut off', TEXT.slice(0, -50)],
  ['a sentence twice', `${TEXT} ${SECOND}`],
  ['something else', 'Thank you for watching. Please subscribe to our channel, and see you next time.'],
])('a text is not heard in %s', (_name, heard) => {
  expect(isWhatWasSaid(TEXT, heard)).toBe(false);
});

it('a text without spaces between words goes by letter', () => {
  const text = '今天早上港口很安静，布兰特医生数了十四条船。';
  expect(isWhatWasSaid(text, '今天早上港口很安静布兰德医生数了十四条船')).toBe(true);
  expect(isWhatWasSaid(text, '今天早上港口很安静')).toBe(false);
});
