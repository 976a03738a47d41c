import { describe, expect, test } from 'vitest';
import { tagCaptions } from '../../../src/pdf/cleaning/captions.ts';
import type { TextLine } from '../../../src/pdf/page/page-text.ts';
import { runStep, STATISTICS, unsorted } from '../../helpers/cleaning.ts';
import { textLine, textPage } from '../../helpers/pdf-lines.ts';

/** The lines that are captions, of lines that stand so far below each other. */
function captions(lines: readonly string[], distance = 12, leading = STATISTICS.leading): string[] {
  let y = 100;
  const set = lines.flatMap((text): TextLine[] => {
    y += distance;
    return text === '' ? [] : [textLine(text, y)];
  });
  const page = unsorted({ ...textPage(1, []), lines: set });
  const [tagged] = runStep(tagCaptions, [page], { statistics: { ...STATISTICS, leading } });
  return (tagged?.lines ?? []).filter(({ part }) => part?.kind === 'caption').map(({ text }) => text);
}

describe('captions in the size of the text', () => {
  test.each([
    'Table 3: Boats by year',
    'Tab. 3: Boats by year',
    'Figure 3: The quay',
    'Fig. 3. The quay',
    'Tabelle 3: Boote',
  ])('are known by the name and the number: %s', (caption) => {
    expect(captions(['Before it.', '', caption, '', 'Behind it.'])).toEqual([caption]);
  });

  test('are none without a number, or where a sentence goes on with it', () => {
    expect(captions(['', 'Table talk: what they said', '', 'Table 3 shows the boats'])).toEqual([]);
  });

  test('are whole where all of the text is set in double lines', () => {
    const caption = [
      'Figure 6. Boats by year. Each of them',
      'was counted in the morning, and',
      'once more at noon.',
    ];
    const lines = ['Before it.', '', ...caption, '', 'Behind it.'];
    expect(captions(lines, 17.5, 1.75)).toEqual(caption);
    expect(captions(lines, 17.5)).toEqual(caption.slice(0, 1));
  });
});
