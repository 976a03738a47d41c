import type { Contestant } from '../contestant.ts';
import type { Fault } from '../fault.ts';
import { pass, withRun } from '../run.ts';

export interface ChildFacts {
  /** The child lives six seconds after its parent was killed. */
  afterCrash: boolean;
  /** It lives two seconds after the supervisor was stopped and has ended. */
  afterStop: boolean;
}

const AFTER_CRASH_MS = 6_000;
const STOP_MS = 15_000;
const AFTER_STOP_MS = 2_000;

export const childLeft: Fault<ChildFacts> = {
  name: 'child left over',
  does: 'An app has started a child. Once the app is killed, and once the supervisor is stopped, while the app ends without a thought for its child, which would end by SIGTERM.',
  rule: 'yes: the child is gone both times. partly: one of both',
  observe: async (contestant) => ({
    afterCrash: await observeCrash(contestant),
    afterStop: await observeStop(contestant),
  }),
  judge: ({ afterCrash, afterStop }) => {
    const words = [
      `${afterCrash ? 'lives on' : 'is gone'} after a crash of its parent`,
      `${afterStop ? 'lives on' : 'is gone'} after a stop`,
    ];
    const mark = afterCrash ? (afterStop ? 'no' : 'partly') : afterStop ? 'partly' : 'yes';
    return { mark, saw: `the child ${words.join(', and ')}` };
  },
};

function observeCrash(contestant: Contestant): Promise<boolean> {
  return withRun(contestant, { behaviour: 'parent' }, async (run) => {
    await run.up();
    await run.within(AFTER_CRASH_MS, () => run.of('child', 'ready').length > 0);
    const child = run.of('child', 'started')[0]?.pid ?? 0;
    process.kill(run.of('web', 'started')[0]?.pid ?? 0, 'SIGKILL');
    await pass(AFTER_CRASH_MS);
    return run.living('child').includes(child);
  });
}

function observeStop(contestant: Contestant): Promise<boolean> {
  return withRun(contestant, { behaviour: 'parent' }, async (run) => {
    await run.up();
    await run.within(AFTER_CRASH_MS, () => run.of('child', 'ready').length > 0);
    await run.stop(STOP_MS);
    await pass(AFTER_STOP_MS);
    return run.living('child').length > 0;
  });
}
