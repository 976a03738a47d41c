import { describe, expect, test } from 'vitest';
import { createGuard } from '../../../src/pdf/cleaning/guard.ts';
import type { Block, Verdict } from '../../../src/pdf/cleaning/leaving-out.ts';
import { findOwnSizes } from '../../../src/pdf/cleaning/own-size.ts';
import type { TextLine } from '../../../src/pdf/page/page-text.ts';
import { STATISTICS } from '../../helpers/cleaning.ts';
import { textLine, textPage } from '../../helpers/pdf-lines.ts';

const guard = createGuard(STATISTICS);

/** Lines of text from a height on, which end in the middle of a sentence but for the last. */
function sentences(from: number, count: number, rest: Partial<TextLine> = {}): TextLine[] {
  return Array.from({ length: count }, (_, row) =>
    textLine(
      `and the keeper wrote down in his ledger what he saw ${row === count - 1 ? 'that day.' : 'on the'}`,
      from + 12 * row,
      rest,
    ),
  );
}

const block = (lines: readonly TextLine[], ...evidence: Block['evidence']): Block => ({
  ...{ kind: 'table', reason: 'is tested', evidence, lines },
});

/** What the guard says to a block below twenty lines of text that end a sentence. */
function below(lines: readonly TextLine[], ...evidence: Block['evidence']): readonly Verdict[] {
  const page = { page: 1, lines: [...sentences(60, 20), ...lines] };
  return guard({ step: 'tested', page, blocks: [block(lines, ...evidence)] });
}

describe('what is set and reads like the text', () => {
  test('is read, and in doubt, on one kind of evidence', () => {
    expect(below(sentences(320, 3), 'look')).toEqual(['doubtful']);
    expect(below(sentences(320, 1), 'look')).toEqual(['doubtful']);
  });

  test('goes on two', () => {
    expect(below(sentences(320, 3), 'look', 'pointer')).toEqual(['goes']);
  });

  test('goes on those of two steps', () => {
    const doubt = { step: 'earlier', reason: 'was tested', evidence: ['place'] } as const;
    expect(below(sentences(320, 3, { doubt }), 'look')).toEqual(['goes']);
    expect(below(sentences(320, 3, { doubt }), 'place')).toEqual(['doubtful']);
  });

  test('needs three where the sentence above goes on in it', () => {
    const page = { page: 1, lines: sentences(60, 24) };
    const inside = page.lines.slice(10, 13);
    const verdicts = (...evidence: Block['evidence']): readonly Verdict[] =>
      guard({ step: 'tested', page, blocks: [block(inside, ...evidence)] });
    expect(verdicts('look', 'pointer')).toEqual(['doubtful']);
    expect(verdicts('look', 'pointer', 'place')).toEqual(['goes']);
  });

  test('never goes by a quarter of the page at once, whatever the evidence and in however many pieces', () => {
    const page = { page: 1, lines: sentences(60, 12) };
    const ask = (...pieces: readonly (readonly TextLine[])[]): readonly Verdict[] =>
      guard({
        step: 'tested',
        page,
        blocks: pieces.map((lines) => block(lines, 'look', 'place', 'wording')),
      });
    expect(ask(page.lines.slice(0, 3))).toEqual(['goes']);
    expect(ask(page.lines.slice(0, 4))).toEqual(['doubtful']);
    expect(ask(page.lines.slice(0, 2), page.lines.slice(6, 8))).toEqual(['doubtful', 'doubtful']);
  });

  test('is known by a cell of it, too', () => {
    const [line] = sentences(320, 1);
    const row = { ...textLine(`Harbour ${line?.text ?? ''}`, 320), stops: [{ at: 8, x: 130 }] };
    expect(below([row], 'look')).toEqual(['doubtful']);
  });
});

describe('on a page that is wholly set in small print', () => {
  const ownSizeOf = findOwnSizes(STATISTICS);
  const small = { size: 8 };
  const verdict = (lines: readonly TextLine[], own: readonly TextLine[]): readonly Verdict[] => {
    const page = { ...textPage(1, []), lines };
    const ownSize = ownSizeOf(page);
    return guard({
      step: 'tested',
      page: { ...page, ...(ownSize !== undefined && { ownSize }) },
      blocks: [block(own, 'look')],
    });
  };

  test('sentences are text, on its last page, too, which has a few lines', () => {
    const full = sentences(60, 30, small);
    expect(verdict(full, full.slice(27))).toEqual(['doubtful']);
    const rest = sentences(60, 3, small);
    expect(verdict(rest, rest.slice(2))).toEqual(['doubtful']);
  });

  test('notes below the text of the book aren’t, however long they are', () => {
    const notes = sentences(110, 40, small);
    expect(verdict([...sentences(60, 2), ...notes], notes.slice(37))).toEqual(['goes']);
  });

  test('nor is the caption of a picture that fills the page', () => {
    const caption = sentences(600, 4, small);
    expect(verdict(caption, caption.slice(2))).toEqual(['goes']);
  });

  test('nor are the rows of a table', () => {
    const rows = sentences(60, 30, { ...small, stops: [{ at: 20, x: 200 }] });
    expect(verdict(rows, rows.slice(27))).toEqual(['goes']);
  });
});

describe('what goes on one kind of evidence', () => {
  test.each<[string, readonly TextLine[]]>([
    ['smaller letters', sentences(320, 3, { size: 8 })],
    ['larger letters', sentences(320, 3, { size: 12 })],
    ['a narrow measure', sentences(320, 3, { width: 100 })],
    ['wide gaps between the lines', [320, 350, 380].flatMap((y) => sentences(y, 1))],
    ['no sentences', [320, 332, 344].map((y) => textLine('Harbour 12 Pier 7 Lamp 40', y))],
    ['a title of one line', [textLine('What the keeper of the lamp wrote down', 320)]],
    [
      'a sentence among entries',
      [...[320, 332, 344, 356].map((y) => textLine('Harbour 12', y)), ...sentences(368, 1)],
    ],
  ])('%s', (_what, lines) => {
    expect(below(lines, 'look')).toEqual(['goes']);
  });

  test('what nobody sees', () => {
    const lines = sentences(60, 12);
    const hidden: Block = { kind: 'hidden', reason: 'is white', evidence: ['look'], lines };
    expect(guard({ step: 'tested', page: { page: 1, lines }, blocks: [hidden] })).toEqual(['goes']);
  });
});
