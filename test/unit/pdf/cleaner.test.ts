import { describe, expect, test } from 'vitest';
import { heading, prose, setPage } from '../../../tools/kit/pdf-page.ts';
import type { PdfPage } from '../../../tools/kit/pdf-writer.ts';
import { readPages } from '../../helpers/read-pages.ts';

describe('crop', () => {
  test('leaves out what stands outside of the page that is shown', async () => {
    const page = { ...setPage(prose(1)), cropBox: [40, 500, 600, 760] as const };
    const { text } = await readPages([page]);
    expect(text.join(' ')).toContain(prose(1)[0]);
    expect(text.join(' ')).not.toContain('that was all of it');
  });
});

describe('notes', () => {
  const first = setPage(
    [
      ...prose(1, 6),
      'The ledger was kept by his mother.^1^ It was lost,^2^ and nobody',
      'looked for it.',
      ...prose(2, 6),
    ],
    ['^1^ She kept it for eleven years.', '^2^ So says the harbour master, who was'],
  );
  const second = setPage(
    [...prose(3, 12), 'He said so twice.^3^ And then he left.'],
    ['not there that winter.', '^3^ In March and in May.'],
  );

  test('at the foot of a page go, with their marks and with what runs on to the next page', async () => {
    const { text, as } = await readPages([first, second]);
    expect(text.join(' ')).toContain('kept by his mother. It was lost, and nobody looked for it.');
    expect(text.join(' ')).toContain('He said so twice. And then he left.');
    expect(text.join(' ')).not.toMatch(/eleven years|harbour master|that winter|In March/);
    expect(as('footnote')).toEqual([
      '1 She kept it for eleven years.',
      '2 So says the harbour master, who was',
      'not there that winter.',
      '3 In March and in May.',
    ]);
    expect(as('note-mark')).toEqual(['1', '2', '3']);
  });

  test('are read after the paragraph that they belong to where they are wanted', async () => {
    const page = setPage(
      ['One paragraph has a note.^1^', { text: 'The next one has none at all, and it ends here.', gap: 1 }],
      ['^1^ This is the note of the first paragraph.'],
    );
    const { text, removed } = await readPages([page], ['footnotes']);
    expect(text).toEqual([
      'One paragraph has a note.',
      'This is the note of the first paragraph.',
      'The next one has none at all, and it ends here.',
    ]);
    expect(removed.map(({ kind }) => kind)).toEqual(['note-mark']);
  });

  test('have marks in brackets, and behind a year', async () => {
    const page = setPage(
      [...prose(1, 6), 'She left in 1908^[23]^ and came back in 1911^24^ with it.', ...prose(2, 6)],
      ['^[23]^ By order of the harbour master.', '^24^ Her sister says the same.'],
    );
    const { text, as } = await readPages([page]);
    expect(text.join(' ')).toContain('She left in 1908 and came back in 1911 with it.');
    expect(as('footnote')).toEqual(['23 By order of the harbour master.', '24 Her sister says the same.']);
    const lake = setPage([...prose(1, 6), 'A lake of 10^2^ yards holds 2450^3^ of them.']);
    expect((await readPages([lake])).as('note-mark')).toEqual([]);
  });

  test('below a heading of their own go with it', async () => {
    const notes = [
      { text: 'Notes', size: 12, gap: 2, bold: true },
      { text: '^1^ Minutes of the committee.', size: 8, gap: 0.5 },
      { text: '^2^ It was lost in the move.', size: 8 },
    ];
    const text = ['The first ledger is kept.^1^', 'The other one was lost.^2^ Nobody looked for it.'];
    const { text: read, removed } = await readPages([setPage([...prose(1, 12), ...text, ...notes])]);
    expect(read.join(' ')).toMatch(/Nobody looked for it\.$/);
    expect(removed.map(({ text: left }) => left)).toContain('Notes');
    const on = [{ text: 'Nobody knows who wrote these notes, and it is better so.', gap: 1 }];
    const kept = await readPages([
      setPage([...prose(1, 12), ...text, notes[0] ?? '', ...on], ['^1^ Minutes.', '^2^ A move.']),
    ]);
    expect(kept.text.join(' ')).toContain('Notes Nobody knows');
  });

  test('are no affiliations, whose marks are at the authors of a paper', async () => {
    const page = setPage([
      { text: 'Ona Rusk^1^, Tam Ellery^2^', x: 200 },
      { text: '^1^ Faculty of Lost Property, Port Arden', x: 180, size: 9, gap: 1.5 },
      { text: '^2^ Office of Umbrellas, Sable Bay', x: 180, size: 9 },
      { text: prose(1, 1)[0] ?? '', gap: 2 },
      ...prose(1).slice(1),
    ]);
    const { text, as } = await readPages([page]);
    expect(as('footnote')).toEqual([]);
    expect(text.join(' ')).toContain('Faculty of Lost Property, Port Arden');
    expect(text.join(' ')).not.toMatch(/\d Faculty|\d Office/);
  });

  test('are known by the foot of the page where their marks are neither small nor raised', async () => {
    const { text, as } = await readPages([
      setPage(
        [
          heading('2.1 Boats of the harbour'),
          ...prose(1, 6),
          'Most of them were sold. 1 He kept two,2 and in 2 years they were rotten.3',
          { text: 'Nobody looked for 4 of the 9.', gap: 1 },
        ],
        ['1They went to Spain.', '2The smaller ones.', '3So says his sister.'],
      ),
    ]);
    expect(text.join(' ')).toContain('2.1 Boats of the harbour');
    expect(text.join(' ')).toContain('Most of them were sold. He kept two, and in 2 years they were rotten.');
    expect(text.at(-1)).toBe('Nobody looked for 4 of the 9.');
    expect(as('footnote')).toEqual(['1 They went to Spain.', '2 The smaller ones.', '3 So says his sister.']);
    expect(as('note-mark')).toEqual(['1', '2', '3']);
  });

  test('may be letters with a bracket, behind the year that a sentence ends in, too', async () => {
    const { text, as } = await readPages([
      setPage(
        [
          ...prose(1, 6),
          'The slate was washed^a)^ in spring, and once more in 1911.^b)^ Nobody knows by whom.',
        ],
        ['^a)^ By order of the harbour master.', '^b)^ See the minutes of that year.'],
      ),
    ]);
    expect(text.join(' ')).toContain('washed in spring, and once more in 1911. Nobody knows by whom.');
    expect(as('footnote')).toHaveLength(2);
  });

  test('are not part of a name that comes again and again', async () => {
    const { text } = await readPages([
      setPage([
        ...prose(1, 8),
        'Install GOsa² first, since GOsa² needs time.³ It needs much.',
        ...prose(2, 8),
      ]),
      setPage([...prose(3, 8), 'Then start GOsa² and wait.', ...prose(4, 8)]),
    ]);
    expect(text.join(' ')).toContain('Install GOsa² first, since GOsa² needs time. It needs much.');
    expect(text.join(' ')).toContain('Then start GOsa² and wait.');
  });

  test('have nothing to do with exponents and raised endings', async () => {
    const lines = [
      'The field has 40 m^2^ of clover, 10^3^ stalks in all, and x^2^ is',
      'the 2^nd^ power of x.',
    ];
    const { text, removed } = await readPages([setPage([...prose(1, 4), ...lines])]);
    expect(text.join(' ')).toContain('40 m2 of clover, 103 stalks in all, and x2 is the 2nd power of x.');
    expect(removed).toEqual([]);
  });

  test('keep small print at the foot of a page that is no note', async () => {
    const { text, removed } = await readPages([setPage(prose(1), ['A smaller line that has no mark.'])]);
    expect(text.join(' ')).toContain('A smaller line that has no mark.');
    expect(removed).toEqual([]);
  });

  test('at the end of a book go with what introduces them and with the names of the chapters', async () => {
    const lines = [
      'In these notes there are links, and links break, as everybody knows.',
      'PREFACE',
      '1. She kept it for eleven years.',
      '2. Ibid., and see the remarks of 1877.',
      'CHAPTER ONE',
      '1. So says the harbour master.',
    ];
    const notes = setPage([heading('Notes'), ...lines.map((text) => ({ text, gap: 1 }))]);
    const { text, as } = await readPages([setPage(prose(1)), notes]);
    expect(as('footnote')).toEqual(['Notes', ...lines]);
    expect(text).toHaveLength(1);
    const remarks = ['The first remark is long.', 'The second one is, too.', '3 boats came.'];
    const other = setPage([heading('Notes'), ...remarks.map((line) => ({ text: line, gap: 1 }))]);
    expect((await readPages([setPage(prose(1)), other])).text.slice(-3)).toEqual(remarks);
  });

  test('at the end of a book go, and what follows them is read', async () => {
    const notes = ['1. She kept it for eleven years.', '2. Ibid., and see the remarks of 1877.'];
    const page = setPage([
      heading('Notes'),
      { text: notes[0] ?? '', gap: 1 },
      { text: notes[1] ?? '', gap: 1 },
      heading('Acknowledgements', 2),
      { text: 'I thank everybody who waited for this book for so long a time.', gap: 1 },
      { text: 'And I thank the harbour master most of all, who never asked.', gap: 1 },
      { text: 'Without him there would be no book to speak of.', gap: 1 },
    ]);
    const { text, as } = await readPages([setPage(prose(1)), page]);
    expect(as('footnote')).toEqual(['Notes', ...notes]);
    expect(text.at(-1)).toBe('Without him there would be no book to speak of.');
    expect(text).toContain('Acknowledgements');
  });

  test('are none in the small print above the columns of a paper, though its lines begin with marks', async () => {
    const left = [
      'The salt was carried over the pass in bags',
      'of forty pounds, two to a mule, and the path',
      'still shows where the animals leaned into the',
      'bend. In the village below they will tell you',
    ];
    const right = [
      'A beekeeper learns to listen before she learns',
      'to look. A hive that hums low and evenly wants',
      'nothing from anybody; one that roars has lost',
      'its queen or is about to, and that is plain.',
    ];
    const small = (text: string, line: number) => ({ text, x: 72, y: 660 - 10 * line, size: 8.5 });
    const abstract = [
      'Abstract. We asked in eleven villages what became of the salt that was carried over the pass,',
      'and what the bees have to do with it. They have nothing to do with it, as it turned out later.',
    ];
    const page = setPage([
      heading('Salt and Bees'),
      'Ona Rusk^1^ and Tam Ellery^2^, with the beekeepers and the muleteers of eleven villages',
    ]);
    const affiliations = setPage(
      [
        '^1^ University of the Pass, Salt Street, Upper Village, with the Museum of Bees',
        '^2^ Museum of Bees, Honey Street, Lower Village, with the University of the Pass',
      ].map((text) => small(text, 0)),
    );
    page.lines.push(
      ...affiliations.lines.map((line, index) => ({ ...line, y: 660 - 10 * index })),
      ...abstract.map((text, line) => small(text, line + 3)),
      ...[left, right].flatMap((lines, column) =>
        [...lines, ...lines].map((text, line) => ({
          text,
          x: column === 0 ? 72 : 320,
          y: 580 - 14 * line,
          size: 10,
        })),
      ),
    );
    const { text } = await readPages([page]);
    expect(text.join(' ')).toContain(abstract.join(' '));
    expect(text.join(' ')).toContain([...left, ...left].join(' '));
    expect(text.join(' ')).toContain([...right, ...right].join(' '));
  });
});

describe('citations', () => {
  const references = [
    heading('References', 2),
    { text: '[1] Marsh, A. The ledger of a lighthouse. Harbour Press, 1987.', gap: 1 },
    { text: '[2] Lowell, J. Tides and their keepers. Journal of Tides 12, 2003.', gap: 1 },
    { text: '[3] Foy, E. Mortar. Mason and Daughter, 1999.', gap: 1 },
  ];

  test('in brackets go with the list that they point at, and nothing else in brackets does', async () => {
    const page = setPage([
      'Lamps are lit at dusk [1], and the keepers know why [2, 3]. They say',
      '[sic] that it was always so, as was shown in [2] long before. Some',
      'letters [12] were never found (and this was not his fault). Lowell et al. [2] went',
      'there, and boats were lost by 40% [3].',
      ...references,
    ]);
    const { text, as } = await readPages([page]);
    expect(text).toEqual([
      'Lamps are lit at dusk, and the keepers know why. They say [sic] that it was always so, as was shown in [2] ' +
        'long before. Some letters [12] were never found (and this was not his fault). Lowell et al. went there, and ' +
        'boats were lost by 40%.',
    ]);
    expect(as('citation')).toEqual(['[1]', '[2, 3]', '[2]', '[3]']);
    expect(as('reference')).toEqual(references.map((line) => line.text));
  });

  test('stay where they are what their sentence is about, and take along what led to them', async () => {
    const page = setPage([
      'For lamps that are newer, [1] tells another story, and the keepers, where [2]',
      'is right, knew nothing of it. They had oil (e.g., [1, 3]). They had a boat,',
      'too [3], and lit it.',
      ...references,
    ]);
    const { text, as } = await readPages([page]);
    expect(text).toEqual([
      'For lamps that are newer, [1] tells another story, and the keepers, where [2] is right, knew nothing of it. They ' +
        'had oil. They had a boat, too, and lit it.',
    ]);
    expect(as('citation')).toEqual(['[1, 3]', '[3]']);
  });

  test('by author and year go, and a place and a year in parentheses stay', async () => {
    const list = [
      heading('Bibliography', 2),
      { text: 'Lowell, J. (2003). Tides and their keepers. Journal of Tides, 12.', gap: 1 },
      { text: 'Marsh, A. (1987). The ledger of a lighthouse. Harbour Press.', gap: 1 },
    ];
    const page = setPage([
      'Nobody slept (Marsh, 1987; Lowell, 2003, p. 12) in that winter. Marsh',
      '(1987) disagrees, and so do others (see Foy et al., 2019). The congress',
      '(Paris, 1923) had been long, and its host (Peter, who was ill) left early.',
      ...list,
    ]);
    const { text, as } = await readPages([page]);
    expect(text).toEqual([
      'Nobody slept in that winter. Marsh disagrees, and so do others. The congress (Paris, 1923) had been long, and its ' +
        'host (Peter, who was ill) left early.',
    ]);
    expect(as('citation')).toEqual([
      '(Marsh, 1987; Lowell, 2003, p. 12)',
      '(1987)',
      '(see Foy et al., 2019)',
    ]);
  });

  test('have their list read where it is wanted', async () => {
    const { text } = await readPages([setPage([...prose(1), ...references])], ['references']);
    expect(text.slice(-4)).toEqual(references.map((line) => line.text));
  });
});

test('web addresses are shortened to what can be heard, e-mail addresses stay', async () => {
  const page = setPage([
    'The drawings are at https://www.harbour.example/drawings/2003/gauge_v2.html?lang=en,',
    'and the keepers answer at keeper@harbour.example. The older ones (see',
    'below) are lost (https://archive.example/a/b/c). See www.tides.example too.',
  ]);
  const { text, as } = await readPages([page]);
  expect(text).toEqual([
    'The drawings are at harbour.example, and the keepers answer at keeper@harbour.example. The older ones (see below) are lost. ' +
      'See tides.example too.',
  ]);
  expect(as('link')).toEqual([
    '(https://archive.example/a/b/c)',
    'https://www.harbour.example/drawings/2003/gauge_v2.html?lang=en',
    'www.tides.example',
  ]);
});

describe('tables, captions and figures', () => {
  const row = (cells: readonly string[], y: number) =>
    cells.map((text, index) => ({ text, x: 72 + 120 * index, y, size: 10 }));
  const rows = [
    ['Harbour', 'Range', 'Error'],
    ['Inver', '4.1', '1.7'],
    ['Skaill', '3.8', '2.1'],
    ['Port Marn', '4.4', '1.9'],
  ];
  const table = setPage(prose(1, 8));
  table.lines.push(
    { text: 'Table 1. Errors by harbour, in centimetres.', x: 72, y: 580, size: 9 },
    ...rows.flatMap((cells, index) => row(cells, 560 - 13 * index)),
    ...setPage(prose(2, 8)).lines.map((line) => ({ ...line, y: line.y - 240 })),
  );

  test('a table goes with its caption, and the text around it is read', async () => {
    const { text, as } = await readPages([table]);
    expect(as('table')).toEqual([rows.map((cells) => cells.join(' ')).join('\n')]);
    expect(as('caption')).toEqual(['Table 1. Errors by harbour, in centimetres.']);
    expect(text.join(' ')).toBe([...prose(1, 8), ...prose(2, 8)].join(' '));
  });

  test('a table goes whole whose cells take several lines', async () => {
    const page = setPage(prose(1, 8));
    const cells: [text: string, x: number, y: number][] = [
      ['Command', 72, 560],
      ['What it is for, in the words of the keeper', 230, 560],
      ['light the lamp', 72, 547],
      ['makes the light that the boats steer by', 230, 547],
      ['until the sun is up', 230, 534],
      ['wind the clock,', 72, 534],
      ['or have it wound', 72, 521],
      ['keeps the light turning all night, at', 230, 521],
      ['the speed that the chart tells', 230, 508],
    ];
    page.lines.push(
      ...cells.map(([cell, x, y]) => ({ text: cell, x, y, size: 10 })),
      { text: 'Table 2. What a keeper says.', x: 72, y: 484, size: 9 },
      ...setPage(prose(2, 8)).lines.map((line) => ({ ...line, y: line.y - 270 })),
    );
    const { text, as } = await readPages([page]);
    expect(text.join(' ')).toBe([...prose(1, 8), ...prose(2, 8)].join(' '));
    expect(as('table').join('\n').split('\n')).toHaveLength(5);
  });

  test('a table is read row by row where it is wanted', async () => {
    const { text } = await readPages([table], ['tables', 'captions']);
    expect(text).toContain('Table 1. Errors by harbour, in centimetres.');
    expect(text.join(' ')).toContain('Inver, 4.1, 1.7.');
  });

  test('a figure in the middle of a sentence leaves the sentence whole', async () => {
    const page = setPage(prose(1, 10).slice(0, 9));
    page.lines.push(
      { text: 'Lamp', x: 100, y: 560, size: 8, font: 'helvetica' },
      { text: 'Gallery', x: 180, y: 545, size: 8, font: 'helvetica' },
      { text: 'Figure 2: The lamp and the gallery, seen from', x: 72, y: 520, size: 9 },
      { text: 'the sea.', x: 72, y: 509, size: 9 },
      ...setPage(['which is where they had always come from.']).lines.map((line) => ({ ...line, y: 470 })),
    );
    const { text, as } = await readPages([page]);
    expect(as('caption')).toEqual(['Figure 2: The lamp and the gallery, seen from\nthe sea.']);
    expect(as('figure')).toEqual(['Lamp\nGallery']);
    expect(text.join(' ')).toBe(
      [...prose(1, 10).slice(0, 9), 'which is where they had always come from.'].join(' '),
    );
  });

  test('the words below a picture that fills its page go, in the middle of a sentence or smaller than the text', async () => {
    const picture = (first: string, second: string, size: number): PdfPage => ({
      lines: [
        { text: first, x: 200, y: 180, size },
        { text: second, x: 212, y: 166, size },
      ],
    });
    const open = [...prose(1, 20), 'He opened the door of the'];
    const { text, as } = await readPages([
      setPage(open),
      picture('He opened the door', 'of the lantern.', 11),
      setPage(['lantern room. Nobody was there.', ...prose(2, 20)]),
      picture('NOBODY WAS THERE AT', 'ALL THAT DAY.', 8),
      setPage(prose(3)),
      picture('For my brother, who', 'kept the lamp.', 11),
    ]);
    expect(as('caption')).toEqual([
      'He opened the door\nof the lantern.',
      'NOBODY WAS THERE AT\nALL THAT DAY.',
    ]);
    expect(text.join(' ')).toContain('He opened the door of the lantern room. Nobody was there.');
    expect(text.join(' ')).toContain('For my brother, who kept the lamp.');
  });

  test('a paragraph that begins with a figure is text', async () => {
    const lines = [
      ...prose(1, 6),
      { text: 'Figure 2 shows the lamp as it was found by her brother.', gap: 1 },
    ];
    const { text, removed } = await readPages([setPage(lines)]);
    expect(text.at(-1)).toBe('Figure 2 shows the lamp as it was found by her brother.');
    expect(removed).toEqual([]);
  });
});

describe('code', () => {
  const listing = ['for (const lamp of lamps) {', '  light(lamp);', '}'];
  const page = setPage([
    ...prose(1, 6),
    ...listing.map((text, index) => ({
      text,
      gap: index === 0 ? 1 : 0,
      x: 90,
      font: 'courier' as const,
      size: 9,
    })),
    { text: 'This lights every lamp, and nothing else happens then.', gap: 1 },
  ]);

  test('goes, and names of it inside a sentence stay', async () => {
    page.lines.push({
      text: 'The function ',
      x: 72,
      y: 300,
      then: [{ text: 'light(lamp)', font: 'courier', size: 10 }, { text: ' is described in the manual.' }],
    });
    const { text, as } = await readPages([page]);
    expect(as('code')).toEqual(['for (const lamp of lamps) {\nlight(lamp);\n}']);
    expect(text.slice(-2)).toEqual([
      'This lights every lamp, and nothing else happens then.',
      'The function light(lamp) is described in the manual.',
    ]);
  });

  test('is read in its place where it is wanted', async () => {
    const { text } = await readPages([page], ['code']);
    expect(text.join(' ')).toContain('light(lamp); } This lights every lamp');
  });

  test('is not the letters of a typewritten book', async () => {
    const typed = prose(1, 12).map((text) => ({ text, font: 'courier' as const, size: 9 }));
    const { text, removed } = await readPages([setPage(typed)]);
    expect(text.join(' ')).toContain('The keeper counted every boat');
    expect(removed).toEqual([]);
  });
});

describe('front and back matter', () => {
  test('a table of contents goes, also without dots', async () => {
    const entries = ['1 The harbour 3', '2 The lamp 12', '3 What the sea took 27', '4 After the storm 31'];
    const contents = setPage([heading('Contents'), ...entries.map((text) => ({ text, gap: 0.5 }))]);
    const { text, as } = await readPages([contents, setPage(prose(1))]);
    expect(as('contents')).toEqual(['Contents', ...entries]);
    expect(text.join(' ')).toBe(prose(1).join(' '));
  });

  test('the heading of a table of contents that is empty goes', async () => {
    const { text, as } = await readPages([setPage([heading('Contents'), 'i']), setPage(prose(1))]);
    expect(as('contents')).toEqual(['Contents', 'i']);
    expect(text.join(' ')).toBe(prose(1).join(' '));
  });

  test('a list of years is no table of contents', async () => {
    const lines = [
      'The harbour was built in 1803',
      'The lamp was lit in 1822',
      'The storm came in 1877',
      'It all ended in 1903',
    ];
    const { text } = await readPages([setPage([...prose(1, 5), ...lines.map((text) => ({ text, gap: 1 }))])]);
    expect(text.slice(-4)).toEqual(lines);
  });

  test('an index goes', async () => {
    const entries = Array.from(
      { length: 20 },
      (_, index) => `lamps, kind ${index}, ${index + 3}, ${index + 40}–${index + 44}`,
    );
    const index = setPage([heading('Index'), ...entries]);
    const { text, as } = await readPages([setPage(prose(1)), index]);
    expect(as('index')).toEqual([['Index', ...entries].join('\n')]);
    expect(text.join(' ')).toBe(prose(1).join(' '));
  });

  test('what explains an index is read, and so is the text that begins below it', async () => {
    const explained = [
      'The numbers are those of the paragraphs of the book, and not of its pages; those that',
      'stand in brackets name the paragraphs in which a lamp is only said to be there, while',
      'nobody in the story ever lights it.',
    ];
    const entries = Array.from(
      { length: 20 },
      (_, index) => `lamps, kind ${index}, ${index + 3}, ${index + 40}`,
    );
    const index = setPage([heading('Index'), ...explained, ...entries]);
    const { text, as } = await readPages([setPage(prose(1)), index]);
    expect(text.join(' ')).toContain(explained.join(' '));
    expect(as('index').join('\n')).toContain(entries.join('\n'));
  });
});

test('quotations and lists are read, paragraph by paragraph', async () => {
  const quote = ['I look out upon my garden, my farmyard, my court, and into', 'most parts of my house.'];
  const page = setPage([
    ...prose(1, 5),
    ...quote.map((text, index) => ({ text, x: 100, size: 10, gap: index === 0 ? 1 : 0 })),
    { text: '• a lamp, with its oil and its wick;', gap: 1 },
    '• a ledger, which nobody may open.',
  ]);
  const { text, removed } = await readPages([page]);
  expect(text.slice(-3)).toEqual([
    quote.join(' '),
    'a lamp, with its oil and its wick;',
    'a ledger, which nobody may open.',
  ]);
  expect(removed).toEqual([]);
});

test('a paragraph of signs is not read', async () => {
  const { text, as } = await readPages([
    setPage([...prose(1, 6), { text: '* * *', x: 290, gap: 1 }, { text: 'Then she came back.', gap: 1 }]),
  ]);
  expect(text).toEqual([prose(1, 6).join(' '), 'Then she came back.']);
  expect(as('garbled')).toEqual(['* * *']);
});
