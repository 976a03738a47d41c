import { expect, test } from 'vitest';
import type { RemovedKind } from '../../../src/pdf/page/removal.ts';

/** The compiler asks for every kind that there is. */
const EVERY_KIND: Readonly<Record<RemovedKind, true>> = {
  doubtful: true,
  wanted: true,
  unwanted: true,
  'not-found': true,
  header: true,
  footer: true,
  'page-number': true,
  margin: true,
  watermark: true,
  hidden: true,
  contents: true,
  index: true,
  footnote: true,
  'note-mark': true,
  citation: true,
  reference: true,
  link: true,
  caption: true,
  figure: true,
  formula: true,
  table: true,
  code: true,
  garbled: true,
  'unreadable-page': true,
};

test('the page has a name for everything that is left out', async () => {
  const file = '../../../src/web/left-out.js';
  const { KINDS } = (await import(file)) as { KINDS: Record<string, string> };
  expect(Object.keys(KINDS).toSorted()).toEqual(Object.keys(EVERY_KIND).toSorted());
});
