import type { TextRun } from './text-runs.ts';

/** The runs of one baseline, from the left. */
type Row = readonly TextRun[];

/** An answer is short, and the same few of them come again and again. */
const MAX_WORDS = 4;
const MIN_ANSWERS = 2;
const MAX_DIFFERENT = 0.5;
const BOX = /[\u2610-\u2612\u2713\u2714]/u;
/** Baselines of one row differ by less, in font sizes. */
const SAME_ROW = 0.45;
/** The lines of an item begin within so many font sizes of each other, its number further left; and so many do. */
const SAME_EDGE = 0.5;
const MIN_AT_EDGE = 0.2;
/** "3a", "b", "(ii)", "12." */
const NUMBER = /^\(?(?:\d{1,3}\p{Ll}?|\p{Ll}|[ivx]{1,5})[.)]?$/u;

/**
 * The questions of a form with the answers that stand beside them, each behind the last line of its own: boxes, "Yes"
 * and "No", points, in a column of their own. Read as a column, nobody would know what they answer; read across, they
 * would stand in the middle of a sentence.
 *
 * @returns the rows in the order in which they are read, in pieces from one side; `null` where these are no answers
 */
export function withAnswers(questions: readonly Row[], answers: readonly Row[]): AnsweredPiece[] | null {
  if (!areAnswers(answers) || !answers.every((answer) => questions.some((row) => isBeside(row, answer))))
    return null;
  const edge = edgeOf(questions);
  const waiting = [...answers];
  const due: Row[] = [];
  const pieces: AnsweredPiece[] = [];
  const add = (isAnswer: boolean, row: Row): void => {
    const last = pieces.at(-1);
    if (last?.isAnswer === isAnswer) last.rows.push(row);
    else pieces.push({ isAnswer, rows: [row] });
  };
  for (const row of questions) {
    const [answer] = waiting;
    const isAnswered = answer !== undefined && isBeside(row, answer);
    if (isAnswered || opensItem(row, edge)) for (const own of due.splice(0)) add(true, own);
    if (isAnswered) due.push(...waiting.splice(0, 1));
    add(false, row);
  }
  for (const own of [...due, ...waiting]) add(true, own);
  return pieces;
}

export interface AnsweredPiece {
  isAnswer: boolean;
  rows: Row[];
}

function areAnswers(rows: readonly Row[]): boolean {
  const texts = rows.map(textOf);
  if (texts.length < MIN_ANSWERS || texts.some((text) => text.split(' ').length > MAX_WORDS)) return false;
  return texts.every((text) => BOX.test(text)) || new Set(texts).size <= MAX_DIFFERENT * texts.length;
}

function isBeside([first]: Row, [answer]: Row): boolean {
  if (first === undefined || answer === undefined) return false;
  return Math.abs(first.y - answer.y) < SAME_ROW * first.size;
}

/** Where the lines below a numbered one begin: the rightmost edge that many lines have. */
function edgeOf(rows: readonly Row[]): number {
  const starts = rows.flatMap(([first]) => (first === undefined ? [] : [first]));
  const common = starts.filter(
    ({ x, size }) =>
      starts.filter((other) => Math.abs(other.x - x) < SAME_EDGE * size).length >=
      MIN_AT_EDGE * starts.length,
  );
  return Math.max(...common.map(({ x }) => x));
}

function opensItem([first]: Row, edge: number): boolean {
  if (first === undefined || first.x > edge - SAME_EDGE * first.size) return false;
  return NUMBER.test(first.text.trim().split(/\s/)[0] ?? '');
}

function textOf(row: Row): string {
  return row
    .map(({ text }) => text.trim())
    .filter((text) => text !== '')
    .join(' ');
}
