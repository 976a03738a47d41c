import { describe, expect, test } from 'vitest';
import { prose, setPage } from '../../../tools/kit/pdf-page.ts';
import type { PdfLine } from '../../../tools/kit/pdf-writer.ts';
import { readPages } from '../../helpers/read-pages.ts';

const SMALL = { font: 'helvetica', size: 8.5 } as const;
const CAPTION: PdfLine[] = [
  { text: 'The quarry at Ostwell in the dry summer. The carts were found', x: 130, y: 428, ...SMALL },
  { text: 'under the shadow on the right.', x: 130, y: 417, ...SMALL },
];
const [before, after] = [
  prose(1, 10).slice(0, 9),
  ['which is where they had always come from.', ...prose(2, 8)],
];

/** A picture of one grey dot, drawn in several strips. */
function picture(left: number, bottom: number, width: number, height: number, strips = 1): string {
  return Array.from({ length: strips }, (_, index) => {
    const place = `${width} 0 0 ${height / strips} ${left} ${bottom + ((strips - 1 - index) * height) / strips}`;
    return `q ${place} cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x7f EI Q`;
  }).join('\n');
}

/** A sentence that is interrupted by a picture and by what is written below it. */
function around(written: readonly PdfLine[], background: string) {
  const page = setPage(before);
  page.lines.push(...written, ...setPage(after).lines.map((line) => ({ ...line, y: line.y - 350 })));
  return { ...page, background };
}

describe('a caption without a name and number', () => {
  test.each([
    ['a picture', picture(126, 440, 360, 140)],
    ['the strips of one', picture(126, 440, 360, 140, 5)],
  ])('below %s is left out, and the sentence around it is whole', async (_name, background) => {
    const { text, as } = await readPages([around(CAPTION, background)]);
    expect(text.join(' ')).toBe([...before, ...after].join(' '));
    expect(as('caption')).toEqual([CAPTION.map(({ text: line }) => line).join('\n')]);
  });

  test('is read where the listener asked for captions', async () => {
    const { text } = await readPages([around(CAPTION, picture(126, 440, 360, 140))], ['captions']);
    expect(text.join(' ')).toContain('in the dry summer. The carts were found under the shadow');
  });

  test.each([
    ['as large as the text', CAPTION.map((line) => ({ ...line, size: 11 })), picture(126, 440, 360, 140)],
    ['wider than the picture', CAPTION, picture(160, 440, 100, 140)],
    ['below a logo', CAPTION, picture(126, 440, 360, 40)],
    ['far below the picture', CAPTION, picture(126, 480, 360, 100)],
    ['on no picture', CAPTION, ''],
    ['over the ground of the page', CAPTION, picture(0, 0, 612, 792)],
  ])('is read %s', async (_name, written, background) => {
    const { text, as } = await readPages([around(written, background)]);
    expect(text.join(' ')).toContain('the dry summer');
    expect(as('caption')).toEqual([]);
  });

  test('is the text of a page that has no larger one', async () => {
    const small = prose(3, 6).map((text, index) => ({ text, x: 130, y: 428 - 10 * index, ...SMALL }));
    const { text } = await readPages([
      setPage(prose(1, 20)),
      setPage(prose(2, 20)),
      { lines: small, background: picture(126, 440, 360, 140) },
    ]);
    expect(text.join(' ')).toContain(prose(3, 6).join(' '));
  });
});
