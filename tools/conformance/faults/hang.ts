import type { Fault } from '../fault.ts';
import { withRun } from '../run.ts';
import { seconds } from '../said.ts';

export interface HangFacts {
  /** From its first readiness until it is ready once more; `null`: it never was. Milliseconds. */
  backMs: number | null;
}

const WATCH_MS = 20_000;

export const hang: Fault<HangFacts> = {
  name: 'hang',
  does: `The loop of an app stands still a second after it was ready; its process and its port are there. Watched for ${WATCH_MS / 1000} s, with a patience of 4 s where one can be set.`,
  rule: 'yes: it is ended and started again',
  observe: (contestant) =>
    withRun(contestant, { behaviour: 'hang', bounds: { silenceSeconds: 4 } }, async (run) => {
      await run.up();
      const first = run.of('web', 'ready')[0]?.at ?? 0;
      await run.within(WATCH_MS, () => run.of('web', 'ready').length > 1);
      const second = run.of('web', 'ready')[1]?.at;
      return { backMs: second === undefined ? null : second - first };
    }),
  judge: ({ backMs }, { liveness }) => {
    if (backMs !== null) return { mark: 'yes', saw: `replaced ${seconds(backMs)} after it was ready first` };
    if (!liveness) return { mark: 'no notion', saw: 'it has no check of that kind' };
    return { mark: 'no', saw: 'still the same process' };
  },
};
