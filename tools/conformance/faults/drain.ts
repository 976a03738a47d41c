import type { Fault } from '../fault.ts';
import { isSaid } from '../log-scan.ts';
import { withRun } from '../run.ts';

export interface DrainFacts {
  hasDrained: boolean;
  /** The app's last line is in the log. */
  isLastLineKept: boolean;
  /** The supervisor had not ended before the app had. */
  hasWaited: boolean;
}

const STOP_MS = 15_000;
const DRAIN_MS = 6_000;

export const drain: Fault<DrainFacts> = {
  name: 'drain within the grace',
  does: 'An app takes 2 s to finish its work when it is asked to stop; the grace time is 5 s.',
  rule: 'yes: it gets them, its last line is in the log, and the supervisor waits for it. partly: it gets them',
  observe: (contestant) =>
    withRun(contestant, { behaviour: 'drain' }, async (run) => {
      await run.up();
      await run.stop(STOP_MS);
      const isThrough = (): boolean => run.of('web', 'drained').length > 0;
      const hasWaited = run.living('web').length === 0;
      await run.within(DRAIN_MS, isThrough);
      const isLastLineKept = await isSaid(run.logs('web'), /web has drained/);
      return { hasDrained: isThrough(), isLastLineKept, hasWaited };
    }),
  judge: ({ hasDrained, isLastLineKept, hasWaited }) => {
    if (!hasDrained) return { mark: 'no', saw: 'it is cut off' };
    const missing = [
      ...(hasWaited ? [] : ['the supervisor ends before it']),
      ...(isLastLineKept ? [] : ['its last line is lost']),
    ];
    if (missing.length === 0) return { mark: 'yes', saw: 'finished, waited for, its last line is there' };
    return { mark: 'partly', saw: `finished; ${missing.join(', ')}` };
  },
};
