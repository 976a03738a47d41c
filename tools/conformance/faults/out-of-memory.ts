import type { Fault } from '../fault.ts';
import { residentMb } from '../processes.ts';
import { withRun } from '../run.ts';
import { seconds } from '../said.ts';

export interface GrowFacts {
  peakMb: number;
  /** From its readiness until it is ready once more. Milliseconds. */
  backMs: number | null;
  hasEnded: boolean;
}

const WATCH_MS = 45_000;
/** What an app may hold at its peak: its limit of 256 and what grows until somebody looks. */
const WELL_MB = 450;

export const outOfMemory: Fault<GrowFacts> = {
  name: 'out of memory',
  does: `An app grows to 600 MB in 3 s; it may have 256 MB where that can be said. Watched for ${WATCH_MS / 1000} s.`,
  rule: `yes: it is ended before it has more than ${WELL_MB} MB, and started again. partly: one of both`,
  isHeavy: true,
  observe: (contestant) =>
    withRun(contestant, { behaviour: 'grow' }, async (run) => {
      await run.up();
      const [first] = run.of('web', 'ready');
      let peakMb = 0;
      await run.within(WATCH_MS, () => {
        peakMb = Math.max(peakMb, residentMb([first?.pid ?? 0]));
        return run.of('web', 'ready').length > 1 || run.exit() !== null;
      });
      const back = run.of('web', 'ready')[1]?.at;
      const backMs = back === undefined ? null : back - (first?.at ?? 0);
      return { peakMb, backMs, hasEnded: !run.living('web').includes(first?.pid ?? 0) };
    }),
  judge: ({ peakMb, backMs, hasEnded }, { memory }) => {
    const peak = `${Math.round(peakMb / 10) * 10} MB at the peak`;
    if (backMs === null && !hasEnded && !memory) return { mark: 'no notion', saw: `left at ${peak}` };
    const isBounded = hasEnded && peakMb <= WELL_MB;
    const back =
      backMs === null
        ? hasEnded
          ? 'ended, not started again'
          : 'not ended'
        : `ready again after ${seconds(backMs)}`;
    const mark = isBounded && backMs !== null ? 'yes' : isBounded || backMs !== null ? 'partly' : 'no';
    return { mark, saw: `${peak}, ${back}` };
  },
};
