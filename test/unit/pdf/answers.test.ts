import { describe, expect, test } from 'vitest';
import { toLines } from '../../../src/pdf/page/lines.ts';
import type { TextRun } from '../../../src/pdf/page/text-runs.ts';

const run = (text: string, x: number, y: number): TextRun => ({
  ...{ text, x, y, width: text.length * 5, size: 10, style: 0 },
  ...{ mono: false, bold: false, rightToLeft: false },
});
const texts = (runs: TextRun[]): string[] => toLines(runs).lines.map(({ text }) => text);
const ANSWERS = 480;

describe('answers in a column of their own', () => {
  test('are read behind the question that they stand beside', () => {
    const form = [
      run('2a Were you at sea on the day of the storm, or within a mile of it? If so, tell', 72, 100),
      run('where you were, and who was with you.', 84, 112),
      run('Yes ☑ No', ANSWERS, 100),
      run('b Did anybody see you there whom you would know again, if you were to meet', 72, 130),
      run('with them? If you answered lines 2a through', 84, 142),
      run('2c with no, go to line 3.', 84, 154),
      run('☑ Yes No', ANSWERS, 130),
      run('c List the boats that you passed, and what they were called, as well as you can', 72, 172),
      run('remember.', 84, 184),
      run('3 Has the boat been to sea since then, under this master or under any other one', 72, 202),
      run('of the harbour?', 84, 214),
      run('Yes ☑ No', ANSWERS, 202),
      run('4 Will you say all of that again before the court, whoever may be there to hear', 72, 232),
      run('it?', 84, 244),
      run('☑ Yes No', ANSWERS, 232),
    ];
    expect(texts(form)).toEqual([
      '2a Were you at sea on the day of the storm, or within a mile of it? If so, tell',
      'where you were, and who was with you.',
      'Yes ☑ No',
      'b Did anybody see you there whom you would know again, if you were to meet',
      'with them? If you answered lines 2a through',
      '2c with no, go to line 3.',
      '☑ Yes No',
      'c List the boats that you passed, and what they were called, as well as you can',
      'remember.',
      '3 Has the boat been to sea since then, under this master or under any other one',
      'of the harbour?',
      'Yes ☑ No',
      '4 Will you say all of that again before the court, whoever may be there to hear',
      'it?',
      '☑ Yes No',
    ]);
  });

  test('are none where every line of the narrow column says something else', () => {
    const box = [
      'The lamp burns oil',
      'of the best kind,',
      'which is brought',
      'from the north by',
      'sea in spring. It',
      'is dear.',
    ];
    const beside = [
      'The tower was built of stone in the year of the great flood, and it has stood',
      'there ever since, though two storms have taken away the roof. The keeper says',
      'that he has seen the waves as high as the door. When the wind comes from the',
      'north, nobody can go there, and the keeper stays alone with the lamp until it',
      'is over. Then the boat brings bread, and the letters of two or three weeks, as',
      'it has always done.',
    ];
    const runs = beside.flatMap((text, row) => [
      run(text, 72, 100 + 12 * row),
      run(box[row] ?? '', ANSWERS, 100 + 12 * row),
    ]);
    expect(texts(runs)).toEqual([...beside, ...box]);
  });
});
