import { LEAST_WORDS } from './findings.ts';
import type { Finding } from './findings.ts';
import type { Prose, ProseLine, ProseWord } from './prose.ts';
import type { SearchableText } from './read-text.ts';

interface ReadLine {
  line: ProseLine;
  words: ProseWord[];
  /** Of its longest piece without anything that a listener is spared: only that is read in one piece. */
  letters: string;
  /** Letters of the line before and behind them, which may be read or not. */
  around: { before: number; behind: number };
  /** Places of its first and last letters in what is read. */
  from: number;
  to: number;
}

/**
 * Lines that are read in another order than both other readers have them in, and lines of one sentence between which
 * something else is read.
 */
export function findOutOfOrder(prose: readonly Prose[], read: SearchableText, gram: number): Finding[] {
  const lines = prose.flatMap((stretch) => placeLines(stretch, read, gram));
  const byPoppler = lines.toSorted((a, b) => a.line.order.poppler - b.line.order.poppler);
  const byPdfium = lines.toSorted((a, b) => a.line.order.pdfium - b.line.order.pdfium);
  const inOrder = new Set([...heaviestRise(byPoppler), ...heaviestRise(byPdfium)]);
  const findings: Finding[] = [];
  let run: ReadLine[] = [];
  const close = (): void => {
    const words = run.reduce((sum, line) => sum + line.words.length, 0);
    if (words >= LEAST_WORDS) findings.push({ type: 'order', words, ...describe(run) });
    run = [];
  };
  for (const line of byPoppler) {
    if (inOrder.has(line) || (run[0] !== undefined && run[0].line.page !== line.line.page)) close();
    if (!inOrder.has(line)) run.push(line);
  }
  close();
  return [...findings, ...findTorn(byPoppler, read)];
}

function describe(lines: readonly ReadLine[]): { page: number; kind: null; text: string } {
  const text = lines.flatMap(({ words }) => words.map((word) => word.text)).join(' ');
  return { page: lines[0]?.line.page ?? 0, kind: null, text };
}

/** Where the lines of a stretch are read; those that are read nowhere or at several places tell nothing. */
function placeLines({ page, words }: Prose, read: SearchableText, gram: number): ReadLine[] {
  const byLine = new Map<ProseLine, ProseWord[]>();
  for (const word of words) {
    const known = byLine.get(word.line);
    if (known === undefined) byLine.set(word.line, [word]);
    else known.push(word);
  }
  return [...byLine].flatMap(([line, ofLine]) => {
    const { letters, around } = longestPiece(ofLine);
    const from = firstPlace(letters, page, read, gram);
    const to = lastPlace(letters, page, read, gram);
    if (from === null || to === null || to < from || to - from > FAR) return [];
    return [{ line, words: ofLine, letters, around, from, to }];
  });
}

function longestPiece(words: readonly ProseWord[]): Pick<ReadLine, 'letters' | 'around'> {
  let [start, best] = [0, { letters: '', around: { before: 0, behind: 0 } }];
  const lengthOf = (of: readonly ProseWord[]): number =>
    of.reduce((sum, { letters }) => sum + letters.length, 0);
  for (let index = 0; index <= words.length; index += 1) {
    if (words[index]?.isSpared === false) continue;
    const letters = words
      .slice(start, index)
      .map((word) => word.letters)
      .join('');
    const around = { before: lengthOf(words.slice(0, start)), behind: lengthOf(words.slice(index)) };
    if (letters.length > best.letters.length) best = { letters, around };
    start = index + 1;
  }
  return best;
}

function firstPlace(letters: string, page: number, read: SearchableText, gram: number): number | null {
  for (let at = 0; at + gram <= letters.length; at += 1) {
    const places = read.find(letters.slice(at, at + gram), page);
    if (places.length === 1) return (places[0] ?? 0) - at;
    if (places.length > 1) return null;
  }
  return null;
}

function lastPlace(letters: string, page: number, read: SearchableText, gram: number): number | null {
  for (let at = letters.length - gram; at >= 0; at -= 1) {
    const places = read.find(letters.slice(at, at + gram), page);
    if (places.length === 1) return (places[0] ?? 0) + letters.length - at;
    if (places.length > 1) return null;
  }
  return null;
}

/** The lines that rise in what is read, chosen so that they hold the most words (a Fenwick tree of the best sums). */
function heaviestRise(lines: readonly ReadLine[]): ReadLine[] {
  const places = [...new Set(lines.map(({ from }) => from))].sort((a, b) => a - b);
  const rank = new Map(places.map((place, index) => [place, index + 1]));
  const best: { sum: number; index: number }[] = Array.from({ length: places.length + 1 }, () => ({
    sum: 0,
    index: -1,
  }));
  const before: number[] = [];
  lines.forEach((line, index) => {
    const own = rank.get(line.from) ?? 0;
    let found = { sum: 0, index: -1 };
    for (let at = own; at > 0; at -= at & -at) {
      const here = best[at];
      if (here !== undefined && here.sum > found.sum) found = here;
    }
    before.push(found.index);
    const sum = found.sum + line.words.length;
    for (let at = own; at < best.length; at += at & -at)
      if ((best[at]?.sum ?? 0) < sum) best[at] = { sum, index };
  });
  let last = -1;
  let most = 0;
  for (const { sum, index } of best) if (sum > most) [most, last] = [sum, index];
  const chain: ReadLine[] = [];
  for (; last >= 0; last = before[last] ?? -1) {
    const line = lines[last];
    if (line !== undefined) chain.push(line);
  }
  return chain;
}

const LETTERS_A_WORD = 5;
/** Letters: about eight words, as the shortest finding has. */
const INTRUDING = 45;
/** Letters between two lines of a sentence: more than a page's worth is another order, and named as that. */
const FAR = 4_000;

function findTorn(lines: readonly ReadLine[], read: SearchableText): Finding[] {
  return lines.flatMap((line, index): Finding[] => {
    const next = lines[index + 1];
    const inside = line.to - line.from - line.letters.length;
    if (!isWhole(line, read)) return [];
    if (inside >= INTRUDING) return [tear(line, read.letters.slice(line.from, line.to), inside)];
    if (next === undefined || !line.line.goesOn || !isWhole(next, read)) return [];
    if (next.line.order.poppler !== line.line.order.poppler + 1) return [];
    const between = next.from - next.around.before - line.around.behind - line.to;
    if (between < INTRUDING || between > FAR) return [];
    return [tear(line, read.letters.slice(line.to, next.from), between)];
  });
}

/** Of a line's letters. */
const WHOLE = 0.8;

/**
 * Whether all of the line is read between its two places. If it isn't, its beginning and its end may have been found in
 * two different copies: listings and addresses come again.
 */
function isWhole({ letters, from, to }: ReadLine, read: SearchableText): boolean {
  let ahead = 0;
  while (ahead < letters.length && read.letters[from + ahead] === letters[ahead]) ahead += 1;
  let back = 0;
  while (back < letters.length && read.letters[to - 1 - back] === letters[letters.length - 1 - back])
    back += 1;
  return ahead + back >= WHOLE * letters.length;
}

const QUOTED_LETTERS = 120;

function tear(line: ReadLine, intruder: string, letters: number): Finding {
  const { page, kind, text } = describe([line]);
  const words = Math.round(letters / LETTERS_A_WORD);
  return { type: 'torn', page, kind, words, text: `${text} ⟨${intruder.slice(0, QUOTED_LETTERS)}⟩` };
}
