import { describe, expect, test } from 'vitest';
import type { Gutter } from '../../../src/pdf/page/columns.ts';
import { multiply } from '../../../src/pdf/page/geometry.ts';
import type { Matrix } from '../../../src/pdf/page/geometry.ts';
import { toLines } from '../../../src/pdf/page/lines.ts';
import { toRuns } from '../../../src/pdf/page/text-runs.ts';
import type { TextRun } from '../../../src/pdf/page/text-runs.ts';
import { sourceText } from '../../helpers/pdf-lines.ts';

const run = (text: string, x: number, y: number, rest: Partial<TextRun> = {}): TextRun => ({
  text,
  x,
  y,
  width: text.length * 5,
  size: 10,
  style: 0,
  mono: false,
  bold: false,
  rightToLeft: false,
  ...rest,
});
const texts = (runs: TextRun[]): string[] => toLines(runs).lines.map(({ text }) => text);

describe('toLines', () => {
  test('sorts by height and joins what is on one baseline, with spaces only at gaps', () => {
    expect(
      texts([run('second', 72, 120), run('Fi', 72, 100), run('rst', 82, 100), run('line', 102, 100.4)]),
    ).toEqual(['First line', 'second']);
  });

  test('sees spaces as wide as a letter in typewriter letters, and narrow ones beside another font', () => {
    const mono = { mono: true, style: 1 };
    expect(
      texts([
        run('deb', 72, 100, mono),
        run('ian', 89, 100, mono),
        run('main', 108, 100, mono),
        run('option', 130, 100, { mono: true, style: 2 }),
      ]),
    ).toEqual(['debian main option']);
  });

  test('keeps a superscript in its line', () => {
    expect(
      texts([run('culture.', 72, 100), run('5', 112, 96, { size: 6, width: 3 }), run('Next', 72, 112)]),
    ).toEqual(['culture.5', 'Next']);
  });

  test('reads text once that is printed twice to look bold', () => {
    expect(texts([run('Bold', 72, 100), run('Bold', 72.3, 100), run('Bold', 120, 100)])).toEqual([
      'Bold Bold',
    ]);
  });

  test('puts accents that are printed over a letter into it, and leaves quotes alone', () => {
    // As TeX's older fonts have them: the accent, then back, and the letter.
    expect(
      texts([
        run('na¨', 72, 100, { width: 13 }),
        run('\u0131ve', 82, 100),
        run('V¯', 112, 100),
        run('alda', 117, 100),
      ]),
    ).toEqual(['naïve Vālda']);
    // The accent of a broad letter begins to its right.
    expect(texts([run('Arilor', 72, 100), run('\u00af', 74, 100, { width: 3 })])).toEqual(['Ārilor']);
    expect(texts([run('fa¸', 72, 100, { width: 13 }), run('cade', 82, 100)])).toEqual(['façade']);
    // Other programs print the letter first.
    expect(
      texts([run('Die Mu', 72, 100, { width: 30 }), run('¨', 98, 100, { width: 3 }), run('hle', 102, 100)]),
    ).toEqual(['Die Mühle']);
    expect(texts([run('say `', 72, 100), run('a', 97, 100), run('¨', 105, 100)])).toEqual(['say `a ¨']);
  });

  test('reads the left column before the right one, between lines that go across', () => {
    const long = 'a full line of a column with words';
    const rows = Array.from({ length: 20 }, (_, index) => index);
    const runs = [
      run('A title that goes across both of the columns of this page', 100, 50),
      ...rows.flatMap((row) => [
        run(`L${row} ${long}`, 72, 100 + 12 * row),
        run(`R${row} ${long}`, 300, 103 + 12 * row),
      ]),
      run('A foot that goes across both of the columns of this page, too', 100, 500),
    ];
    const { lines, gutters } = toLines(runs);
    expect(lines.map(({ text }) => text.split(' ')[0])).toEqual([
      'A',
      ...rows.map((row) => `L${row}`),
      ...rows.map((row) => `R${row}`),
      'A',
    ]);
    expect(lines.map(({ column }) => column)).toEqual([0, ...rows.map(() => 1), ...rows.map(() => 2), 0]);
    expect(gutters).toHaveLength(1);
  });

  test('takes no spaces of a typewriter that stand below each other for the gap of two columns', () => {
    const typed = (text: string, column: number, y: number): TextRun =>
      run(text, 72 + 6 * column, y, { width: 6 * text.length, mono: true });
    // As a court's reporter types it: two spaces behind a sentence part its runs.
    const said = (row: number): TextRun[] => [
      typed('she had gone home at ten.', 0, 100 + 24 * row),
      typed('And nobody had seen her', 26, 100 + 24 * row),
    ];
    const rows = Array.from({ length: 12 }, (_, row) => row);
    expect(texts(rows.flatMap(said))).toEqual(
      rows.map(() => 'she had gone home at ten. And nobody had seen her'),
    );
    const apart = rows.flatMap((row) => [
      typed('she had gone home at ten', 0, 100 + 24 * row),
      typed('and nobody had seen her', 27, 100 + 24 * row),
    ]);
    expect(toLines(apart).gutters).toHaveLength(1);
  });

  test('reads three columns one after the other', () => {
    const rows = Array.from({ length: 20 }, (_, index) => index);
    const runs = rows.flatMap((row) =>
      [0, 1, 2].map((column) =>
        run(`${'ABC'[column]}${row} a line of a column`, 72 + 150 * column, 100 + 12 * row),
      ),
    );
    const { lines, gutters } = toLines(runs);
    expect(gutters).toHaveLength(2);
    expect(lines.map(({ text }) => text.split(' ')[0])).toEqual(
      ['A', 'B', 'C'].flatMap((column) => rows.map((row) => `${column}${row}`)),
    );
  });

  test('reads a name in the middle below the title before the columns', () => {
    const rows = Array.from({ length: 12 }, (_, index) => index);
    const columns = rows.flatMap((row) =>
      [0, 1, 2].map((column) =>
        run(`${'ABC'[column]}${row} a line of a column`, 72 + 150 * column, 130 + 12 * row),
      ),
    );
    const title = run('A title that goes across all three columns of this page here', 120, 80);
    const { lines } = toLines([title, run('The Editors', 255, 105), ...columns]);
    expect(lines.slice(0, 3).map(({ text }) => text)).toEqual([
      title.text,
      'The Editors',
      'A0 a line of a column',
    ]);
  });

  test('reads columns below a wide listing, once it knows where they are', () => {
    const wide = Array.from({ length: 12 }, (_, row) =>
      run(`Listing ${row} with a line that goes across the gutter of the page`, 72, 100 + 12 * row),
    );
    const sides = Array.from({ length: 7 }, (_, row) => [
      run(`L${row} a full line of a column with words`, 72, 300 + 12 * row),
      run(`R${row} a full line of a column with words`, 300, 300 + 12 * row),
    ]);
    const lines = (known: readonly Gutter[]): string[] =>
      toLines([...wide, ...sides.flat()], known)
        .lines.slice(wide.length)
        .map(({ text }) => text.slice(0, 2));
    expect(lines([{ left: 270, right: 300 }]).join(' ')).toBe('L0 L1 L2 L3 L4 L5 L6 R0 R1 R2 R3 R4 R5 R6');
  });

  test('keeps note marks, and where they stand', () => {
    const [line] = toLines([
      run('the culture.', 72, 100),
      run('12', 132, 96, { size: 6, width: 6 }),
      run('Next', 142, 100),
    ]).lines;
    expect(line?.text).toBe('the culture.12 Next');
    expect(line?.raised).toEqual([{ start: 12, end: 14 }]);
  });

  test('knows where a line goes on after a wide gap', () => {
    const [line] = toLines([run('Apples', 72, 100), run('12', 200, 100), run('3.50', 260, 100)]).lines;
    expect(line?.text).toBe('Apples 12 3.50');
    expect(line?.stops).toEqual([
      { at: 7, x: 200 },
      { at: 10, x: 260 },
    ]);
  });

  test.each([
    ['before a capital letter in the first line', 'T', 'he keeper counted', 'The keeper counted'],
    ['that is a word of its own', 'A', 'lighthouse stood', 'A lighthouse stood'],
    ['after an opening quote', '“T', 'hen,” he said', '“Then,” he said'],
  ])('joins an initial to its word: %s', (_name, initial, first, joined) => {
    const runs = [
      run(initial, 72, 124, { size: 38, width: 24 }),
      run(first, 98, 100),
      run('and the second line beside it', 98, 112),
      run('of the lighthouse in the third', 98, 124),
      run('and then all lines begin at the margin again', 72, 136),
      run('and the lighthouse stood there, as a lighthouse does', 72, 148),
    ];
    const { lines } = toLines(runs);
    expect(lines[0]?.text).toBe(joined);
    expect(lines.map(({ x }) => x)).toEqual([72, 72, 72, 72, 72]);
    expect(lines.map(({ size }) => size)).toEqual([10, 10, 10, 10, 10]);
  });

  test('joins an initial that hangs in the margin, and keeps the lines beside it where they are', () => {
    const hanging = (baseline: number): TextRun[] => [
      run('N', 50, baseline, { size: 30, width: 20 }),
      run('obody knew how deep', 74, 100),
      run('the quarry was until', 74, 112),
      run('the summer it ran dry.', 74, 124),
    ];
    for (const baseline of [100, 112]) {
      const { lines } = toLines(hanging(baseline));
      expect(lines.map(({ text }) => text)).toEqual([
        'Nobody knew how deep',
        'the quarry was until',
        'the summer it ran dry.',
      ]);
      expect(lines.map(({ x }) => x)).toEqual([74, 74, 74]);
    }
  });

  test('joins an initial that is raised above the line of its word, and not a letter before a title', () => {
    const raised = (first: string): string[] =>
      texts([
        run('S', 72, 100, { size: 30, width: 18 }),
        run(first, 92, 100),
        run('an over this pass in bags', 72, 112),
        run('of forty pounds, and two to a mule', 72, 124),
      ]);
    expect(raised('alt was carried')[0]).toBe('Salt was carried');
    expect(raised('Salt')[0]).toBe('S Salt');
  });

  test('reads a private character before a line as a bullet, and none elsewhere', () => {
    expect(texts([run('\uf0b7', 72, 100), run('Backups', 90, 100)])).toEqual(['• Backups']);
    for (const line of ['= 2 \uf8eb x', '\uf8eb x', 'L\uf0b7TEX'])
      expect(texts([run(line, 72, 100)])).toEqual([line]);
  });

  test('reads small capitals as small letters, and an abbreviation in smaller capitals as one', () => {
    const small = (text: string, x: number): TextRun =>
      run(text, x, 100, { size: 8, width: text.length * 4 });
    expect(texts([run('T', 72, 100), small('HE KEEPER', 77), run('said that', 118, 100)])).toEqual([
      'The keeper said that',
    ]);
    expect(texts([run('members of', 72, 100), small('NATO', 126), run('said', 148, 100)])).toEqual([
      'members of NATO said',
    ]);
  });

  test('closes up letter-spaced words', () => {
    expect(texts([run('C H A P T E R', 72, 100), run('T W O', 150, 100)])).toEqual(['CHAPTER TWO']);
    expect(texts([run('T h e', 72, 100), run('B r a s s', 110, 100), run('L a m p s .', 170, 100)])).toEqual([
      'The Brass Lamps.',
    ]);
    expect(texts([run('S a l t', 72, 100)])).toEqual(['Salt']);
    for (const text of ['a b c', 'x y and z', 'I a m', 'A B C'])
      expect(texts([run(text, 72, 100)])).toEqual([text]);
    const letters = Array.from('THEEND').map((letter, index) =>
      run(letter, 72 + 12 * index + (index > 2 ? 9 : 0), 100),
    );
    expect(texts(letters)).toEqual(['THE END']);
  });

  test('reads a table row by row', () => {
    const rows = Array.from({ length: 20 }, (_, row) => [
      run(`key${row}`, 72, 100 + 12 * row),
      run(`value${row}`, 300, 100 + 12 * row),
    ]);
    expect(texts(rows.flat())).toEqual(rows.map((_, row) => `key${row} value${row}`));
  });

  describe('blocks beside each other', () => {
    /** Two blocks whose lines share their baselines, or stand so much lower on the right. */
    const beside = (left: string[], right: string[], x: number, lower = 0): TextRun[] => [
      ...left.map((text, index) => run(text, 72, 100 + 12 * index)),
      ...right.map((text, index) => run(text, x, 100 + lower + 12 * index)),
    ];

    test.each([
      ['on the same baselines', 0],
      ['on baselines of their own', 5],
    ])('are read one after the other where sentences go on in them, %s', (_name, lower) => {
      const left = [
        'The bridge was built by',
        'the miller, who needed',
        'it, and paid for by the',
        'town. It still stands.',
      ];
      const right = [
        'Die Brücke baute, weil er',
        'sie brauchte, der Müller,',
        'und bezahlt hat sie',
        'die Stadt. Sie steht noch.',
      ];
      const runs = [run('The bridge and its miller, 1871', 72, 70), ...beside(left, right, 210, lower)];
      expect(texts(runs)).toEqual(['The bridge and its miller, 1871', ...left, ...right]);
    });

    test('are known below and above lines that go across', () => {
      const left = [
        'The salt was carried over',
        'the pass in bags of forty',
        'pounds, and the path still',
        'shows where mules leaned.',
      ];
      const right = [
        'In the village below they',
        'say that the stones taste',
        'of it after rain, and that',
        'is very nearly the truth.',
      ];
      const across = (y: number): TextRun =>
        run('A summary that goes across both of the columns on this page,', 72, y);
      const runs = [...[40, 52, 64, 76].map(across), ...beside(left, right, 230), across(160), across(172)];
      const wide = across(0).text;
      expect(texts(runs)).toEqual([wide, wide, wide, wide, ...left, ...right, wide, wide]);
    });

    test('may be a list of short items and the text that needs them', () => {
      const items = ['two boards', 'a saw', 'six nails', 'glue', 'some paint'];
      const steps = [
        'Cut the boards to the',
        'length of the window and',
        'nail them to each other.',
        'Let the glue dry before',
        'you paint what you see.',
      ];
      expect(texts(beside(items, steps, 180))).toEqual([...items, ...steps]);
    });

    test('may be centred, each line in boxes of a few words', () => {
      const centred = (lines: string[], middle: number, top: number): TextRun[] =>
        lines.map((text, index) => run(text, middle - text.length * 2.5, top + 18 * index));
      const left = [
        'Music in the hall',
        'calms those who',
        'wait, and it lets',
        'them talk in',
        'peace. It is cheap.',
      ];
      const right = [
        'A painted wall',
        'can be the work of',
        'the street itself,',
        'which then',
        'minds its wall.',
      ];
      for (const lower of [0, 9]) {
        expect(texts([...centred(left, 120, 100), ...centred(right, 240, 100 + lower)])).toEqual([
          ...left,
          ...right,
        ]);
      }
    });

    test('are none where cells stand in rows, however long, or terms before what they mean', () => {
      const terms = ['port', 'data', 'zone', 'logs', 'keys'];
      const cells = [
        'where the server listens',
        'where the sailings are',
        'the time of the harbour',
        'the lines of each start',
        'the owners of the house',
      ];
      expect(texts(beside(terms, cells, 180))).toEqual(
        terms.map((term, index) => `${term} ${cells[index] ?? ''}`),
      );
      const meanings = [
        'a wall that keeps the sea',
        'out. It is made of stone.',
        'a light that tells ships',
        'where the harbour begins.',
      ];
      const defined = [run('mole', 72, 100), run('lamp', 72, 124), ...beside([], meanings, 180)];
      expect(texts(defined)).toEqual([
        `mole ${meanings[0] ?? ''}`,
        meanings[1],
        `lamp ${meanings[2] ?? ''}`,
        meanings[3],
      ]);
    });
  });
});

describe('toRuns', () => {
  const upright = [1, 0, 0, -1, 0, 800] as const;
  const fontOf = () => ({ style: 3, mono: false, bold: false });
  const at = (text: string, transform: Matrix) => sourceText(text, transform);

  test('counts heights from the top of the page', () => {
    const { runs } = toRuns([at('Text', [10, 0, 0, 10, 72, 700])], {}, upright, fontOf);
    expect(runs).toEqual([run('Text', 72, 100, { style: 3 })]);
  });

  test('is in points where the unit of the page is another one', () => {
    const double = [2, 0, 0, -2, 0, 1600] as const;
    const { runs } = toRuns([at('Text', [5, 0, 0, 5, 36, 750])], {}, double, fontOf);
    expect(runs).toEqual([run('Text', 72, 100, { style: 3, width: 40 })]);
  });

  test('knows text that runs along the edge, and across the page', () => {
    const texts = [
      at('The text of this page', [10, 0, 0, 10, 72, 700]),
      at('a stamp', [0, 10, -10, 0, 20, 300]),
      at('a draft', [7, 7, -7, 7, 20, 300]),
    ];
    const { runs } = toRuns(texts, {}, upright, fontOf);
    expect(runs.map(({ text, turned }) => [text, turned])).toEqual([
      ['The text of this page', undefined],
      ['a stamp', 'upright'],
      ['a draft', 'oblique'],
    ]);
  });

  test.each([
    ['a quarter to the left', [0, 10, -10, 0, 100, 72], [0, 10, -10, 0, 112, 72]],
    ['a quarter to the right', [0, -10, 10, 0, 112, 700], [0, -10, 10, 0, 100, 700]],
    ['upside down', [-10, 0, 0, -10, 500, 100], [-10, 0, 0, -10, 500, 112]],
  ] as const)('turns a page upright whose text runs %s', (_name, first, second) => {
    const { runs, transform } = toRuns([at('second', second), at('first', first)], {}, upright, fontOf);
    expect(toLines(runs).lines.map(({ text }) => text)).toEqual(['first', 'second']);
    expect(runs.map(({ turned }) => turned)).toEqual([undefined, undefined]);
    // The transform that comes with them leads there, too.
    const [, , , , x, y] = multiply(transform, second);
    expect(runs[0]).toMatchObject({ x, y });
  });

  test.each([
    ['left to right', [-1, 0, 0, 1, 600, 0]],
    ['top to bottom', [1, 0, 0, -1, 0, 800]],
    ['and turned by a quarter', [0, 1, 1, 0, 0, 0]],
    ['and turned by a quarter to the other side', [0, -1, -1, 0, 800, 600]],
  ] as const)('turns a page round that is mirrored %s', (_name, mirror) => {
    const [first, second] = [
      [10, 0, 0, 10, 72, 700],
      [10, 0, 0, 10, 72, 688],
    ] as const;
    const texts = [at('second', multiply(mirror, second)), at('first', multiply(mirror, first))];
    const { runs, transform, isMoved } = toRuns(texts, {}, upright, fontOf);
    expect(toLines(runs).lines.map(({ text }) => text)).toEqual(['first', 'second']);
    const [, , , , x, y] = multiply(transform, multiply(mirror, second));
    expect(runs[0]).toMatchObject({ x, y });
    expect(isMoved).toBe(true);
  });

  test('reads columns of letters below each other from the right, with a number across one of them', () => {
    const below = (text: string, x: number, y: number) => ({
      ...sourceText(text, [10, 0, 0, 10, x, y], { width: 10, height: 10 * text.length }),
      font: 'v',
    });
    const vertical = {
      family: 'serif',
      name: null,
      ascent: 0.8,
      descent: -0.2,
      drawn: false,
      vertical: true,
    };
    const texts = [
      below('左の列も読む', 200, 700),
      below('昭和', 220, 700),
      sourceText('12', [10, 0, 0, 10, 215, 671], { width: 10 }),
      below('年の冬', 220, 669),
    ];
    const { runs } = toRuns(texts, { v: vertical }, upright, fontOf);
    expect(toLines(runs).lines.map(({ text }) => text)).toEqual(['昭和12年の冬', '左の列も読む']);
    expect(runs.map(({ turned }) => turned)).toEqual([undefined, undefined, undefined, undefined]);
  });

  test('leaves a page as it is whose mirrored letters are drawings, or have no ink', () => {
    const mirrored = (y: number): Matrix => [10, 0, 0, -10, 72, y];
    const drawn = {
      f: { family: 'serif', name: null, ascent: 0.7, descent: -0.2, drawn: true, vertical: false },
    };
    const letters = [at('first', mirrored(700)), at('second', mirrored(688))];
    expect(toRuns(letters, drawn, upright, fontOf).isMoved).toBe(false);
    const unseen = letters.map((text) => ({ ...text, unseen: 'invisible' as const }));
    expect(toRuns(unseen, {}, upright, fontOf).isMoved).toBe(false);
  });
});
