import { describe, expect, test } from 'vitest';
import { readPages } from '../../helpers/read-pages.ts';

const SPOKEN = [
  'THE CLERK: Please raise your right hand.',
  '',
  'Q.  Good morning. Where were you on the evening of',
  'the ninth of May?',
  'A.  At the boathouse, from six until it was dark.',
  'Q.  Was anybody there with you?',
  'A.  My brother came by at seven to return a ladder.',
  'Q.  Did he say where he was going?',
  'A.  He said that he would walk home along the river,',
  'because the road was closed.',
  'MS. VANE: Objection. That is only hearsay.',
  'THE COURT: Overruled. You may go on.',
];
const SHORT = SPOKEN.map(
  (_text, index) => `${index % 2 === 0 ? 'Q.  Did you hear' : 'A.  I did hear'} the engine?`,
);

/** A page of a record whose lines are numbered, the empty ones, too. */
function numbered(lines: readonly string[], first = 1) {
  return {
    lines: lines.flatMap((text, index) => {
      const number = String(index + first);
      const y = 700 - 24 * index;
      const at = { y, size: 12, font: 'courier' as const };
      const own = { ...at, text: number, x: 90 - 7.2 * number.length };
      return text === '' ? [own] : [own, { ...at, text, x: /^\p{Ll}/u.test(text) ? 152 : 116 }];
    }),
  };
}

const spaced = (text: string): string => text.replace(/\s+/g, ' ');

describe('the numbers of lines in a record of questions and answers', () => {
  test('go, though hardly any sentence goes on in a second line', async () => {
    const { text, removed } = await readPages([numbered(SPOKEN)]);
    expect(text).toEqual([
      SPOKEN[0],
      ...[spaced(`${SPOKEN[2]} ${SPOKEN[3]}`), ...SPOKEN.slice(4, 8).map(spaced)],
      ...[spaced(`${SPOKEN[8]} ${SPOKEN[9]}`), ...SPOKEN.slice(10)],
    ]);
    expect(removed).toEqual([{ page: 1, kind: 'margin', text: '1 2 3 4 5 6 7 8 9 10 11 12' }]);
  });

  test('go on a page that is full, where hardly anything goes on', async () => {
    const full = [...SPOKEN.filter((line) => line !== '' && !/^\p{Ll}/u.test(line)), 'Q.  Was the lamp lit?'];
    const { text, as } = await readPages([numbered(full)]);
    expect(as('margin')).toEqual(['1 2 3 4 5 6 7 8 9 10']);
    expect(text.join(' ')).toBe(full.map(spaced).join(' '));
  });

  test('go on a page of which nothing tells, after one like it', async () => {
    const { text, as } = await readPages([numbered(SPOKEN), numbered(SHORT)]);
    expect(as('margin')).toHaveLength(2);
    expect(text.slice(-SHORT.length)).toEqual(SHORT.map(spaced));
  });

  test('stay where they may be those of a list', async () => {
    const { text, as } = await readPages([numbered(SHORT)]);
    expect(as('margin')).toEqual([]);
    expect(text.join(' ')).toContain('12 A. I did hear');
  });
});
