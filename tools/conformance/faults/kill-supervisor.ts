import type { Fault } from '../fault.ts';
import { pass, withRun } from '../run.ts';

export interface OrphanFacts {
  /** Apps that live six seconds after the supervisor was killed, of two. */
  left: number;
  /** How many `web` there are after the same start once more; `null` where nothing was left. */
  websAfterRestart: number | null;
}

const LEFT_MS = 6_000;
const RESTART_MS = 8_000;

export const killSupervisor: Fault<OrphanFacts> = {
  name: 'SIGKILL of the supervisor',
  does: `The supervisor is killed; where apps live on after ${LEFT_MS / 1000} s, it is started again in the same place. The apps have no fixed port here, like workers.`,
  rule: 'yes: no app lives on. partly: they live on, and the next start makes no second ones',
  observe: (contestant) =>
    withRun(contestant, { behaviour: 'good', port: 0 }, async (run) => {
      await run.up();
      run.kill();
      await pass(LEFT_MS);
      const left = ['web', 'other'].filter((app) => run.living(app).length > 0).length;
      if (left === 0) return { left, websAfterRestart: null };
      run.again();
      await pass(RESTART_MS);
      return { left, websAfterRestart: run.living('web').length };
    }),
  judge: ({ left, websAfterRestart }) => {
    if (left === 0) return { mark: 'yes', saw: 'nothing lives on' };
    const both = left === 2 ? 'both apps live on' : 'one of two apps lives on';
    if (websAfterRestart === 1)
      return { mark: 'partly', saw: `${both}; the next start makes no second ones` };
    return { mark: 'no', saw: `${both}; after the next start there are ${websAfterRestart ?? 0} of the app` };
  },
};
