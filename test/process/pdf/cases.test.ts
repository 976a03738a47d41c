import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readCases } from '../../../tools/cases/case.ts';
import { compare } from '../../../tools/cases/compare.ts';
import { readPdf } from '../../../tools/cases/read.ts';
import { PROJECT_ROOT } from '../../../tools/kit/project-root.ts';

/** Cases that are still read wrongly. One that is mended must be taken off the list, so that it stays mended. */
const KNOWN_WRONG = JSON.parse(
  readFileSync(join(PROJECT_ROOT, 'tools', 'cases', 'known-wrong.json'), 'utf8'),
) as string[];

const cases = readCases();

describe('small PDFs of one trouble each', () => {
  test('the list of what is still wrong names cases that there are', () => {
    expect(cases.length).toBeGreaterThan(80);
    const names = cases.map(({ name }) => name);
    expect(KNOWN_WRONG.filter((name) => !names.includes(name))).toEqual([]);
  });

  // Scans take seconds each.
  test.each(cases)('$name', { timeout: 120_000 }, async (one) => {
    const wrong = compare(one, await readPdf(one.pdf));
    if (KNOWN_WRONG.includes(one.name)) {
      expect(wrong, 'right now: take it off tools/cases/known-wrong.json').not.toEqual([]);
    } else {
      expect(wrong).toEqual([]);
    }
  });
});
