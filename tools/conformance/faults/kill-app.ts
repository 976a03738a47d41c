import type { Fault } from '../fault.ts';
import { isSaid } from '../log-scan.ts';
import { withRun } from '../run.ts';
import type { Exit } from '../run.ts';
import { endOf, isFailure, seconds } from '../said.ts';

export interface KillFacts {
  /** From the kill until the app is ready once more. Milliseconds. */
  backMs: number | null;
  exit: Exit | null;
  /** The signal is named, in its log or in an answer of it. */
  isCauseTold: boolean;
}

const WATCH_MS = 12_000;
const BY_KILL = /SIGKILL|signal[ =:"]*9\b|signal[^a-z]*KILL|\b137\b/i;

export const killApp: Fault<KillFacts> = {
  name: 'SIGKILL of the app',
  does: `An app is killed from outside. Watched for ${WATCH_MS / 1000} s.`,
  rule: 'yes: ready again within 5 s, and the signal is named (log, or what the supervisor answers). partly: only one of both, or the end of all with a code that is not 0',
  observe: (contestant) =>
    withRun(contestant, { behaviour: 'good' }, async (run) => {
      await run.up();
      const at = Date.now();
      process.kill(run.of('web', 'started')[0]?.pid ?? 0, 'SIGKILL');
      const isBack = (): boolean => run.of('web', 'ready').length > 1;
      await run.within(WATCH_MS, () => isBack() || run.exit() !== null);
      const back = run.of('web', 'ready')[1]?.at;
      const answered = (await run.launch.lastExit?.()) ?? '';
      return {
        backMs: back === undefined ? null : back - at,
        exit: run.exit(),
        isCauseTold: BY_KILL.test(answered) || (await isSaid(run.logs('web'), BY_KILL)),
      };
    }),
  judge: ({ backMs, exit, isCauseTold }) => {
    const told = isCauseTold ? 'and says by which signal' : 'and does not say by which signal';
    if (backMs !== null) {
      const isSoon = backMs <= 5_000;
      return {
        mark: isSoon && isCauseTold ? 'yes' : 'partly',
        saw: `ready again after ${seconds(backMs)}, ${told}`,
      };
    }
    if (exit !== null && isFailure(exit))
      return { mark: 'partly', saw: `not started again; ${endOf(exit)}, ${told}` };
    const end = exit === null ? 'goes on without it' : endOf(exit);
    return { mark: 'no', saw: `not started again; ${end}` };
  },
};
