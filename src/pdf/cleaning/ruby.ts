import type { RunsPage } from '../page/runs-page.ts';
import type { TextRun } from '../page/text-runs.ts';
import type { LeavingOut } from './leaving-out.ts';

const KANA_ONLY = /^[\u3040-\u30ff\s]+$/;
const HAS_IDEOGRAPH = /[\u3400-\u9fff\uf900-\ufaff]/;
/** Ruby is half as large as the text; a share of it, with room. */
const MAX_SIZE = 0.62;
/** How far its baseline is above that of the text, in sizes of the text. */
const LEAST_RISE = 0.6;
const MOST_RISE = 1.6;

const WHY = {
  kind: 'note-mark',
  reason: 'says how the word below it is read',
  evidence: ['look', 'place'],
} as const;

/** Takes out ruby: small kana above an ideograph, which a voice would read besides the word that it explains. */
export function removeRuby(page: RunsPage, leaveOut: LeavingOut): RunsPage {
  const small = page.runs.filter(({ text }) => KANA_ONLY.test(text) && text.trim() !== '');
  if (small.length === 0) return page;
  const words = page.runs.filter(({ text }) => HAS_IDEOGRAPH.test(text));
  const found = small.filter((run) => words.some((word) => isAbove(run, word)));
  return leaveOut.runs(
    page,
    found.map((run) => ({ ...WHY, runs: [run] })),
  );
}

function isAbove(run: TextRun, word: TextRun): boolean {
  const rise = word.y - run.y;
  return (
    run.size <= MAX_SIZE * word.size &&
    rise >= LEAST_RISE * word.size &&
    rise <= MOST_RISE * word.size &&
    run.x < word.x + word.width &&
    run.x + run.width > word.x
  );
}
