import type { RunsPage } from '../page/runs-page.ts';
import type { LeavingOut } from './leaving-out.ts';

const TURNED = { kind: 'margin', reason: 'runs up or down the page', evidence: ['look'] } as const;
const OBLIQUE = {
  kind: 'watermark',
  reason: 'runs across the page at an angle',
  evidence: ['look'],
} as const;

/** Takes out text that runs another way than most of the page: stamps along its edge, watermarks. */
export function removeTurnedText(page: RunsPage, leaveOut: LeavingOut): RunsPage {
  const turned = page.runs.filter((run) => run.turned !== undefined);
  return leaveOut.runs(
    page,
    turned.map((run) => ({ ...(run.turned === 'oblique' ? OBLIQUE : TURNED), runs: [run] })),
  );
}
