import { createServer } from 'node:net';
import { once } from 'node:events';
import type { Fault } from '../fault.ts';
import { isSaid } from '../log-scan.ts';
import { pass, withRun } from '../run.ts';
import type { Exit } from '../run.ts';
import { endOf, isFailure, seconds } from '../said.ts';

export interface PortFacts {
  /** From the moment at which the port is free. Milliseconds. */
  readyMs: number | null;
  exit: Exit | null;
  isCauseTold: boolean;
}

/** As long as the instance before it takes to go, in a deploy. */
const TAKEN_MS = 10_000;
const WATCH_MS = 25_000;

export const portTaken: Fault<PortFacts> = {
  name: 'port taken',
  does: `Another program has the port of the app for ${TAKEN_MS / 1000} s, as in a deploy. Watched for ${WATCH_MS / 1000} s more.`,
  rule: 'yes: the app works within 15 s after the port is free, and the log says what was wrong. partly: only one of both, or the end of all with a code that is not 0',
  observe: async (contestant) => {
    const other = createServer();
    return withRun(
      {
        ...contestant,
        prepare: async (place) => {
          const [web] = place.apps;
          other.listen(web?.port, '127.0.0.1');
          await once(other, 'listening');
          return contestant.prepare(place);
        },
      },
      { behaviour: 'good' },
      async (run) => {
        await pass(TAKEN_MS);
        const free = Date.now();
        other.close();
        const first = (): number | undefined => run.of('web', 'ready')[0]?.at;
        await run.within(WATCH_MS, () => first() !== undefined || run.exit() !== null);
        const at = first();
        return {
          readyMs: at === undefined ? null : at - free,
          exit: run.exit(),
          isCauseTold: await isSaid(run.logs('web'), /EADDRINUSE|another program listens/),
        };
      },
    ).finally(() => other.close());
  },
  judge: ({ readyMs, exit, isCauseTold }) => {
    const told = isCauseTold ? 'the log says why' : 'the log does not say why';
    if (readyMs !== null)
      return {
        mark: readyMs <= 15_000 && isCauseTold ? 'yes' : 'partly',
        saw: `works ${seconds(readyMs)} after the port is free; ${told}`,
      };
    if (exit !== null && isFailure(exit)) return { mark: 'partly', saw: `${endOf(exit)}; ${told}` };
    return { mark: 'no', saw: `given up, and goes on without it; ${told}` };
  },
};
