import type { Fault } from '../fault.ts';
import { pass, withRun } from '../run.ts';
import { counted } from '../said.ts';

export type State = 'ready' | 'not ready' | null;

export interface SlowFacts {
  starts: number;
  isReady: boolean;
  /** What the supervisor says of the app halfway, and in the end; `null` where it can't be asked. */
  halfway: State;
  inTheEnd: State;
}

/** Well before the app is ready, see app.mjs: to be asked and to answer takes a slow supervisor seconds. */
const HALFWAY_MS = 2_500;
const WATCH_MS = 20_000;
const SETTLED_MS = 2_000;

export const slowStart: Fault<SlowFacts> = {
  name: 'slow start',
  does: 'An app needs 12 s until it works.',
  rule: 'yes: it is left alone, and the supervisor says "not ready" halfway and "ready" in the end',
  observe: (contestant) =>
    withRun(contestant, { behaviour: 'slow' }, async (run) => {
      await run.within(WATCH_MS, () => run.of('web', 'started').length > 0);
      await pass(HALFWAY_MS);
      const halfway = (await run.launch.state?.()) ?? null;
      await run.within(WATCH_MS, () => run.of('web', 'ready').length > 0);
      await pass(SETTLED_MS);
      const inTheEnd = (await run.launch.state?.()) ?? null;
      return {
        starts: run.of('web', 'started').length,
        isReady: run.of('web', 'ready').length > 0,
        ...{ halfway, inTheEnd },
      };
    }),
  judge: ({ starts, isReady, halfway, inTheEnd }, { readiness }) => {
    if (!isReady || starts > 1)
      return { mark: 'no', saw: `${counted(starts, 'start')}, ready: ${isReady ? 'yes' : 'never'}` };
    if (!readiness) {
      const says = halfway === 'ready' ? '; it says that the app runs long before it works' : '';
      return { mark: 'no notion', saw: `left alone${says}` };
    }
    const isRight = halfway === 'not ready' && inTheEnd === 'ready';
    return {
      mark: isRight ? 'yes' : 'no',
      saw: `left alone; it says "${halfway ?? 'nothing'}" halfway, "${inTheEnd ?? 'nothing'}" in the end`,
    };
  },
};
