import { describe, expect, test } from 'vitest';
import { cleanBook } from '../../../src/pdf/cleaning/clean-book.ts';
import { everythingGoes } from '../../../src/pdf/cleaning/leaving-out.ts';
import type { Guard, Request } from '../../../src/pdf/cleaning/leaving-out.ts';
import { STAGES } from '../../../src/pdf/cleaning/step.ts';
import type { Step } from '../../../src/pdf/cleaning/step.ts';
import { STEPS } from '../../../src/pdf/cleaning/steps.ts';
import type { CleanItem } from '../../../src/pdf/paragraphs/passing.ts';
import { bookFacts } from '../../helpers/cleaning.ts';
import { textLine, textPage } from '../../helpers/pdf-lines.ts';

/** What is wrong with the order of the steps, one line for each. */
function misplaced(steps: readonly Step[]): string[] {
  const names = steps.map(({ name }) => name);
  const twice = names.filter((name, index) => names.indexOf(name) < index);
  const late = steps.flatMap((step, index) =>
    Object.entries(step.after).flatMap(([needed, why]) => {
      if (!names.includes(needed)) return [`"${step.name}" must come after "${needed}", which there isn't`];
      return names.indexOf(needed) < index ? [] : [`"${step.name}" must come after "${needed}": ${why}`];
    }),
  );
  const back = steps.filter(({ over }, index) =>
    steps.slice(0, index).some((before) => STAGES.indexOf(before.over) > STAGES.indexOf(over)),
  );
  return [
    ...twice.map((name) => `"${name}" is in the list twice`),
    ...late,
    ...back.map(({ name, over }) => `"${name}" is over ${over} and stands below steps that come later`),
  ];
}

describe('the order of the steps', () => {
  test('each comes after what it needs', () => {
    expect(misplaced(STEPS)).toEqual([]);
  });

  test('a step before what it needs is named, with the reason', () => {
    const captions = STEPS.filter(({ name }) => name === 'captions');
    expect(misplaced([...captions, ...STEPS.filter(({ name }) => name !== 'captions')])).toEqual([
      '"captions" must come after "code": a listing may begin like a caption',
      '"captions" must come after "footnotes": a note may begin like a caption',
      '"captions" must come after "notices": so may a notice',
      ...STEPS.filter(({ over }) => over === 'runs').map(
        ({ name }) => `"${name}" is over runs and stands below steps that come later`,
      ),
    ]);
  });
});

const prose = (page: number): string[] =>
  Array.from(
    { length: 12 },
    (_, row) => `The keeper wrote down in line ${row + 7} what he saw on day ${row + 40 * page} of it`,
  );

/** Three pages with something for many of the steps. */
function book() {
  return [1, 2, 3].map((number) => {
    const marked = textLine('And then he slept.1 The cat (Smith, 2019) had', 60 + 12 * 14);
    const note = textLine('1 At least it is said so.', 320, { size: 8, raised: [{ start: 0, end: 1 }] });
    return textPage(
      number,
      prose(number),
      [
        ...[textLine('THE LAMP', 40), textLine(String(number), 700), note],
        { ...marked, raised: [{ start: 18, end: 19 }] },
        textLine('gone to https://example.org/a/long/path by then.', 72 + 12 * 14),
        textLine('Figure 1. The lamp at dusk', 280, { size: 8 }),
      ],
      60,
    );
  });
}

function clean(guard: Guard): CleanItem[] {
  const references = { keys: new Set<string>(), surnames: new Set(['smith']) };
  return [...cleanBook(book(), [], bookFacts({ references }), { guard })];
}

const lettersOf = (items: readonly CleanItem[]): string =>
  items
    .map((item) => (item.type === 'paragraph' ? item.text : ''))
    .join('')
    .replaceAll(/[^\p{L}\p{N}]/gu, '');

describe('what is left out', () => {
  test('goes with its step and the reason', () => {
    const removed = clean(everythingGoes).filter((item) => item.type === 'removed');
    const steps = new Set(removed.map(({ step }) => step));
    expect([...steps].toSorted()).toEqual([
      ...['captions', 'citations', 'footnotes', 'furniture', 'links', 'note-marks'],
    ]);
    for (const { reason } of removed) expect(reason).not.toBe('');
    expect(removed.find(({ text }) => text === 'THE LAMP')).toMatchObject({
      kind: 'header',
      step: 'furniture',
      reason: 'comes again on the pages around',
    });
  });

  test('is read if the guard lets nothing go', () => {
    const asked: Request[] = [];
    const items = clean((request) => {
      asked.push(request);
      return request.blocks.map(() => 'stays');
    });
    expect(items.filter(({ type }) => type === 'removed')).toEqual([]);
    const written = book().flatMap(({ lines }) => lines.map(({ text }) => text));
    const letters = lettersOf(items);
    for (const text of written) expect(letters).toContain(text.replaceAll(/[^\p{L}\p{N}]/gu, ''));
    // The guard sees the lines that are to go, and the page that they stand on.
    const furniture = asked.find(({ step }) => step === 'furniture');
    expect(furniture?.blocks.flatMap(({ lines }) => lines.map(({ text }) => text))).toEqual([
      'THE LAMP',
      '1',
    ]);
    expect(furniture?.page?.lines.map(({ text }) => text)).toContain(prose(1)[3]);
  });
});
