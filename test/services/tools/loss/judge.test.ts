import { beforeAll, describe, expect, it } from 'vitest';
import { judge } from '../../../../tools/bench/loss/judge.ts';
import type { PrintedPage } from '../../../../tools/bench/loss/printed-page.ts';
import type { Reading } from '../../../../tools/bench/loss/reading.ts';
import type { PdfLine } from '../../../../tools/kit/pdf-writer.ts';
import { readSetPages } from './set-pages.ts';

const FERRY =
  'The ferry left the quay at six, with two lorries and a crate of geese on deck. Nobody had told the mate about the geese, and he was not pleased to find them.';
const FOG =
  'Fog came down the estuary before they had passed the second buoy. The engine was stopped, and for a while one could hear nothing except water dripping from the rail.';
const BELL =
  'Somewhere ahead a bell was ringing, slowly and without any rhythm. An old pilot said that it hung on a wreck, and that it had been ringing there since the winter of the great flood.';
const GULL =
  'A gull settled on the wheelhouse and watched the passengers with one yellow eye. It stayed there until the sun broke through, and then it flew off towards the marshes.';
const ARRIVAL =
  'They reached the island three hours late, and the harbour master wrote their names in a large green book. Only the geese seemed to have enjoyed the crossing.';
const LETTER =
  'That evening the mate sent a letter to his sister, who kept a bakery in the capital. He described the fog with some exaggeration, and left the geese out altogether.';

const PAGES = [{ paragraphs: [FERRY, FOG, BELL] }, { paragraphs: [GULL, ARRIVAL, LETTER] }];

function reading(
  paragraphs: readonly { page: number; text: string }[],
  more: Partial<Reading> = {},
): Reading {
  return {
    ...{ pages: 2, language: 'en', title: null, removed: [], failure: null },
    paragraphs: [...paragraphs],
    ...more,
  };
}

const ALL = PAGES.flatMap(({ paragraphs }, index) => paragraphs.map((text) => ({ page: index + 1, text })));
const without = (text: string): Reading['paragraphs'] => ALL.filter((paragraph) => paragraph.text !== text);

describe('the judge of what is read', () => {
  let pages: PrintedPage[];
  beforeAll(async () => {
    pages = await readSetPages(PAGES);
  });

  it('counts the prose and finds nothing where all of it is read', () => {
    const { words, lost, findings } = judge(pages, reading(ALL));
    expect(words).toBe(ALL.flatMap(({ text }) => text.split(' ')).length);
    expect([...lost, ...findings]).toEqual([]);
  });

  it('takes hyphens, spaces and ligatures for no loss', () => {
    const text = ALL.map((paragraph) => ({
      ...paragraph,
      text: paragraph.text
        .replaceAll('fl', 'ﬂ')
        .replaceAll('geese', 'gee-se')
        .replaceAll('harbour', 'har bour'),
    }));
    const { lost, findings } = judge(pages, reading(text));
    expect([...lost, ...findings]).toEqual([]);
  });

  it('finds a paragraph that is lost without a word', () => {
    const { lost, findings } = judge(pages, reading(without(BELL)));
    expect(findings).toEqual([]);
    expect(lost.map(({ finding }) => finding)).toEqual([
      { type: 'lost', page: 1, words: BELL.split(' ').length, kind: null, text: BELL },
    ]);
  });

  it('says what a lost paragraph is listed as', () => {
    const removed = [{ page: 2, kind: 'table', text: GULL }];
    const { lost } = judge(pages, reading(without(GULL), { removed }));
    expect(lost.map(({ finding }) => [finding.page, finding.kind, finding.text])).toEqual([
      [2, 'table', GULL],
    ]);
  });

  it('finds half a sentence that is lost', () => {
    const text = BELL.replace('An old pilot said that it hung on a wreck, and that it had been ', '');
    const { lost } = judge(
      pages,
      reading(ALL.map((paragraph) => (paragraph.text === BELL ? { page: 1, text } : paragraph))),
    );
    expect(lost.map(({ finding }) => finding.text)).toEqual([
      'An old pilot said that it hung on a wreck, and that it had been',
    ]);
  });

  it('finds a paragraph that is read twice', () => {
    const { lost, findings } = judge(pages, reading([...ALL, { page: 2, text: GULL }]));
    expect(lost).toEqual([]);
    expect(findings.map(({ type, page, text }) => [type, page, text])).toEqual([['twice', 2, GULL]]);
  });

  it('finds a paragraph that is read out of order', () => {
    const swapped = [...without(FOG), { page: 2, text: FOG }];
    const { lost, findings } = judge(pages, reading(swapped));
    expect(lost).toEqual([]);
    expect(findings.map(({ type, page }) => [type, page])).toEqual([['order', 1]]);
    // The last line, a single word, is too short to be found for sure.
    expect(FOG).toContain(findings[0]?.text);
    expect(findings[0]?.words).toBeGreaterThan(25);
  });

  it('finds what is read in the middle of a sentence, inside a line and between two', () => {
    const caption =
      'Figure 4: the estuary at low water, drawn by the harbour master from the tower of the church.';
    const line = pages[0]?.lines.find((printed) => printed.text.startsWith('Fog came'))?.text ?? '';
    for (const before of ['they had passed', line]) {
      const text = FOG.replace(before, `${before} ${caption}`);
      const { lost, findings } = judge(
        pages,
        reading(ALL.map((paragraph) => (paragraph.text === FOG ? { page: 1, text } : paragraph))),
      );
      expect(lost).toEqual([]);
      expect(findings.map(({ type, page }) => [type, page])).toEqual([['torn', 1]]);
    }
  });

  it('judges no page that is named as unreadable', () => {
    const removed = [
      { page: 1, kind: 'unreadable-page', text: 'This page needs more memory than there is.' },
    ];
    const { words, lost } = judge(
      pages,
      reading(
        ALL.filter(({ page }) => page === 2),
        { removed },
      ),
    );
    expect(words).toBe([GULL, ARRIVAL, LETTER].join(' ').split(' ').length);
    expect(lost).toEqual([]);
  });
});

describe('the judge takes for no loss', () => {
  const judgeOf = async (lines: readonly PdfLine[], text: Reading['paragraphs'] = ALL) => {
    const [first, second] = PAGES;
    const pages = await readSetPages([
      { paragraphs: first?.paragraphs ?? [], more: lines },
      second ?? { paragraphs: [] },
    ]);
    const { lost, findings } = judge(pages, reading(text));
    return [...lost.map(({ finding }) => finding), ...findings];
  };

  it('a note, in whatever size, whose raised mark is a line of its own', async () => {
    const note = [
      'The keeper of the bell was asked about it three times, and said each time that he had',
      'never heard of any wreck, and that he would not have gone there if he had.',
    ];
    const lines: PdfLine[] = [
      { text: '4', x: 84, y: 104, size: 6 },
      ...note.map((text, index) => ({ text, x: index === 0 ? 88 : 72, y: 100 - 14 * index })),
    ];
    expect(await judgeOf(lines)).toEqual([]);
    expect(await judgeOf(lines.slice(1))).toMatchObject([{ type: 'lost', page: 1 }]);
  });

  it('a listing in letters of any width', async () => {
    const listing = [
      'geese = load_geese("the_ferry.py", deck="upper") # Load all of the geese for the way',
      'for goose in geese["deck"][0]: # The first of the geese that are on the upper deck',
      '    print(goose["name/" + goose_of(goose)]) # And the names of the geese that it has',
    ];
    const lines = listing.map((text, index) => ({ text, x: 72, y: 200 - 14 * index }));
    expect(await judgeOf(lines)).toEqual([]);
  });

  it('a caption below the words of its drawing', async () => {
    const lines = [
      'Right bank',
      'Figure 4: The estuary at low water, as it was seen from the tower of the church, with',
      'the wreck and its bell in the middle of it, where nobody would ever look for them.',
    ];
    expect(await judgeOf(lines.map((text, index) => ({ text, x: 72, y: 200 - 14 * index })))).toEqual([]);
  });

  it('an address that comes again, nor the line around it for torn', async () => {
    const line = 'The timetable is kept at https://ferry.example/timetable and is old.';
    const again = 'The timetable of the ferry is kept at https://ferry.example/timetable and is old.';
    const lines = [
      { text: line, x: 72, y: 300 },
      { text: again, x: 72, y: 120 },
    ];
    const text = [
      ...ALL.slice(0, 3),
      { page: 1, text: 'The timetable is kept at ferry.example and is old.' },
      { page: 1, text: 'Nothing else is known of it, and nobody asks for more than that.' },
      { page: 1, text: again },
      ...ALL.slice(3),
    ];
    expect(await judgeOf(lines, text)).toEqual([]);
  });

  it('a bibliography below a heading in small capitals, which readers take apart', async () => {
    const entries = [
      'R EFERENCES',
      'Anna Keeper and Berta Miller. The counting of geese on ferries that are late, 2012.',
      'Carl Pilot. How bells ring below the water, and who it is that hears them ring, 2015.',
      'Dora Mate and Emil Baker. What fog does to the passengers of a ferry, and why, 2018.',
    ];
    const lines = entries.map((text, index) => ({ text, x: 72, y: 200 - 14 * index }));
    expect(await judgeOf(lines)).toEqual([]);
  });
});
