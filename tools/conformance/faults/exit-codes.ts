import type { Fault } from '../fault.ts';
import { withRun } from '../run.ts';
import type { Exit } from '../run.ts';
import { isFailure } from '../said.ts';
import { observeCrashes } from './crash-loop.ts';

export interface ExitFacts {
  /** What its manual says that it ends with when it is stopped. */
  stoppedCode: number;
  /** `null`: it doesn't end. */
  whenStopped: Exit | null;
  whenMisconfigured: Exit | null;
  whenAnAppCrashes: Exit | null;
}

const STOP_MS = 15_000;
const REFUSAL_MS = 12_000;
const CRASH_MS = 45_000;

export const exitCodes: Fault<ExitFacts> = {
  name: 'exit codes',
  does: 'Stopped in order; started with a mistake in its configuration; an app that crashes at each start (45 s).',
  rule: 'yes: 0 (or the signal itself, 143, or what its manual names) when stopped, another code for the mistake, another one in the end for the app. partly: two of the three',
  observe: async (contestant) => {
    const stop = await withRun(contestant, { behaviour: 'good' }, async (run) => {
      await run.up();
      await run.stop(STOP_MS);
      return { whenStopped: run.exit(), stoppedCode: run.launch.stoppedCode ?? 0 };
    });
    const whenMisconfigured = await withRun(
      contestant,
      { behaviour: 'good', isBroken: true },
      async (run) => {
        await run.within(REFUSAL_MS, () => run.exit() !== null);
        return run.exit();
      },
    );
    const { exit: whenAnAppCrashes } = await observeCrashes(contestant, 'crash', CRASH_MS);
    return { ...stop, whenMisconfigured, whenAnAppCrashes };
  },
  judge: ({ whenStopped, stoppedCode, whenMisconfigured, whenAnAppCrashes }) => {
    const asked =
      whenStopped !== null &&
      (whenStopped.code === stoppedCode || whenStopped.code === 143 || whenStopped.signal === 'SIGTERM');
    const held = [asked, fails(whenMisconfigured), fails(whenAnAppCrashes)].filter((each) => each).length;
    const saw = `stopped ${word(whenStopped)}, mistake ${word(whenMisconfigured)}, app that crashes ${word(whenAnAppCrashes)}`;
    return { mark: held === 3 ? 'yes' : held === 2 ? 'partly' : 'no', saw };
  },
};

function fails(exit: Exit | null): boolean {
  return exit !== null && isFailure(exit);
}

function word(exit: Exit | null): string {
  return exit === null ? 'no end' : (exit.signal ?? String(exit.code));
}
