import { describe, expect, test } from 'vitest';
import { prose, setPage } from '../../../tools/kit/pdf-page.ts';
import type { PageLine, SetLine } from '../../../tools/kit/pdf-page.ts';
import { readPages } from '../../helpers/read-pages.ts';

const intro = [...prose(1, 6).slice(0, 5), 'the height of the water is given, as every keeper knows, by'];
const rest: PageLine[] = [
  { text: 'where the sum goes over all of the waves that were seen on that day', gap: 1 },
  'in the harbour, and nothing else is needed.',
];

const centred = (text: string, gap = 1): SetLine => ({ text, x: 230, gap, italic: true });

describe('formulas', () => {
  test('that stand by themselves go, and the sentence around them goes on', async () => {
    const page = setPage([
      ...intro,
      { text: 'n', x: 262, gap: 1, size: 7 },
      centred('h(t) = S a(i)·sin(2t/T) ± c(i)', -0.4),
      { text: 'i=1', x: 260, gap: -0.4, size: 7 },
      ...rest,
    ]);
    page.lines.push({ text: '(3)', x: 500, y: page.lines[7]?.y ?? 0 });
    const { text, as } = await readPages([page]);
    expect(text).toHaveLength(1);
    expect(text[0]).toContain('as every keeper knows, by where the sum goes over all of the waves');
    expect(as('formula')).toEqual(['n\nh(t) = S a(i)·sin(2t/T) ± c(i) (3)\ni=1']);
  });

  test('that can be said are read', async () => {
    for (const formula of ['E = mc^2^', 'x + y = 2']) {
      const { text, removed } = await readPages([setPage([...intro, centred(formula), ...rest])]);
      expect(text.join(' ')).toContain(formula.replaceAll('^', ''));
      expect(removed).toEqual([]);
    }
  });

  test('inside a line are read, and sentences about them', async () => {
    const lines = [
      'The keeper knows that h = a + b and that c ≤ d in every storm that',
      'he saw, so that a = b.',
    ];
    const { text, removed } = await readPages([setPage([...prose(1, 6), ...lines])]);
    expect(text.join(' ')).toContain(lines.join(' '));
    expect(removed).toEqual([]);
  });

  test('are no verses, dialogues, dates or prices', async () => {
    const lines = [
      'O lamp, O lamp, my light',
      'that keeps the sea at night',
      '+ 4 = Tuesday evening',
      '12/11/1877 - 4/3/1902',
      '4 × oil, 3 × wicks',
    ].map((text, index) => ({ text, x: 180, gap: index === 0 ? 1 : 0 }));
    const { text, removed } = await readPages([setPage([...prose(1, 6), ...lines, ...rest])]);
    for (const line of lines) expect(text.join(' ')).toContain(line.text);
    expect(removed).toEqual([]);
  });

  test('leave nothing behind of a fraction inside a line', async () => {
    const page = setPage([
      ...prose(1, 5),
      'Of every wave the share s := is the probability that it reaches the',
      'lamp.',
    ]);
    const y = page.lines[5]?.y ?? 0;
    page.lines.push({ text: 'n(i)', x: 200, y: y + 6.5, size: 7 }, { text: 'N', x: 203, y: y - 6, size: 7 });
    const { text, as } = await readPages([page]);
    expect(text.join(' ')).toContain('the share s := is the probability that it reaches the lamp.');
    expect(as('formula')).toEqual(['n(i)', 'N']);
  });

  test('take no words along: labels, conditions, sentences that are mostly signs', async () => {
    const formula = [
      centred('a(i) = b(i) + c(i) ± d(i)'),
      centred('Start : 13 h 40 min', 0.2),
      centred('e(i) = f(i) + g(i) ± h(i) × k(i) ÷ m(i)', 0.2),
    ];
    const { text, as } = await readPages([setPage([...intro, ...formula, ...rest])]);
    expect(text.join(' ')).toContain('Start : 13 h 40 min');
    expect(as('formula').join('\n')).toBe(
      'a(i) = b(i) + c(i) ± d(i)\ne(i) = f(i) + g(i) ± h(i) × k(i) ÷ m(i)',
    );
    const { text: sentence, removed } = await readPages([
      setPage([...intro, centred('So a = b ± c, then d = e ± f.'), 'Nobody knew it then.', ...rest]),
    ]);
    expect(sentence.join(' ')).toContain('So a = b ± c, then d = e ± f.');
    expect(removed).toEqual([]);
  });

  test('and numbers in rows, and words and endings printed higher or lower, are told apart', async () => {
    const page = setPage([
      ...prose(1, 5),
      'Of every wave the share is the probability that it the i,j cell of it, or reaches the lamp.',
    ]);
    const y = page.lines[5]?.y ?? 0;
    for (const [text, x] of [
      ['raises', 200],
      ['th.', 280],
      ['-2.367 -1.657', 340],
    ] as const)
      page.lines.push({ text, x, y: y + 6.5, size: 7 });
    const { text, as } = await readPages([page]);
    for (const piece of ['raises', 'th.', '-2.367 -1.657']) expect(text.join(' ')).toContain(piece);
    expect(as('formula')).toEqual([]);
  });
});
