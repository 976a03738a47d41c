import type { Finding } from './findings.ts';
import { groupBy } from './group-by.ts';
import { GRAM } from './findings.ts';
import { findLost } from './lost.ts';
import type { LostRun } from './lost.ts';
import { findOutOfOrder } from './order.ts';
import type { PrintedPage } from './printed-page.ts';
import { findProse } from './prose.ts';
import { makeSearchable } from './read-text.ts';
import type { SearchableText } from './read-text.ts';
import type { Reading } from './reading.ts';
import { findTwice } from './twice.ts';
import { isUnspaced, lettersOf } from './words.ts';

export interface Verdict {
  /** Words of running text on the pages that are judged. */
  words: number;
  /** Read twice or out of order. */
  findings: Finding[];
  /** Not read; whether anybody can see it on the page is to be looked up. */
  lost: LostRun[];
}

/** Holds what is read of a document against its pages as two other readers see them. */
export function judge(pages: readonly PrintedPage[], reading: Reading): Verdict {
  const handedOn = pagesHandedOn(reading);
  const judged = pages.filter(({ page }) => !handedOn.has(page));
  const prose = findProse(judged);
  const gram = isUnspaced(judged.map(({ lines }) => lines.map(({ text }) => text).join(' ')).join(' '))
    ? GRAM.unspaced
    : GRAM.spaced;
  const read = makeSearchable(reading.paragraphs, gram, nearPages(pages));
  return {
    words: prose.reduce((sum, { words }) => sum + words.filter(({ isSpared }) => !isSpared).length, 0),
    lost: findLost(prose, read, listedByKind(reading, gram), gram),
    findings: [
      ...findTwice(onPages(reading.paragraphs, judged), referencesOf(judged), gram),
      ...findOutOfOrder(prose, read, gram),
    ],
  };
}

/**
 * Pages that Tandem knows it can't read, and names: their text is not lost in silence, and their words can't be judged.
 */
export function pagesHandedOn({ removed }: Reading): Set<number> {
  return new Set(removed.filter(({ kind }) => kind === 'unreadable-page').map(({ page }) => page));
}

function listedByKind({ removed }: Reading, gram: number): Map<string, SearchableText> {
  const byKind = groupBy(removed, ({ kind }) => kind);
  const length = Math.min(gram, 8);
  return new Map([...byKind].map(([kind, parts]) => [kind, makeSearchable(parts, length)]));
}

/** Text of a page is looked for some pages around it. */
const PAGES_AROUND = 3;

function nearPages(pages: readonly PrintedPage[]): (page: number) => boolean {
  const near = new Set<number>();
  for (const { page } of pages)
    for (let around = page - PAGES_AROUND; around <= page + PAGES_AROUND; around += 1) near.add(around);
  return (page) => near.has(page);
}

/** A paragraph that begins on the page before is read on this one, too. */
function onPages(paragraphs: Reading['paragraphs'], pages: readonly PrintedPage[]): Reading['paragraphs'] {
  const judged = new Set(pages.map(({ page }) => page));
  return paragraphs.filter(({ page }) => judged.has(page));
}

function referencesOf(pages: readonly PrintedPage[]): string[] {
  return [
    pages.map(({ lines }) => lines.map(({ text }) => lettersOf(text)).join('')).join(''),
    pages.map(({ letters }) => letters).join(''),
  ];
}
