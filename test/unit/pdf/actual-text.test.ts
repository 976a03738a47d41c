import { expect, test } from 'vitest';
import { readPages } from '../../helpers/read-pages.ts';

/** What is read of a line that these operators show; its font has letters for all of their codes but 1 to 4. */
async function read(operators: string): Promise<string> {
  const rawContent = `BT /F0 10 Tf 72 700 Td ${operators} ET`;
  const { text } = await readPages([{ lines: [], rawContent }]);
  return text.join('|');
}

const UNKNOWN = '<01> Tj';

test.each([
  ['a glyph', `(costs ) Tj /Span <</ActualText (5)>> BDC ${UNKNOWN} EMC ( pounds) Tj`, 'costs 5 pounds'],
  [
    'several glyphs',
    '(costs ) Tj /Span <</ActualText (450)>> BDC <010203> Tj EMC ( pounds) Tj',
    'costs 450 pounds',
  ],
  [
    'glyphs that are shown one by one',
    '(costs ) Tj /Span <</ActualText (45)>> BDC <01> Tj <02> Tj EMC ( pounds) Tj',
    'costs 45 pounds',
  ],
  [
    'what has other marked content in it',
    `(costs ) Tj /Span <</ActualText (5)>> BDC /P BMC ${UNKNOWN} EMC EMC ( pounds) Tj`,
    'costs 5 pounds',
  ],
  [
    'Unicode',
    `(costs ) Tj /Span <</ActualText <FEFF20AC0035>>> BDC ${UNKNOWN} EMC ( today) Tj`,
    'costs €5 today',
  ],
])(
  'what the file says that %s stands for is read where the font has no letters',
  async (_what, operators, text) => {
    expect(await read(operators)).toBe(text);
  },
);

test.each([
  [
    'letters that the font knows',
    '(costs ) Tj /Span <</ActualText (nothing)>> BDC (five) Tj EMC',
    'costs five',
  ],
  ['what follows the stretch', `/Span <</ActualText (5)>> BDC ${UNKNOWN} EMC ( pounds) Tj`, '5 pounds'],
  ['what ends without having begun', 'EMC (costs five) Tj EMC', 'costs five'],
])('and changes nothing of %s', async (_what, operators, text) => {
  expect(await read(operators)).toBe(text);
});

test('a stretch of which a part was read as its font says is not read a second time', async () => {
  const operators = `/Span <</ActualText (45)>> BDC (4) Tj ${UNKNOWN} EMC ( pounds) Tj`;
  expect(await read(operators)).not.toContain('45');
});
