import { describe, expect, test } from 'vitest';
import { prose, setPage } from '../../../tools/kit/pdf-page.ts';
import { readPages } from '../../helpers/read-pages.ts';

const SCAN = 'q 612 0 0 792 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID a EI Q';
const secret = 'What nobody sees, nobody should hear.';

/** A page of prose with one more line. */
function withLine(line: { operators?: string; size?: number }, background?: string) {
  const page = setPage(prose(1));
  page.lines.push({ text: secret, x: 72, y: 300, ...line });
  return { ...page, ...(background !== undefined && { background }) };
}

describe('text that is not seen', () => {
  test.each([
    ['written without ink', { operators: '3 Tr' }],
    ['white on white', { operators: '1 1 1 rg' }],
    ['white on a white box', { operators: '1 g 60 290 400 30 re f' }],
    ['white in inks', { operators: '0 0 0 0 k' }],
    ['of the size of dust', { size: 1 }],
  ])('%s goes', async (_name, line) => {
    const { text, as } = await readPages([withLine(line)]);
    expect(text.join(' ')).toBe(prose(1).join(' '));
    expect(as('hidden')).toEqual([secret]);
  });

  test.each([
    ['white on a dark box', { operators: '0.2 g 60 290 400 30 re f 1 g' }, undefined],
    ['white on a picture', { operators: '1 g' }, SCAN],
    ['in outline', { operators: '1 g 1 Tr' }, undefined],
    ['without ink on a picture, as text recognition leaves it', { operators: '3 Tr' }, SCAN],
  ])('%s is none', async (_name, line, background) => {
    const { text, removed } = await readPages([withLine(line, background)]);
    expect(text.join(' ')).toContain(secret);
    expect(removed).toEqual([]);
  });

  test('is none where most of the page is: something else shows it', async () => {
    const page = setPage(prose(1));
    page.lines.forEach((line) => (line.operators = '3 Tr'));
    const { text, removed } = await readPages([page]);
    expect(text.join(' ')).toBe(prose(1).join(' '));
    expect(removed).toEqual([]);
  });

  test('may be between words that are seen', async () => {
    const page = setPage(['He lit the lamp']);
    page.lines.push(
      { text: ' and so on', x: 150, y: 720, operators: '3 Tr' },
      { text: 'at dusk.', x: 205, y: 720 },
    );
    const { text, as } = await readPages([page, setPage(prose(1))]);
    expect(text[0]).toMatch(/^He lit the lamp at dusk\./);
    expect(as('hidden')).toEqual(['and so on']);
  });
});

describe('text that something lies on', () => {
  const BAR = '70 296 400 14 re f';
  /** The secret stands in a page of prose, and this is painted afterwards. */
  const under = (paint: string) => {
    const page = withLine({});
    page.lines.push({ text: ' ', x: 500, y: 40, operators: `q ${paint} Q` });
    return page;
  };

  test.each([
    ['a black bar', `0 g ${BAR}`],
    ['a bar of lines', '0 0 0 rg 70 296 m 470 296 l 470 310 l 70 310 l h f'],
    ['white paint', `1 g ${BAR}`],
    ['a line as thick as a bar', '0 G 14 w 70 303 m 470 303 l S'],
    ['a thick line in a stretched space', '1 0 0 7 0 0 cm 0 G 2 w 70 43.3 m 470 43.3 l S'],
    ['a bar within a clip', `0 0 600 400 re W n 0 g ${BAR}`],
  ])('goes: %s', async (_name, paint) => {
    const { text, as } = await readPages([under(paint)]);
    expect(text.join(' ')).toBe(prose(1).join(' '));
    expect(as('hidden')).toEqual([secret]);
  });

  test.each([
    ['a line through it', '0 g 70 303 400 0.8 re f'],
    ['a thin line', '0 G 2 w 70 303 m 470 303 l S'],
    ['a thick line below it', '0 G 6 w 70 292 m 470 292 l S'],
    ['a rule below it', '0 g 70 296 400 2 re f'],
    ['a frame around it', '0 G 70 296 400 14 re S'],
    ['two bars beside it', '0 g 70 296 -60 14 re 500 296 60 14 re f'],
    ['a bar that is clipped away', `300 600 10 10 re W n 0 g ${BAR}`],
    ['what fills the page', '0.9 g 0 0 612 792 re f'],
    ['layers that may not be shown', `/OC /Layer BDC 0 g ${BAR} EMC`],
  ])('stays: %s', async (_name, paint) => {
    const { text, removed } = await readPages([under(paint)]);
    expect(text.join(' ')).toContain(secret);
    expect(removed).toEqual([]);
  });

  test('stays where a picture paints it beyond its own frame', async () => {
    const paint = `1 g ${BAR}`;
    const [seen, hidden] = await Promise.all(
      (
        [
          [300, 600, 400, 700],
          [0, 0, 612, 400],
        ] as const
      ).map((frame) => readPages([{ ...withLine({}), picture: { frame, paint } }])),
    );
    expect(seen?.text.join(' ')).toContain(secret);
    expect(seen?.removed).toEqual([]);
    expect(hidden?.as('hidden')).toEqual([secret]);
  });

  test('of a picture lies outside of its frame', async () => {
    const paint = 'BT /F0 11 Tf 72 300 Td (What nobody sees, nobody should hear.) Tj ET';
    const page = { ...setPage(prose(1)), picture: { frame: [72, 100, 400, 200], paint } as const };
    const { text, as } = await readPages([page]);
    expect(text.join(' ')).toBe(prose(1).join(' '));
    expect(as('hidden')).toEqual([secret]);
  });

  test('goes letter by letter, and the rest of its line stays in its place', async () => {
    const page = setPage(['The keeper gave the key to nobody at all.', ...prose(1)]);
    page.lines.push({ text: ' ', x: 500, y: 40, operators: 'q 0 g 70 716 50 12 re f Q' });
    const { text, as } = await readPages([page]);
    expect(as('hidden')).toEqual(['The keeper']);
    expect(text[0]).toMatch(/^gave the key to nobody at all\./);
  });

  test('may have its colour', async () => {
    const { as } = await readPages([withLine({ operators: `0 0 0 rg ${BAR}` })]);
    expect(as('hidden')).toEqual([secret]);
    const seen = await readPages([withLine({ operators: `0 0 0 rg ${BAR} 1 g 70 296 400 14 re f 0 g` })]);
    expect(seen.removed).toEqual([]);
  });

  test('lies beyond the edge of what is painted', async () => {
    const { text, as } = await readPages([withLine({ operators: '0 400 600 400 re W n' })]);
    expect(text.join(' ')).toBe(prose(1).join(' '));
    expect(as('hidden')).toEqual([secret]);
  });
});

test('letters, words and lines that are printed twice to look bold are read once', async () => {
  const page = setPage(prose(1));
  let x = 72;
  // The widths of Helvetica's letters.
  for (const [letter, width] of [
    ['B', 7.3],
    ['E', 7.3],
    ['W', 10.4],
    ['A', 7.3],
    ['R', 7.9],
    ['E', 7.3],
  ] as const) {
    for (const shift of [0, 0.3]) page.lines.push({ text: letter, x: x + shift, y: 400 });
    x += width;
  }
  for (const [text, at] of [
    ['of', 72],
    ['all', 84],
    ['lamps', 100],
  ] as const)
    for (const shift of [0, 0.4]) page.lines.push({ text, x: at + shift, y: 380 });
  for (const shift of [0, 0.3, 0.6])
    page.lines.push({ text: 'Nobody is there.', x: 72 + shift, y: 360 + shift });
  const { text } = await readPages([page]);
  expect(text.slice(-3).join(' ')).toMatch(/BEWARE of all lamps Nobody is there\.$/);
});

describe('watermarks', () => {
  test('across the page go, whatever their angle', async () => {
    const page = setPage(prose(1));
    page.lines.push({ text: 'CONFIDENTIAL', x: 150, y: 350, size: 60, angle: 45, operators: '0.9 g' });
    const { text, as } = await readPages([page]);
    expect(text.join(' ')).toBe(prose(1).join(' '));
    expect(as('watermark')).toEqual(['CONFIDENTIAL']);
  });

  test('over the text go, and the lines under them are whole', async () => {
    const page = setPage(prose(1));
    page.lines.unshift({ text: 'DRAFT', x: 150, y: 580, size: 70, operators: '0.9 g' });
    const short = setPage(prose(2, 6));
    short.lines.push({ text: 'DRAFT', x: 150, y: 380, size: 70, operators: '0.9 g' });
    const { text, as } = await readPages([page, short]);
    expect(text.join(' ')).toBe([...prose(1), ...prose(2, 6)].join(' '));
    expect(as('watermark')).toEqual(['DRAFT', 'DRAFT']);
  });

  test('are not titles and initials', async () => {
    const page = setPage([
      { text: 'The Lamp', size: 40 },
      { text: 'of Inver', size: 30, gap: 2 },
    ]);
    page.lines.push(...setPage(prose(1)).lines.map((line) => ({ ...line, y: line.y - 200 })));
    const initial = setPage([
      { text: 'he lamp was lit by her brother, who had counted every boat', x: 100 },
      { text: 'that came in before the rain, and wrote it down.', x: 100 },
      ...prose(2),
    ]);
    initial.lines.push({ text: 'T', x: 72, y: 706, size: 34 });
    const { text, removed } = await readPages([page, initial]);
    expect(text[0]).toContain('The Lamp');
    expect(text.join(' ')).toContain('The lamp was lit by her brother');
    expect(removed).toEqual([]);
  });
});
