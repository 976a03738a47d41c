import type { Fault } from '../fault.ts';
import { scanLines } from '../log-scan.ts';
import { newestTickMs, watchMemory } from '../noise.ts';
import { pass, withRun } from '../run.ts';
import { seconds } from '../said.ts';

export interface LongLineFacts {
  writtenMs: number | null;
  grownMb: number;
  /** Of the 100 MB, what is in the log. */
  arrivedMb: number;
  otherMs: number;
  lives: boolean;
}

const WATCH_MS = 60_000;
const BEGINNING_MS = 1_000;
const SETTLED_MS = 1_500;

export const longLine: Fault<LongLineFacts> = {
  name: '100 MB line',
  does: 'An app prints a single line of 100 MB, while another prints one every 0.2 s.',
  rule: 'yes: the supervisor lives and grows by at most 64 MB, and the other app is heard within 3 s. partly: it lives and the other is heard',
  isHeavy: true,
  observe: (contestant) =>
    withRun(contestant, { behaviour: 'long-line' }, async (run) => {
      await run.up();
      const memory = watchMemory(run);
      const at = (run.of('web', 'ready')[0]?.at ?? 0) + BEGINNING_MS;
      await run.within(WATCH_MS, () => run.of('web', 'written').length > 0 || run.exit() !== null);
      const written = run.of('web', 'written')[0]?.at;
      await pass(SETTLED_MS);
      const otherMs = await newestTickMs(run);
      let arrived = 0;
      await scanLines(run.logs('web'), (line, length) => {
        if (/y{80}/.test(line)) arrived += length;
      });
      return {
        writtenMs: written === undefined ? null : written - at,
        ...{ grownMb: memory.end(), arrivedMb: arrived / 1024 / 1024, otherMs, lives: run.exit() === null },
      };
    }),
  judge: ({ writtenMs, grownMb, arrivedMb, otherMs, lives }) => {
    if (!lives) return { mark: 'no', saw: 'the supervisor ends' };
    const isHeard = otherMs <= 3_000 && writtenMs !== null;
    const saw = [
      writtenMs === null ? 'never through' : `through in ${seconds(writtenMs)}`,
      `memory + ${Math.max(0, Math.round(grownMb))} MB`,
      `${Math.round(arrivedMb)} MB of it in the log`,
      otherMs <= 3_000 ? 'the other app is heard' : `the other app was heard ${seconds(otherMs)} ago`,
    ];
    return { mark: isHeard ? (grownMb <= 64 ? 'yes' : 'partly') : 'no', saw: saw.join('; ') };
  },
};
