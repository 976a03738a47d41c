import type { CleaningOptions } from '../../src/pdf/cleaning/clean-book.ts';
import type { Clean, CleanRuns, Step } from '../../src/pdf/cleaning/step.ts';
import { STEPS } from '../../src/pdf/cleaning/steps.ts';
import type { ExtractionEvent } from '../../src/pdf/events.ts';
import { narrate } from '../narration-set/narrate.ts';
import { addScores, score } from '../narration-set/score.ts';
import type { Score } from '../narration-set/score.ts';
import type { SetDocument } from '../narration-set/set.ts';
import { truthOf } from '../narration-set/truth.ts';
import { wordsOf } from '../narration-set/words.ts';
import { printTable } from './table.ts';

/** What a score says, column by column. */
export const SCORE_COLUMNS: readonly (readonly [title: string, figure: (score: Score) => string])[] = [
  ['WER %', ({ wrongWords, words }) => ((100 * wrongWords) / words).toFixed(2)],
  ['cut', ({ wronglyCut }) => String(wronglyCut)],
  ['joined', ({ wronglyJoined }) => String(wronglyJoined)],
  ['furniture', ({ furniture }) => String(furniture)],
  ['lost', ({ lostWords }) => String(lostWords)],
  ['marks', ({ marks }) => String(marks)],
  ['left in', ({ leftWords }) => String(Object.values(leftWords).reduce((sum, count) => sum + count, 0))],
  // Found rightly of those that there are, and how many more were made up.
  [
    'chapters',
    ({ chapters, chaptersRight, chaptersFound }) =>
      `${chaptersRight}/${chapters}${chaptersFound > chaptersRight ? ` +${chaptersFound - chaptersRight}` : ''}`,
  ],
];

/** @throws {Error} when there is no such step */
export function stepsWithout(name: string): readonly Step[] {
  const left = STEPS.filter((step) => step.name !== name);
  if (left.length === STEPS.length)
    throw new Error(`No such step: ${name}. There are: ${STEPS.map((step) => step.name).join(', ')}`);
  return left;
}

/**
 * What each step takes, leaves out and is worth: the figures of the documents without it, where they are not the same.
 */
export async function printSteps(documents: readonly SetDocument[]): Promise<void> {
  const { steps, ms } = createClock();
  const all = await scoreOf(documents, { steps });
  const rows = [['', 'ms', 'pieces', 'words', ...SCORE_COLUMNS.map(([title]) => title)]];
  rows.push(['with all of them', '', '', '', ...SCORE_COLUMNS.map(([, figure]) => figure(all.score))]);
  for (const { name } of STEPS) {
    const without = await scoreOf(documents, { steps: stepsWithout(name) });
    const left = all.removed.filter(({ step }) => step === name);
    const words = left.reduce((sum, { text }) => sum + wordsOf(text).length, 0);
    const work = [(ms.get(name) ?? 0).toFixed(0), String(left.length), String(words)];
    const figures = SCORE_COLUMNS.map(([, figure]) =>
      figure(without.score) === figure(all.score) ? '' : figure(without.score),
    );
    rows.push([`without ${name}`, ...work, ...figures]);
  }
  printTable(rows);
}

/** The steps, and how long each takes without the ones before it. */
function createClock(): { steps: readonly Step[]; ms: ReadonlyMap<string, number> } {
  const ms = new Map<string, number>();
  const add = (name: string, more: number): void => void ms.set(name, (ms.get(name) ?? 0) + more);
  const watchedRuns = (name: string, clean: CleanRuns): CleanRuns => {
    return (page, leaveOut) => {
      const begun = performance.now();
      const cleaned = clean(page, leaveOut);
      add(name, performance.now() - begun);
      return cleaned;
    };
  };
  const watched = <Item>(name: string, clean: Clean<Item>): Clean<Item> => {
    return (items, facts, leaveOut) => {
      const input = timed(items, (taken) => add(name, -taken));
      return timed(clean(input, facts, leaveOut), (taken) => add(name, taken));
    };
  };
  const steps = STEPS.map((step): Step => {
    switch (step.over) {
      case 'runs':
        return { ...step, begin: () => watchedRuns(step.name, step.begin()) };
      case 'pages':
        return { ...step, clean: watched(step.name, step.clean) };
      case 'paragraphs':
        return { ...step, clean: watched(step.name, step.clean) };
    }
  });
  return { steps, ms };
}

/** Tells how long every turn takes. */
function* timed<Item>(items: Iterable<Item>, tell: (ms: number) => void): Generator<Item> {
  const iterator = items[Symbol.iterator]();
  for (;;) {
    const begun = performance.now();
    const next = iterator.next();
    tell(performance.now() - begun);
    if (next.done === true) return;
    yield next.value;
  }
}

interface Scored {
  score: Score;
  removed: readonly Extract<ExtractionEvent, { type: 'removed' }>[];
}

async function scoreOf(documents: readonly SetDocument[], cleaning: CleaningOptions): Promise<Scored> {
  const scores: Score[] = [];
  const removed: Scored['removed'][number][] = [];
  for (const { pdf, source } of documents) {
    const narrated = await narrate(pdf, cleaning);
    scores.push(score(narrated, truthOf(source), narrated.pages));
    removed.push(...narrated.events.filter((event) => event.type === 'removed'));
  }
  return { score: scores.reduce(addScores), removed };
}
