import type { Contestant } from '../contestant.ts';
import type { Fault, Verdict } from '../fault.ts';
import { isSaid } from '../log-scan.ts';
import { withRun } from '../run.ts';
import type { Exit } from '../run.ts';
import { endOf, isFailure, seconds } from '../said.ts';

export interface CrashFacts {
  /** Times between two starts that follow each other, of those that failed. Milliseconds. */
  gapsMs: number[];
  /** `null`: it still runs after `watchedMs`. */
  exit: Exit | null;
  watchedMs: number;
  /** Of the last start until the end of the watch. Milliseconds. */
  quietMs: number;
  /** The log says that it is not tried again. */
  saysGivenUp: boolean;
}

const CRASH_MS = 45_000;
/** As long as app.mjs works well before it begins to crash. */
const WELL_MS = 20_000;
/** Pauses are at most doubled, so that one that is longer than these is no pause. */
const GIVEN_UP = { ms: 10_000, lastPauses: 2.5 };

export const crashLoop: Fault<CrashFacts> = {
  name: 'crash loop',
  does: `An app ends with code 3 at each start. Watched for ${CRASH_MS / 1000} s.`,
  rule: 'yes: tried again, ever more slowly, and then the end of all with a code that is not 0, so that whoever started the supervisor hears of it. partly: some of that',
  observe: (contestant) => observeCrashes(contestant, 'crash', CRASH_MS),
  judge: judgeCrashes,
};

export const crashAfterHours: Fault<CrashFacts> = {
  name: 'crash loop after hours',
  does: `The same, once the app has worked for ${WELL_MS / 1000} s, which is beyond every time after which one of the eight counts a start as good or stops counting crashes (supervisord \`startsecs\` 5 s, PM2 \`min_uptime\` × \`max_restarts\` 16 s): what would be hours with longer settings.`,
  rule: 'as above',
  observe: (contestant) => observeCrashes(contestant, 'crash-later', WELL_MS + CRASH_MS),
  judge: judgeCrashes,
};

export async function observeCrashes(
  contestant: Contestant,
  behaviour: string,
  watchedMs: number,
): Promise<CrashFacts> {
  return withRun(contestant, { behaviour }, async (run) => {
    await run.within(watchedMs, () => run.exit() !== null);
    const starts = run.of('web', 'started').map(({ at }) => at);
    // The first gap is the time in which it worked.
    const failing = behaviour === 'crash' ? starts : starts.slice(1);
    return {
      gapsMs: failing.slice(1).map((at, index) => at - (failing[index] ?? at)),
      exit: run.exit(),
      watchedMs,
      quietMs: Date.now() - (starts.at(-1) ?? 0),
      saysGivenUp: await isSaid(run.logs('web'), /gave up: web/),
    };
  });
}

export function judgeCrashes({ gapsMs, exit, watchedMs, quietMs, saysGivenUp }: CrashFacts): Verdict {
  const tries = gapsMs.length === 1 ? '1 more try' : `${gapsMs.length} more tries`;
  const slower = (gapsMs.at(-1) ?? 0) >= 2 * (gapsMs[0] ?? 0) && gapsMs.length > 1;
  if (exit !== null) {
    const end = endOf(exit);
    if (!isFailure(exit)) return { mark: 'no', saw: `${tries}, then ${end}, as if all were well` };
    if (gapsMs.length === 0) return { mark: 'partly', saw: `not tried again; ${end}` };
    const pace = slower ? 'ever more slowly' : `every ${seconds(gapsMs.at(-1) ?? 0)}`;
    return { mark: slower ? 'yes' : 'partly', saw: `${tries}, ${pace}, then ${end}` };
  }
  if (gapsMs.length === 0) return { mark: 'no', saw: 'not tried again, and goes on without it' };
  const hasGivenUp =
    saysGivenUp || quietMs > Math.max(GIVEN_UP.ms, GIVEN_UP.lastPauses * (gapsMs.at(-1) ?? 0));
  const pace = slower ? 'ever more slowly' : `every ${seconds(gapsMs.at(-1) ?? 0)}`;
  const end = hasGivenUp
    ? 'then given up; it goes on without the app, and nobody outside hears of it'
    : `without an end in ${watchedMs / 1000} s, and nobody outside hears of it`;
  return { mark: 'partly', saw: `${tries}, ${pace}, ${end}` };
}
