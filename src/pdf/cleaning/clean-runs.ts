import type { RunsPage } from '../page/runs-page.ts';
import type { CleaningOptions } from './clean-book.ts';
import { createLeavingOut, everythingGoes } from './leaving-out.ts';
import { STEPS } from './steps.ts';

/** Takes a page through the steps over runs; to be called for page after page of one book. */
export function createRunCleaner({
  steps = STEPS,
  guard = everythingGoes,
}: CleaningOptions): (page: RunsPage) => RunsPage {
  const begun = steps.flatMap((step) =>
    step.over === 'runs' ? [{ clean: step.begin(), leaveOut: createLeavingOut(step.name, guard) }] : [],
  );
  return (page) => begun.reduce((sorted, { clean, leaveOut }) => clean(sorted, leaveOut), page);
}
