import { anyOf } from '../../languages/languages.ts';
import type { TextLine } from '../page/page-text.ts';
import type { SortedPage } from '../page/sorted-page.ts';
import { endsInHyphen } from '../page/hyphens.ts';
import type { BookFacts } from './book-facts.ts';
import type { LeavingOut } from './leaving-out.ts';
import { findRunningText, leftEdges, stretchesBetween } from './running-text.ts';
import type { Vocabulary } from '../book/vocabulary.ts';

/** Relations, operators with a space or an operand on both sides, and signs that are used in nothing but formulas. */
const RELATION = /[=≠≈≡≅≃∼≤≥≪≫∝∈∉⊂⊆⊃⊇→←↔⇒⇐⇔↦]|(?<=\s)[<>](?=\s)/gu;
const OPERATION = /(?<=[\p{L}\p{N})\]}|]\s?)[+−±∓×÷·∘⊗⊕/*](?=\s?[\p{L}\p{N}([{|√])/gu;
const SIGN = /[√∑∏∫∬∭∮∂∇∞∀∃∧∨¬∪∩∅ℝℕℤℂ\u239b-\u23ad\uf8e0-\uf8ff]/gu;
/** Runs of letters of text: those made for formulas (𝐴, 𝑥) have codes of their own. */
const RUN = /(?:(?![\u{1d400}-\u{1d7ff}])\p{L}){2,}/gu;
const FUNCTIONS = new Set(
  'sin cos tan cot sec sinh cosh tanh arcsin arccos arctan log exp lim max min sup inf det dim ker mod arg sgn var cov rank argmax argmin'.split(
    ' ',
  ),
);
/** What closes the cases of a formula. */
const LAST_CASE = new RegExp(`,\\s*(?:${anyOf(({ apparatus }) => apparatus?.otherwise)})[.,]?$`, 'u');
/** Longer runs are words wherever they stand; of shorter ones, those that the book has more than once. */
const ALWAYS_WORD_LETTERS = 5;
/** Corners and matrices have capitals: "ABC". */
const CAPITALS = /^\p{Lu}{3}$/u;
/** What dx and dy are not. */
const SHORT_WORD = /^(?!d)\p{Ll}{2}$/u;
/** How often a book has the short words of its language at least; symbols of two letters are rarer. */
const SHORT_WORD_COUNT = 10;
/** "th" of "the *i*th cell". */
const ORDINAL = new RegExp(`^(?:${anyOf(({ spelling }) => spelling?.ordinalEndings)})(?!\\p{L})`, 'u');
/** Rows of tables have such numbers; numerators and limits hardly do. */
const DECIMAL = /\d[.,]\d/u;
/** "(3)", "(2.1)", "(A.4)" at the margin, after a wide gap. */
const NUMBER = /\((?:\p{Lu}\.?)?\d{1,3}(?:[.–-]\d{1,3}){0,2}\p{Ll}?\)$/u;
/** What can be said: "x + y = 2", "E = mc²". */
const SPEAKABLE = /^\p{L}{0,3}[\p{L}\p{N}²³.,]{0,6}(?:\s?[+−–=×/-]\s?[\p{L}\p{N}²³.,%]{1,6}){1,4}$/u;
/**
 * More words, as a share of all tokens, make a sentence, and what is between sentences is a listing or a drawing; a
 * number at the margin allows some more.
 */
const MAX_WORDS = 0.2;
const MAX_WORDS_NUMBERED = 0.3;
/**
 * Parts of fractions and limits that stand by themselves are closer to their line than lines of text are, in font
 * sizes.
 */
const CLOSE = 0.75;
const SMALL = 0.85;
/** How far a fraction or a limit may stand out of its line, in font sizes. */
const OVERHANG = 0.1;
/** How far right of its column a side head may begin, in font sizes. */
const SAME_EDGE = 0.2;
/** A formula begins further right of its column, in font sizes. */
const INDENT = 0.5;

const AS_FORMULA = {
  kind: 'formula',
  opens: false,
  reason: 'is more signs than words, apart from the text',
  evidence: ['look'],
} as const;

/**
 * Marks formulas that stand by themselves, unless they are simple enough to be said, and loose parts of those inside a
 * line. Lines with words stay, since a leftover is better than a sentence that is lost.
 */
export function* tagFormulas(
  pages: Iterable<SortedPage>,
  { statistics }: BookFacts,
  leaveOut: LeavingOut,
): Generator<SortedPage> {
  for (const page of pages) {
    const text = findRunningText(page.lines, statistics);
    const formulas = new Set<TextLine>();
    for (const stretch of stretchesBetween(page.lines, text)) {
      const lines = withoutSentences(stretch, page.lines, statistics.vocabulary);
      if (!isFormula(lines, leftEdges(page.lines), statistics.vocabulary)) continue;
      for (const line of lines)
        if (!hasWords(line.text.replace(LAST_CASE, ''), statistics.vocabulary)) formulas.add(line);
    }
    page.lines.forEach((line, index) => {
      if (line.part !== undefined || text.has(line)) return;
      if (ORDINAL.test(line.text) || DECIMAL.test(line.text) || hasWords(line.text, statistics.vocabulary))
        return;
      if ([page.lines[index - 1], page.lines[index + 1]].some((other) => isPartOf(line, other, text)))
        formulas.add(line);
    });
    yield leaveOut.parts(page, new Map([...formulas].map((line) => [line, AS_FORMULA])));
  }
}

/** Without sentences, side heads, which begin where text does, and the rest of a word that the line before began. */
function withoutSentences(
  lines: readonly TextLine[],
  page: readonly TextLine[],
  vocabulary: Vocabulary,
): readonly TextLine[] {
  const edges = leftEdges(page);
  return lines.filter((line) => {
    const before = page[page.indexOf(line) - 1];
    if (before !== undefined && endsInHyphen(before.text) && /^\p{L}/u.test(line.text)) return false;
    const words = wordsOf(line.text, vocabulary);
    if (words > 3 || (words === 3 && words > 2 * MAX_WORDS * line.text.split(' ').length)) return false;
    return (
      line.x > (edges.get(line.column) ?? 0) + SAME_EDGE * line.size ||
      !/^\p{L}{2,}[\p{L}\s]*$/u.test(line.text)
    );
  });
}

/** One word is enough, or two different short ones: "en 𝑉, on a :". What is quoted is no formula, either. */
function hasWords(text: string, vocabulary: Vocabulary): boolean {
  const short = (text.match(RUN) ?? []).filter(
    (run) => SHORT_WORD.test(run) && (vocabulary.words.get(run) ?? 0) >= SHORT_WORD_COUNT,
  );
  return wordsOf(text, vocabulary) > 0 || new Set(short).size > 1 || /["“”„«»]/u.test(text);
}

function wordsOf(text: string, { words }: Vocabulary): number {
  return (text.match(RUN) ?? []).filter((run) => {
    const word = run.toLowerCase();
    if (run.length < 3 || FUNCTIONS.has(word) || CAPITALS.test(run)) return false;
    return run.length >= ALWAYS_WORD_LETTERS || (words.get(word) ?? 0) > 1;
  }).length;
}

function isFormula(
  lines: readonly TextLine[],
  edges: ReadonlyMap<number, number>,
  vocabulary: Vocabulary,
): boolean {
  // Where there is nothing, too.
  if (lines.every((line) => SPEAKABLE.test(line.text))) return false;
  const text = lines.map((line) => line.text).join(' ');
  const relations = text.match(RELATION)?.length ?? 0;
  const operations = text.match(OPERATION)?.length ?? 0;
  const signs = text.match(SIGN)?.length ?? 0;
  const numbered = lines.some(({ text: own, stops }) => {
    const number = NUMBER.exec(own);
    return number !== null && (stops.length > 0 || number.index === 0);
  });
  const most = (numbered ? MAX_WORDS_NUMBERED : MAX_WORDS) * text.split(' ').length;
  if (wordsOf(text, vocabulary) > most) return false;
  if (numbered && relations + operations + signs > 0) return true;
  const indented = lines.every(({ x, size, column }) => x > (edges.get(column) ?? 0) + INDENT * size);
  return (
    indented && (signs > 0 ? relations + operations + signs > 1 : relations > 0 && relations + operations > 1)
  );
}

/** A numerator, a limit of a sum: small, short, and overlapping the line that it belongs to. */
function isPartOf(line: TextLine, other: TextLine | undefined, text: ReadonlySet<TextLine>): boolean {
  if (other === undefined || !text.has(other) || other.column !== line.column) return false;
  if (line.size > SMALL * other.size || line.text.split(' ').length > 4) return false;
  const slack = OVERHANG * other.size;
  const overlaps = line.x >= other.x - slack && line.x + line.width <= other.x + other.width + slack;
  return overlaps && Math.abs(line.y - other.y) < CLOSE * other.size;
}
