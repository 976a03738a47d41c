import { describe, expect, test } from 'vitest';
import { cleanBook } from '../../../src/pdf/cleaning/clean-book.ts';
import { createLeftOutShare } from '../../../src/pdf/cleaning/left-out-share.ts';
import type { IncludeKind } from '../../../src/pdf/include.ts';
import type { PageText } from '../../../src/pdf/page/page-text.ts';
import type { RemovedKind } from '../../../src/pdf/page/removal.ts';
import type { CleanItem } from '../../../src/pdf/paragraphs/passing.ts';
import { createListener, PASSAGE_ID, passageId } from '../../../src/pdf/passages.ts';
import type { PassageVerdict, PassageVerdicts } from '../../../src/pdf/passages.ts';
import { bookFacts, STATISTICS } from '../../helpers/cleaning.ts';
import { textLine, textPage } from '../../helpers/pdf-lines.ts';

const SENTENCE = 'and the keeper wrote down in his ledger what he saw that';
const HIDDEN = 'The name that nobody is to see.';

/** Ten lines of text, a caption in the same letters, a running head, and what can't be seen. */
function page(number: number, captionLines: number): PageText {
  const text = Array.from({ length: 10 }, (_, row) => `${SENTENCE} ${row === 9 ? 'day.' : 'day'}`);
  const caption = Array.from({ length: captionLines }, (_, row) =>
    textLine(
      row === 0 ? `Figure ${number}. The lamp, of which he wrote what he saw` : SENTENCE,
      300 + 12 * row,
    ),
  );
  const made = textPage(number, text, [textLine('THE LAMP', 40), ...caption], 60);
  const why = { step: 'hidden-text', reason: 'is white', places: [] };
  return { ...made, apart: [{ kind: 'hidden', text: HIDDEN, ...why }] };
}

interface Cleaned {
  items: CleanItem[];
  read: string[];
  listed: { page: number; kind: RemovedKind; text: string }[];
}

function clean(captionLines: number, passages: PassageVerdicts = {}, include: IncludeKind[] = []): Cleaned {
  const pages = [1, 2, 3].map((number) => page(number, captionLines));
  const items = [...cleanBook(pages, [], bookFacts({ passages, include }))];
  return {
    items,
    read: items.flatMap((item) => (item.type === 'paragraph' ? [item.text] : [])),
    listed: items.flatMap((item) =>
      item.type === 'removed' ? [{ page: item.page, kind: item.kind, text: item.text }] : [],
    ),
  };
}

/** What a listener says of what is listed as this on a page. */
function say({ listed }: Cleaned, kind: RemovedKind, on: number, verdict: PassageVerdict): PassageVerdicts {
  const passage = listed.find((one) => one.kind === kind && one.page === on);
  const id = passage === undefined ? null : passageId(passage);
  if (id === null) throw new Error(`nothing to judge is listed as ${kind}`);
  return { [id]: verdict };
}

const kindsOn = ({ listed }: Cleaned, on: number): RemovedKind[] =>
  listed.filter((one) => one.page === on).map(({ kind }) => kind);

describe('a listener’s word on a passage', () => {
  test('has what was left out read, there and nowhere else', () => {
    const before = clean(2);
    const after = clean(2, say(before, 'caption', 2, 'read'));
    expect(kindsOn(after, 1)).toEqual(kindsOn(before, 1));
    expect(kindsOn(after, 2)).toEqual(
      kindsOn(before, 2).map((kind) => (kind === 'caption' ? 'wanted' : kind)),
    );
    expect(after.read.filter((text) => text.startsWith('Figure'))).toEqual([
      `Figure 2. The lamp, of which he wrote what he saw ${SENTENCE}`,
    ]);
    expect(after.read.join(' ')).toContain(before.read.join(' ').slice(0, 500));
  });

  test('has a running head read on one of its pages', () => {
    const after = clean(2, say(clean(2), 'header', 3, 'read'));
    expect(after.read.filter((text) => text === 'THE LAMP')).toHaveLength(1);
    expect([1, 2, 3].map((on) => kindsOn(after, on).includes('wanted'))).toEqual([false, false, true]);
  });

  test('has what is read in doubt left out, which is no loss', () => {
    const before = clean(6);
    expect(before.read.join(' ')).toContain('Figure 2.');
    const after = clean(6, say(before, 'doubtful', 2, 'leave-out'));
    expect(after.read.join(' ')).not.toContain('Figure 2.');
    expect(after.read.join(' ')).toContain('Figure 3.');
    expect(kindsOn(after, 2)).toContain('unwanted');
    const share = createLeftOutShare(STATISTICS);
    for (const item of after.items) share.add(item);
    expect(share.result()).toBe(0);
  });

  test('is found again by the passage that is listed then, so that it can be taken back', () => {
    const before = clean(2);
    const said = say(before, 'caption', 2, 'read');
    expect(say(clean(2, said), 'wanted', 2, 'read')).toEqual(said);
  });

  test('never has read what nobody sees', () => {
    const [shown] = Object.keys(
      say({ items: [], read: [], listed: [{ page: 2, kind: 'header', text: HIDDEN }] }, 'header', 2, 'read'),
    );
    const after = clean(2, { [shown ?? '']: 'read' });
    expect(after.read.join(' ')).not.toContain('nobody is to see');
    expect(kindsOn(after, 2)).toEqual([...kindsOn(clean(2), 2), 'not-found']);
    expect(passageId({ page: 2, kind: 'hidden', text: HIDDEN })).toBeNull();
  });

  test('finds what is read anyway', () => {
    const after = clean(2, say(clean(2), 'caption', 2, 'read'), ['captions']);
    expect(after.read.filter((text) => text.startsWith('Figure'))).toHaveLength(3);
    expect(kindsOn(after, 2)).not.toContain('not-found');
  });
});

test('a passage is known by its page, its letters and its figures', () => {
  const id = passageId({ page: 12, kind: 'caption', text: 'Figure 3. The light-\nhouse' });
  expect(id).toMatch(PASSAGE_ID);
  expect(passageId({ page: 12, kind: 'wanted', text: 'Figure 3: the lighthouse' })).toBe(id);
  expect(passageId({ page: 13, kind: 'caption', text: 'Figure 3. The lighthouse' })).not.toBe(id);
  expect(passageId({ page: 12, kind: 'caption', text: 'Figure 4. The lighthouse' })).not.toBe(id);
  expect(passageId({ page: 12, kind: 'table', text: '* * *' })).toBeNull();
});

test('nothing is looked for on pages of which nobody said anything', () => {
  const listener = createListener({ '7-0123456789abcdef': 'read' });
  expect(listener.says({ page: 6, kind: 'caption', text: 'Figure 1' })).toBeNull();
  expect(listener.unmet()).toEqual([{ page: 7, verdict: 'read' }]);
});
