/** A patch that changes one text for one purpose. */
export interface Patch {
  /** The name of its file. */
  name: string;
  /** A unified diff; what stands before its first hunk is for people. */
  diff: string;
}

interface Hunk {
  patch: string;
  /** Where it begins in the text that it was written for, from 1. */
  line: number;
  before: readonly string[];
  after: readonly string[];
}

interface Edit {
  at: number;
  end: number;
  text: string;
}

/**
 * Applies patches to one text, each to the text as it was. A hunk fits where its lines stand, once, or at the line that
 * it names; how far it moved doesn't matter.
 *
 * @throws {Error} when one doesn't fit or two change the same lines: a line for each, with the name of the patch
 */
export function applyPatches(source: string, patches: readonly Patch[]): string {
  const problems: string[] = [];
  const edits: Edit[] = [];
  const lines = source.split('\n');
  const starts = startsOf(lines);
  for (const hunk of patches.flatMap(hunksOf)) {
    const at = find(hunk, lines);
    if (at === null) {
      problems.push(`${hunk.patch}, line ${hunk.line}, no longer fits: ${changedLine(hunk).trim()}`);
      continue;
    }
    edits.push(toEdit(hunk, at, starts));
  }
  const sorted = edits.toSorted((a, b) => a.at - b.at);
  const pieces: string[] = [];
  let copied = 0;
  for (const { at, end, text } of sorted) {
    if (at < copied) problems.push(`two patches change the same lines: ${text.trim()}`);
    pieces.push(source.slice(copied, at), text);
    copied = end;
  }
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return [...pieces, source.slice(copied)].join('');
}

function hunksOf({ name, diff }: Patch): Hunk[] {
  return diff.split(/^(?=@@ )/m).flatMap((part) => {
    const line = /^@@ -(\d+)/.exec(part)?.[1];
    if (line === undefined) return [];
    const body = part
      .split('\n')
      .slice(1)
      .filter((row) => row !== '' && !row.startsWith('\\'));
    const side = (left: string): string[] =>
      body.filter((row) => row.startsWith(' ') || row.startsWith(left)).map((row) => row.slice(1));
    return [{ patch: name, line: Number(line), before: side('-'), after: side('+') }];
  });
}

/** The index of the first of its lines; `null` where they are nowhere, or in several places that aren't its own. */
function find({ line, before }: Hunk, lines: readonly string[]): number | null {
  const fitsAt = (at: number): boolean => before.every((row, index) => lines[at + index] === row);
  if (fitsAt(line - 1)) return line - 1;
  const [first = ''] = before;
  const places: number[] = [];
  for (let at = lines.indexOf(first); at >= 0; at = lines.indexOf(first, at + 1))
    if (fitsAt(at)) places.push(at);
  return places.length === 1 ? (places[0] ?? null) : null;
}

/** Only the lines that differ: what stands around them may be changed by another patch. */
function toEdit({ before, after }: Hunk, at: number, starts: readonly number[]): Edit {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head += 1;
  let tail = 0;
  while (
    tail < before.length - head &&
    tail < after.length - head &&
    before.at(-1 - tail) === after.at(-1 - tail)
  )
    tail += 1;
  const inserted = after.slice(head, after.length - tail);
  return {
    at: starts[at + head] ?? 0,
    end: starts[at + before.length - tail] ?? 0,
    text: inserted.map((row) => `${row}\n`).join(''),
  };
}

function changedLine({ before, after }: Hunk): string {
  return before.find((row, index) => row !== after[index]) ?? before[0] ?? '';
}

function startsOf(lines: readonly string[]): number[] {
  const starts = [0];
  for (const line of lines) starts.push((starts.at(-1) ?? 0) + line.length + 1);
  return starts;
}
