import { describe, expect, test } from 'vitest';
import { readPages } from '../../helpers/read-pages.ts';

/**
 * What is read of a line that these operators show; its font is Times at 10 points, where a space is 2.5 points wide.
 * F2 is its italic.
 */
async function read(operators: string): Promise<string> {
  const rawContent = `BT /F0 10 Tf 72 700 Td ${operators} ET`;
  const { text } = await readPages([{ lines: [], rawContent }]);
  return text.join('|');
}

describe('a space that is written in the file is one', () => {
  test.each([
    ['two in a row, drawn in by negative word spacing', '-2.2 Tw (The  memory  then  drops it.) Tj'],
    ['without a gap', '-2.4 Tw (The memory then drops it.) Tj'],
    ['where words overlap', '-6 Tw (The memory then drops it.) Tj'],
    ['where they overlap by far', '-6 Tw (The  memory  then  drops it.) Tj'],
    ['where they overlap altogether', '-14 Tw [(The   m) 20 (emory)] TJ 0 Tw ( then drops it.) Tj'],
    ['in mirrored text', '/F0 -10 Tf -1 0 0 -1 72 700 Tm (The memory then drops it.) Tj'],
    ['narrow', '-1.6 Tw (The memory then drops it.) Tj'],
    [
      'at the end of a string, where the next one overlaps it',
      '(The memory ) Tj 48.5 0 Td (then drops it.) Tj',
    ],
    ['narrow, before another font', '-1.6 Tw (The memory ) Tj /F2 10 Tf (then drops it.) Tj'],
    ['a bit wider, before another font', '-1.4 Tw (The memory ) Tj /F2 10 Tf (then drops it.) Tj'],
  ])('%s', async (_name, operators) => {
    expect(await read(operators)).toBe('The memory then drops it.');
  });

  test('but none is one that was written by itself, with a letter put next to another', async () => {
    const moves = ['(organism) Tj', '37.3 0 Td ( ) Tj', '0.5 0 Td (e with a dot.) Tj'];
    expect(await read(moves.join(' '))).toBe('organisme with a dot.');
    expect(await read('[(soc) 10 ( ) 220 (iale and so on.)] TJ')).toBe('sociale and so on.');
  });

  test("but none is the stroke of TeX's Polish l", async () => {
    expect(await read('[(Pawe ) 250 (l and the others.)] TJ')).toBe('Pawel and the others.');
  });

  test('but one line below the other needs none', async () => {
    expect(await read('(The mem- ) Tj 0 -12 Td (ory then drops it.) Tj')).toBe('The memory then drops it.');
  });
});

describe('letters that are set apart', () => {
  test('are words, however far apart they stand', async () => {
    expect(await read('1.5 Tc (They go to the bus.) Tj')).toBe('They go to the bus.');
    expect(await read('4 Tc (They go to the bus.) Tj')).toBe('They go to the bus.');
  });

  test('stay apart where no string has a space, since each may be a word', async () => {
    expect(await read('1.5 Tc [(A) (b)] TJ 0 Tc [-150 (over)] TJ')).toBe('A b over');
  });

  test('are words behind the last space of their line, too', async () => {
    expect(await read('1.5 Tc (They go ) Tj (to ) Tj (the ) Tj (bus.) Tj')).toBe('They go to the bus.');
  });

  /** Shows each letter by itself, so many thousandths of the font size from the next one. */
  const placed = (text: string, gap: number, space: number): string =>
    `[${Array.from(text, (letter) => (letter === ' ' ? -space : `(${letter}) ${-gap}`)).join(' ')}] TJ`;

  test('and were placed one by one are words, as far as wider gaps part them', async () => {
    expect(await read(placed('A House by the Sea', 150, 320))).toBe('A House by the Sea');
    expect(await read(`(very ) Tj ${placed('important', 140, 0)} [-300 (to us)] TJ`)).toBe(
      'very important to us',
    );
  });

  test('and may be words are left where no gap is wider', async () => {
    expect(await read('[(the) -250 (a) -250 (b) -250 (c) -250 (d) -250 (of it)] TJ')).toBe(
      'the a b c d of it',
    );
    expect(await read('[(a) -250 (b) -250 (c) -250 (d)] TJ')).toBe('a b c d');
    expect(await read('[(go on) -400 (.) -160 (.) -160 (.) -160 (.) -400 (so)] TJ')).toBe('go on . . . . so');
  });

  test('stay apart where kerning takes back what sets them apart', async () => {
    expect(
      await read('2.5 Tc [(t) 250 (h) 250 (e) 250 (y) 20 (a) 250 (r) 250 (e ) 250 (s) 250 (o)] TJ'),
    ).toBe('they are so');
  });

  test('may be dots', async () => {
    expect(await read('2.5 Tc ( and so on ... as before.) Tj')).toBe('and so on . . . as before.');
  });

  test('may be in pieces', async () => {
    expect(await read('1.5 Tc [(T) 5 (hey) 5 ( go to) -9 ( the b) -5 (us.)] TJ')).toBe('They go to the bus.');
  });

  test('may be few where the string has a space', async () => {
    expect(await read('(They go ) Tj 1.5 Tc (to ) Tj 0 Tc (the bus.) Tj')).toBe('They go to the bus.');
  });

  test('are two words where they are a pair, and the space between them is set so', async () => {
    expect(await read('(They g) Tj 2.2 Tc (ot) Tj 0 Tc [220 (o the bus.)] TJ')).toBe('They go to the bus.');
  });

  test('are two words where the gap is wider', async () => {
    expect(await read('1.5 Tc [(They) -250 (took) -250 (the bus.)] TJ')).toBe('They took the bus.');
    expect(await read('1.5 Tc (They go) Tj 0 Tc 43.7 0 Td (to the bus.) Tj')).toBe('They go to the bus.');
    expect(await read('0.5 Tc [(They) -120 (go) -120 (to the bus.)] TJ')).toBe('They go to the bus.');
  });

  test('stand alone in a row of boxes', async () => {
    expect(await read('(Room) Tj 14 Tc ( 123) Tj')).toBe('Room 1 2 3');
  });
});
