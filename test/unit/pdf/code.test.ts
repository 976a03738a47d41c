import { describe, expect, test } from 'vitest';
import { tagCode } from '../../../src/pdf/cleaning/code.ts';
import { runStep, unsorted } from '../../helpers/cleaning.ts';
import { textLine, textPage } from '../../helpers/pdf-lines.ts';

/** Which of the lines, in letters of one width below a paragraph, are taken for a listing. */
function codeIn(lines: readonly string[]): string[] {
  const own = lines.map((text, index) => textLine(text, 140 + 12 * index, { mono: true }));
  const text = textPage(1, ['The lamps are lit by hand, one after the other, as the book says.'], own);
  const [page] = runStep(tagCode, [unsorted(text)]);
  return page?.lines.filter(({ part }) => part?.kind === 'code').map((line) => line.text) ?? [];
}

describe('letters of one width', () => {
  test.each([
    { of: 'Japanese', line: 'アーキテクチャが 1 つ (armhf) このリリースで追加されました。' },
    { of: 'Chinese', line: '该软件包的名字是 hello-2.10，放在 /usr/share 里，任何人都可以使用它。' },
    { of: 'Korean', line: '이 꾸러미는 hello-2.10 이고 (armhf) 에서도 쓸 수 있습니다.' },
  ])('are no listing in $of, where all letters are as wide', ({ line }) => {
    expect(codeIn([line, line])).toEqual([]);
  });

  test('are one with comments in such letters', () => {
    const listing = ['for (const lamp of lamps) {', '  // すべての灯りをともします', '  light(lamp);', '}'];
    expect(codeIn(listing)).toEqual(listing);
  });

  test('are none with dates and times', () => {
    expect(codeIn(['Jul 27–31 2026 14:00–18:00 · building', 'optional sports 8:30–12:30'])).toEqual([]);
    expect(codeIn(['14:00 lamp.light'])).toHaveLength(1);
  });

  test('are text where they form sentences, line after line', () => {
    const answer = [
      'The keeper was asked (twice) how the lamp is lit; he said that nobody had',
      'ever shown him, and that he does it as his mother did before him, with a',
      'long match and both of his eyes closed. Then he went up the stairs and lit the',
      'lamp.',
    ];
    const listing = ['light(lamp);', 'close(eyes, 2);'];
    expect(codeIn([...answer, ...listing])).toEqual(listing);
    expect(codeIn(answer.map((line) => `# ${line}`))).toHaveLength(4);
  });
});
