import { describe, expect, test } from 'vitest';
import type { PdfField } from '../../../tools/kit/pdf-fields.ts';
import { heading, prose, setPage } from '../../../tools/kit/pdf-page.ts';
import type { PdfLine, PdfPage } from '../../../tools/kit/pdf-writer.ts';
import { readPages } from '../../helpers/read-pages.ts';

type Written = Omit<PdfField, 'box' | 'kind'> & { kind?: PdfField['kind']; width?: number; height?: number };

/** A field whose text would stand on the baseline `y`. */
function field(
  x: number,
  y: number,
  { kind = 'text', width = 180, height = 16, ...rest }: Written,
): PdfField {
  return { ...rest, kind, box: [x, y + 12 - height, x + width, y + 12] };
}

function at(x: number, y: number, text: string, look: Partial<PdfLine> = {}): PdfLine {
  return { x, y, text, ...look };
}

/** A form below a heading and above a paragraph, as most are. */
function form(lines: PdfLine[], fields: PdfField[]): PdfPage[] {
  const page = setPage([heading('Application for a berth')]);
  const end = prose(1, 3).map((text, index) => at(72, 300 - 14 * index, text));
  return [{ lines: [...page.lines, ...lines, ...end], fields }];
}

/** What is read between the heading and the paragraph. */
async function readForm(lines: PdfLine[], fields: PdfField[]): Promise<string[]> {
  const { text } = await readPages(form(lines, fields));
  expect(text[0]).toBe('Application for a berth');
  expect(text.at(-1)).toBe(prose(1, 3).join(' '));
  return text.slice(1, -1);
}

describe('what was filled into a form', () => {
  test('is read behind the label before it, whether or not a viewer drew it', async () => {
    const read = await readForm(
      [at(72, 660, 'Name of the boat:'), at(72, 636, 'Length:'), at(72, 612, 'Home port:')],
      [
        field(240, 660, { value: 'Second Thoughts', drawn: 'Second Thoughts' }),
        field(240, 636, { value: '7.4 metres' }),
        field(240, 612, {}),
      ],
    );
    expect(read).toEqual(['Name of the boat: Second Thoughts', 'Length: 7.4 metres', 'Home port:']);
  });

  test('is read behind its label where labels and fields stand far apart, in columns and without colons', async () => {
    const labels = ['Owner', 'Street', 'Town', 'Telephone', 'Insurance', 'Draught'];
    const values = ['Ada Marsh', '12 Quay Road', 'Sable Bay', '0171 55 02', 'Norland Mutual', '1.2'];
    const read = await readForm(
      labels.map((label, index) => at(72, 660 - 22 * index, label)),
      values.map((value, index) => field(330, 660 - 22 * index, { value })),
    );
    expect(read).toEqual(labels.map((label, index) => `${label} ${values[index]}`));
  });

  test('is read with the label over it or below it, also where several stand side by side', async () => {
    const read = await readForm(
      [
        ...[at(72, 660, 'First name'), at(220, 660, 'Family name'), at(380, 660, 'Born on')],
        ...[at(72, 560, 'Place, date', { size: 8 }), at(300, 560, 'Name in print', { size: 8 })],
      ],
      [
        field(72, 640, { value: 'Ada', width: 120 }),
        field(220, 640, { value: 'Marsh', width: 120 }),
        field(380, 640, { value: '3 May 1987', width: 120 }),
        field(72, 572, { value: 'Sable Bay, 1 June' }),
        field(300, 572, { value: 'Ada Marsh' }),
      ],
    );
    expect(read.join(' ')).toBe(
      'First name Ada Family name Marsh Born on 3 May 1987 Place, date Sable Bay, 1 June Name in print Ada Marsh',
    );
  });

  test('is read within its sentence', async () => {
    const read = await readForm(
      [
        at(72, 660, 'I,'),
        at(190, 660, 'of'),
        at(310, 660, 'hereby declare that the boat named above is'),
        at(72, 646, 'seaworthy, and that ____________ has been paid for her.'),
      ],
      [
        field(84, 660, { value: 'Ada Marsh', width: 100 }),
        field(204, 660, { value: 'Sable Bay', width: 100 }),
        field(172, 646, { value: '40 crowns', width: 60 }),
      ],
    );
    expect(read).toEqual([
      'I, Ada Marsh of Sable Bay hereby declare that the boat named above is seaworthy, and that 40 crowns has been paid for her.',
    ]);
  });

  test('is read whole and once where it takes several lines, or has no room', async () => {
    const remark = 'The mast is taller than the shed and has to be taken down before she is brought in.';
    const read = await readForm(
      [at(72, 660, 'Remarks'), at(72, 540, 'Address:')],
      [
        field(72, 645, {
          ...{ kind: 'multiline', width: 200, height: 60 },
          value: `${remark}\rThe keeper has a key.`,
          drawn: 'The mast is taller than the shed and has\nto be taken down before she is',
        }),
        field(200, 540, { value: '12 Quay Road, Sable Bay, Norland', drawn: '12 Quay Road, Sa', width: 80 }),
      ],
    );
    expect(read).toEqual([
      `Remarks ${remark}`,
      'The keeper has a key.',
      'Address: 12 Quay Road, Sable Bay, Norland',
    ]);
  });

  test('is read as it is shown: what was chosen, an amount in its form', async () => {
    const read = await readForm(
      [at(72, 660, 'Season:'), at(72, 636, 'Fee:')],
      [
        field(240, 660, {
          ...{ kind: 'choice', value: 's1' },
          options: [
            ['s1', 'April to September'],
            ['s2', 'the whole year'],
          ],
        }),
        field(240, 636, { value: '1250.5', drawn: '$1,250.50' }),
      ],
    );
    expect(read).toEqual(['Season: April to September', 'Fee: $1,250.50']);
  });

  test('is a tick before the label of a box, and nothing before one that is not ticked', async () => {
    const box = { kind: 'box', width: 11, height: 11 } as const;
    const read = await readForm(
      [
        ...[at(92, 660, 'The boat is insured'), at(92, 640, 'The boat has an engine')],
        ...[at(72, 610, 'Pay:'), at(152, 610, 'at once'), at(242, 610, 'each month')],
      ],
      [
        field(72, 659, { ...box, value: 'Yes' }),
        field(72, 639, box),
        field(132, 609, { ...box, kind: 'radio' }),
        field(222, 609, { ...box, kind: 'radio', value: 'month' }),
      ],
    );
    expect(read).toEqual(['☑ The boat is insured', 'The boat has an engine', 'Pay: at once ☑ each month']);
  });

  test('is never left out as a table, as small print or as the foot of the page', async () => {
    const rows = [640, 624, 608, 592];
    const { text, removed } = await readPages([
      {
        lines: [
          ...setPage([heading('Boats of the owner')]).lines,
          ...rows.flatMap((y, index) => [at(72, y, `Boat ${index + 1}`), at(300, y, 'length')]),
          at(72, 40, 'Initials:', { size: 7 }),
        ],
        fields: [
          ...rows.flatMap((y, index) => [
            field(150, y, { value: `Name ${index + 1}`, width: 100 }),
            field(380, y, { value: `${index + 7}.5`, width: 60 }),
          ]),
          field(120, 40, { value: 'A. M.', height: 10 }),
        ],
      },
    ]);
    expect(removed).toEqual([]);
    expect(text.join(' ')).toBe(
      'Boats of the owner Boat 1 Name 1 length 7.5 Boat 2 Name 2 length 8.5 Boat 3 Name 3 length 9.5 Boat 4 Name 4 length 10.5 Initials: A. M.',
    );
  });

  test('is read in languages that are written from the right', async () => {
    const shown = (text: string): string => Array.from(text).reverse().join('');
    const { text } = await readPages([
      {
        lines: [
          at(400, 700, shown('בקשה למקום עגינה')),
          at(440, 660, shown('שם הסירה:')),
          at(440, 636, shown('אורך:')),
        ],
        fields: [field(200, 660, { value: 'מחשבות שניות' }), field(200, 636, { value: '7.4 מטר' })],
      },
    ]);
    expect(text.join(' ')).toContain('שם הסירה: מחשבות שניות');
    expect(text.join(' ')).toContain('אורך: 7.4 מטר');
  });

  test('is not read where nobody is to see it, or a second time where it is printed as well', async () => {
    const read = await readForm(
      [at(72, 660, 'Password:'), at(72, 636, 'Name:'), at(242, 636, 'Ada Marsh')],
      [
        field(240, 660, { kind: 'password', value: 'drowssap' }),
        field(240, 690, { value: 'form version 7', hidden: true }),
        field(240, 636, { value: 'Ada Marsh' }),
      ],
    );
    expect(read).toEqual(['Password:', 'Name: Ada Marsh']);
  });
});
