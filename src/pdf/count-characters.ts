/**
 * How many characters of a kind a text has.
 *
 * @param runs matches runs of them, with the flags `g` and `u`: a match for each would be a string for each
 */
export function countCharacters(text: string, runs: RegExp): number {
  let count = 0;
  for (const run of text.match(runs) ?? [])
    count += /[\ud800-\udbff]/.test(run) ? Array.from(run).length : run.length;
  return count;
}
