import { endOf, isBeside, labelBefore, labelBehind, labelOf, largest, middleOf } from './field-labels.ts';
import type { Field, FormPage } from './field-labels.ts';
import { toRegion } from './geometry.ts';
import type { Matrix, Region } from './geometry.ts';
import { normalizeText } from './normalize.ts';
import type { SourceField } from './page-source.ts';
import { hasLettersFromRight, toSeenOrder } from './reading-order.ts';
import { usualSize } from './sizes.ts';
import type { TextRun } from './text-runs.ts';

/** What is put before the label of a box that is ticked. */
const TICK = '☑';
/** Printed where something is to be written. */
const RULED = /_{3,}|\.{4,}|…{2,}/g;
/** What a letter takes of the line on average, and a space; in font sizes. */
const LETTER_WIDTH = 0.5;
const SPACE = 0.3;
/** Without any label, the text takes that much of its field's height, and no more than this. Points. */
const SHARE_OF_HEIGHT = 0.7;
const USUAL_SIZE = 11;

/**
 * The runs of a page with what was filled into its fields, each behind its label as if it were printed there, so that
 * the two are one line however far they are apart. A label stands before its field, above or below it; that of a box
 * stands behind it. What is filled in between two words of a sentence comes between them.
 *
 * @param runs in coordinates in which reading begins on the left
 * @param transform from user space to those
 */
export function withFields(
  runs: readonly TextRun[],
  fields: readonly SourceField[],
  transform: Matrix,
): readonly TextRun[] {
  if (fields.every(({ value }) => value.length === 0)) return runs;
  const placed = fields
    .map(({ box, value }): Field => ({ ...toRegion(box, transform), value }))
    .toSorted((a, b) => a.top - b.top || a.left - b.left);
  const page: Page = { runs: [...runs], fields: placed, size: usualSize(runs), style: usualStyle(runs) };
  for (const field of placed) {
    if (fields.length * runs.length > MAX_LOOKS) page.runs.push(...inPlace(field, page));
    else fill(field, page);
  }
  return page.runs;
}

/** Fields times runs; more of them are a trap, and what is filled in stays where it is. */
const MAX_LOOKS = 5_000_000;

interface Page extends FormPage {
  runs: TextRun[];
  /** Those of most text. */
  size: number;
  style: number;
}

function fill(field: Field, page: Page): void {
  if (field.value === 'ticked') {
    const label = labelBehind(field, page) ?? labelBefore(field, page);
    const isBehind = label !== undefined && middleOf(label) > middleOf(field);
    const run = toRun(TICK, field, label, page);
    const x = label === undefined ? field.left : isBehind ? label.x - run.width : endOf(label);
    page.runs.push({ ...run, x, y: label?.y ?? run.y });
    return;
  }
  const [first, ...more] = field.value;
  if (first === undefined || isPrinted(field, page)) return;
  if (writeOnRule(field, page)) return;
  const label = labelOf(field, page);
  const run = toRun(first, field, label, page);
  if (label === undefined) page.runs.push(run);
  else page.runs.push({ ...run, x: endOf(label) + SPACE * label.size, y: label.y });
  const from = Math.max(label?.y ?? run.y, field.top);
  const leading = Math.min(1.2 * run.size, (field.bottom - from) / (more.length + 1));
  more.forEach((line, index) => {
    page.runs.push({ ...toRun(line, field, label, page), y: from + leading * (index + 1) });
  });
}

/** Where the field is, whatever stands around it. */
function inPlace(field: Field, page: Page): TextRun[] {
  const text = field.value === 'ticked' ? TICK : field.value.join(' ');
  return text === '' ? [] : [toRun(text, field, undefined, page)];
}

/** A form that was made flat has its values in the text as well. */
function isPrinted(field: Field, { runs }: Page): boolean {
  const within = runs.filter(
    (run) =>
      run.filled !== true && isBeside(run, field) && run.x > field.left - run.size && run.x < field.right,
  );
  const bare = (text: string): string => text.replace(/\s+/g, '');
  const printed = bare(within.map(({ text }) => text).join(''));
  return field.value !== 'ticked' && printed === bare(field.value.join(''));
}

/** "I, ______, of ______": what was written on a rule that is printed with the text takes its place. */
function writeOnRule(field: Field, page: Page): boolean {
  const at = page.runs.findIndex(
    (run) =>
      isBeside(run, field) &&
      run.x < field.right &&
      endOf(run) > field.left &&
      ruleBelow(run, field) !== null,
  );
  const run = page.runs[at];
  const rule = run === undefined ? null : ruleBelow(run, field);
  if (run === undefined || rule === null || field.value === 'ticked') return false;
  const xAt = (index: number): number => run.x + (run.width * index) / run.text.length;
  const [start, end] = [rule.index, rule.index + rule[0].length];
  const part = (from: number, to: number): TextRun[] => {
    const text = run.text.slice(from, to);
    return text.trim() === '' ? [] : [{ ...run, text, x: xAt(from), width: xAt(to) - xAt(from) }];
  };
  const text = ` ${field.value.join(' ')} `;
  const value = { ...toRun(text, field, run, page), x: xAt(start), y: run.y, width: xAt(end) - xAt(start) };
  page.runs.splice(at, 1, ...part(0, start), value, ...part(end, run.text.length));
  return true;
}

function ruleBelow(run: TextRun, field: Field): RegExpExecArray | null {
  const middle = middleOf(field);
  const rules = [...run.text.matchAll(RULED)];
  const distance = ({ index, 0: signs }: RegExpExecArray): number =>
    Math.abs(run.x + (run.width * (index + signs.length / 2)) / run.text.length - middle);
  return rules.reduce<RegExpExecArray | null>(
    (best, rule) => (best === null || distance(rule) < distance(best) ? rule : best),
    null,
  );
}

function toRun(text: string, field: Region, label: TextRun | undefined, page: Page): TextRun {
  const height = field.bottom - field.top;
  const size = label?.size ?? Math.min(page.size || USUAL_SIZE, SHARE_OF_HEIGHT * height);
  const normal = normalizeText(text);
  const rightToLeft = hasLettersFromRight(normal);
  const width = LETTER_WIDTH * size * normal.length;
  return {
    text: rightToLeft ? toSeenOrder(normal, 'rtl') : `${normal} `,
    x: field.left,
    y: Math.min(field.top + size, field.bottom),
    // A long answer is one line, and no wider than its field: it must not reach over what stands beside it.
    width: Math.max(size, Math.min(width, field.right - field.left)),
    size,
    style: page.style,
    mono: false,
    bold: false,
    rightToLeft,
    filled: true,
  };
}

function usualStyle(runs: readonly TextRun[]): number {
  const characters = new Map<number, number>();
  for (const { style, text } of runs) characters.set(style, (characters.get(style) ?? 0) + text.length);
  return largest([...characters], ([, count]) => count)?.[0] ?? 0;
}
