import type { Fault } from '../fault.ts';
import { scanLines } from '../log-scan.ts';
import { pass, withRun } from '../run.ts';

export interface HalfLineFacts {
  /** The two halves stand in one line, without anything of others. */
  isJoined: boolean;
  /** The line without an end, by which the app ended, stands alone in one. */
  isLastKept: boolean;
}

const WATCH_MS = 6_000;

export const halfLine: Fault<HalfLineFacts> = {
  name: 'half line',
  does: 'An app prints half a line, two seconds later the other half, and ends in the middle of a line, while another app prints one every 0.2 s.',
  rule: 'yes: the halves are one line, and the last words are kept, without anything of the other app. partly: one of both',
  observe: (contestant) =>
    withRun(contestant, { behaviour: 'half-line' }, async (run) => {
      await run.up();
      await pass(WATCH_MS);
      const facts = { isJoined: false, isLastKept: false };
      await scanLines(run.logs('web'), (line) => {
        if (line.includes('tick')) return;
        if (line.includes('first half, second half')) facts.isJoined = true;
        if (/\bno end(?!\w)/.test(line)) facts.isLastKept = true;
      });
      return facts;
    }),
  judge: ({ isJoined, isLastKept }) => ({
    mark: isJoined && isLastKept ? 'yes' : isJoined || isLastKept ? 'partly' : 'no',
    saw: `the halves are ${isJoined ? 'one line' : 'torn apart or mixed'}; the last words are ${isLastKept ? 'kept' : 'lost or mixed'}`,
  }),
};
