import { describe, expect, test } from 'vitest';
import { writeJson, writeText } from '../../../src/cli/text-output.ts';
import { cleanBook } from '../../../src/pdf/cleaning/clean-book.ts';
import { createLeftOutShare } from '../../../src/pdf/cleaning/left-out-share.ts';
import type { ExtractionEvent } from '../../../src/pdf/events.ts';
import type { CleanItem } from '../../../src/pdf/paragraphs/passing.ts';
import { bookFacts, STATISTICS } from '../../helpers/cleaning.ts';
import { textLine, textPage } from '../../helpers/pdf-lines.ts';

const SENTENCE = 'and the keeper wrote down in his ledger what he saw that';

/** Ten lines of text, a caption of some more in the same letters, and a running head. */
function page(number: number, captionLines: number) {
  const text = Array.from({ length: 10 }, (_, row) => `${SENTENCE} ${row === 9 ? 'day.' : 'day'}`);
  const caption = Array.from({ length: captionLines }, (_, row) =>
    textLine(
      row === 0 ? `Figure ${number}. The lamp, of which the keeper wrote down what he saw` : SENTENCE,
      300 + 12 * row,
    ),
  );
  return textPage(number, text, [textLine('THE LAMP', 40), ...caption], 60);
}

function clean(captionLines: number): CleanItem[] {
  const pages = [1, 2, 3].map((number) => page(number, captionLines));
  return [...cleanBook(pages, [], bookFacts())];
}

describe('what a step wants out and the guard keeps', () => {
  test('is read, and listed as doubtful behind it, with the step and the reason', () => {
    const items = clean(6);
    expect(items.filter(({ type }) => type === 'removed')).not.toContainEqual(
      expect.objectContaining({ kind: 'caption' }),
    );
    const doubtful = items.filter((item) => item.type === 'removed' && item.kind === 'doubtful');
    expect(doubtful).toHaveLength(3);
    expect(doubtful[0]).toMatchObject({
      ...{ page: 1, step: 'captions' },
      text: expect.stringMatching(/^Figure 1\. The lamp, .*\n.* what he saw that$/s) as string,
      reason: expect.stringContaining('opens with the name and number of a figure') as string,
    });
    const read = items.map((item) => (item.type === 'paragraph' ? item.text : '')).join(' ');
    expect(read).toContain('Figure 1. The lamp, of which');
  });

  test('is listed once, and not where it goes in the end', () => {
    expect(clean(2).filter((item) => item.type === 'removed' && item.kind === 'doubtful')).toEqual([]);
  });
});

describe('how much of the body is left out', () => {
  const shareOf = (items: readonly CleanItem[]): number => {
    const share = createLeftOutShare(STATISTICS);
    for (const item of items) share.add(item);
    return share.result();
  };

  test('is counted in words of lines that are set and read like the text', () => {
    // Of twelve lines two are left out, which are a little longer in all.
    expect(shareOf(clean(2))).toBeGreaterThan(2 / 13);
    expect(shareOf(clean(2))).toBeLessThan(2 / 11);
  });

  test('is nothing where only heads and numbers are', () => {
    expect(shareOf(clean(0))).toBe(0);
    expect(shareOf([])).toBe(0);
  });
});

describe('a document of which much is left out', () => {
  async function* events(
    leftOutShare: number,
  ): AsyncGenerator<Exclude<ExtractionEvent, { type: 'failed' | 'recognized' }>> {
    yield { type: 'opened', pages: 1, isLocked: false };
    yield { type: 'document', title: 'The Lamp', author: null, language: 'en', leftOutShare };
    yield await Promise.resolve({ type: 'end', chapters: 0, paragraphs: 0, characters: 0 } as const);
  }
  async function printed(write: typeof writeText, share: number): Promise<string> {
    let all = '';
    await write(events(share), (text) => {
      all += text;
      return Promise.resolve();
    });
    return all;
  }

  test('says so first', async () => {
    expect(await printed(writeText, 0.184)).toMatch(/^\[About 18 % of the running text .*\]\n\nThe Lamp\n/);
    const json = await printed(writeJson, 0.184);
    expect(json).toMatch(/^\{"warnings":\["About 18 % /);
    expect(JSON.parse(json)).toMatchObject({ leftOutShare: 0.184, title: 'The Lamp' });
  });

  test('is none with a tenth', async () => {
    expect(await printed(writeText, 0.1)).toBe('The Lamp\n');
    expect(JSON.parse(await printed(writeJson, 0.1))).toMatchObject({ warnings: [], leftOutShare: 0.1 });
  });
});
