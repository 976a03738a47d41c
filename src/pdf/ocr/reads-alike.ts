/** Shorter texts may be alike by chance. */
const MIN_CHARACTERS = 8;
/** What may be misread, as a share of all. */
const MAX_DIFFERENT = 0.2;

/** A page's number at either end, which may be misread: "2 THE SEA", "THE SEA | 3", "THE SEA l4". */
const PAGE_NUMBER = /^\P{L}*\d\S*\s+|\s+(?:\S?\d\S*|\P{L}+)$/gu;

/** Whether two lines of a scan say the same, the page's number and misread letters aside, as running heads do. */
export function readsAlike(one: string, other: string): boolean {
  const [first, second] = [one.replace(PAGE_NUMBER, ''), other.replace(PAGE_NUMBER, '')];
  // "Section 2" and "Section 3" are headings.
  if (!first.includes(' ')) return false;
  const [a, b] = [charactersOf(first), charactersOf(second)];
  const longest = Math.max(a.length, b.length);
  if (Math.min(a.length, b.length) < MIN_CHARACTERS) return false;
  const most = Math.floor(MAX_DIFFERENT * longest);
  return Math.abs(a.length - b.length) <= most && distance(a, b) <= most;
}

function charactersOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Characters to insert, take out and replace (Levenshtein). */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
