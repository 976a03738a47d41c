import type { Fault } from '../fault.ts';
import { pass, withRun } from '../run.ts';
import { counted } from '../said.ts';
import type { State } from './slow-start.ts';

export interface NeverFacts {
  starts: number;
  state: State;
}

const READY_SECONDS = 4;
const WATCH_MS = 16_000;

export const neverReady: Fault<NeverFacts> = {
  name: 'never ready',
  does: `An app runs and never works. It may take ${READY_SECONDS} s where that can be said; watched for ${WATCH_MS / 1000} s.`,
  rule: 'yes: it is ended and started again. partly: only shown as not ready',
  observe: (contestant) =>
    withRun(contestant, { behaviour: 'never', bounds: { readySeconds: READY_SECONDS } }, async (run) => {
      await pass(WATCH_MS);
      return { starts: run.of('web', 'started').length, state: (await run.launch.state?.()) ?? null };
    }),
  judge: ({ starts, state }, { readiness }) => {
    if (starts > 1) return { mark: 'yes', saw: `ended and started again (${counted(starts, 'start')})` };
    if (!readiness) return { mark: 'no notion', saw: 'a process that runs is all that it knows' };
    if (state === 'not ready') return { mark: 'partly', saw: 'shown as not ready, and left so' };
    return { mark: 'no', saw: 'shown as if it worked' };
  },
};
