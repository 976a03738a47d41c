import type { Fault } from '../fault.ts';
import { pass, withRun } from '../run.ts';
import { seconds } from '../said.ts';

export interface DeafFacts {
  /** From the wish to stop until the supervisor's end. Milliseconds. */
  endMs: number | null;
  /** Processes of the app that live half a second after that. */
  left: number;
}

const WATCH_MS = 20_000;
const LAST_WORDS_MS = 500;

export const deaf: Fault<DeafFacts> = {
  name: 'ignores SIGTERM',
  does: 'The supervisor is stopped as its manual says, with a grace time of 5 s, while an app ignores SIGTERM, SIGINT and SIGHUP.',
  rule: 'yes: it ends within 12 s, and the app with it. partly: it ends, and the app lives on',
  observe: (contestant) =>
    withRun(contestant, { behaviour: 'deaf' }, async (run) => {
      await run.up();
      const at = Date.now();
      const hasEnded = await run.stop(WATCH_MS);
      const endMs = hasEnded ? Date.now() - at : null;
      await pass(LAST_WORDS_MS);
      return { endMs, left: run.living('web').length };
    }),
  judge: ({ endMs, left }) => {
    if (endMs === null) return { mark: 'no', saw: `it waits for ever (${WATCH_MS / 1000} s)` };
    const end = `it ends after ${seconds(endMs)}`;
    if (left > 0) return { mark: 'partly', saw: `${end}, the app lives on` };
    return { mark: endMs <= 12_000 ? 'yes' : 'partly', saw: `${end}, and the app with it` };
  },
};
