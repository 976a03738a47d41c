import type { Fault } from '../fault.ts';
import { withRun } from '../run.ts';
import { scanLines } from '../log-scan.ts';
import { newestTickMs, watchMemory } from '../noise.ts';
import { seconds } from '../said.ts';

export interface FloodFacts {
  /** How long the app took to get rid of it; `null`: it didn't. Milliseconds. */
  writtenMs: number | null;
  /** What the supervisor's own memory grew by at most. */
  grownMb: number;
  /** Lines that came as they were written, of 400,000, and others that have a part of one. */
  whole: number;
  broken: number;
  /** How old the newest line of the other app is. Milliseconds. */
  otherMs: number;
}

const WATCH_MS = 60_000;
const BEGINNING_MS = 1_000;
const FLOOD_LINE = /flood \d{6} x{80} end(?![^"\s\\}])/;

export const logFlood: Fault<FloodFacts> = {
  name: 'log flood',
  does: 'An app prints 400,000 lines (40 MB) as fast as it can, while another prints one every 0.2 s.',
  rule: 'yes: the supervisor grows by at most 64 MB, no line is broken or mixed with another, and the other app is heard within 3 s. partly: two of the three. What a logger drops by its own rotation is no fault',
  isHeavy: true,
  observe: (contestant) =>
    withRun(contestant, { behaviour: 'flood' }, async (run) => {
      await run.up();
      const memory = watchMemory(run);
      const at = (run.of('web', 'ready')[0]?.at ?? 0) + BEGINNING_MS;
      await run.within(WATCH_MS, () => run.of('web', 'written').length > 0);
      const written = run.of('web', 'written')[0]?.at;
      await run.within(BEGINNING_MS, () => false);
      const otherMs = await newestTickMs(run);
      let whole = 0;
      let broken = 0;
      await scanLines(run.logs('web'), (line) => {
        if (FLOOD_LINE.test(line) && !line.includes('tick')) whole += 1;
        else if (/flood|x{8}/.test(line)) broken += 1;
      });
      return {
        writtenMs: written === undefined ? null : written - at,
        ...{ whole, broken, otherMs },
        grownMb: memory.end(),
      };
    }),
  judge: ({ writtenMs, grownMb, whole, broken, otherMs }) => {
    const held = [grownMb <= 64, broken === 0 && whole > 0, otherMs <= 3_000];
    const count = held.filter((each) => each).length;
    const saw = [
      writtenMs === null ? 'never through' : `through in ${seconds(writtenMs)}`,
      `memory + ${Math.max(0, Math.round(grownMb))} MB`,
      `${whole.toLocaleString('en')} whole lines, ${broken.toLocaleString('en')} broken`,
      otherMs <= 3_000 ? 'the other app is heard' : `the other app was heard ${seconds(otherMs)} ago`,
    ];
    const mark = writtenMs === null ? 'no' : count === 3 ? 'yes' : count === 2 ? 'partly' : 'no';
    return { mark, saw: saw.join('; ') };
  },
};
