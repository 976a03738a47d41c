import type { Patch } from './app-copy.ts';
import type { Event, ScheduledEvent } from './schedule.ts';

/** One of the things that make the promises true: what takes it away, and the events after which that must show. */
export interface Guard {
  patches: readonly Patch[];
  events: readonly ScheduledEvent[];
  /** What the judge must say when the guard is gone. */
  shows: RegExp;
}

const killAt = (victim: 'api' | 'worker', moment: (Event & { kind: 'kill-at' })['moment']): Event => ({
  kind: 'kill-at',
  victim,
  moment,
});

/** A row that counts for its latest owner only, wherever a claimed book is written. */
const FENCES = { claims: 2, extraction: 2, 'finished-audio': 1, stages: 2 };

export const GUARDS: Readonly<Record<string, Guard>> = {
  fencing: {
    patches: [
      ...Object.entries(FENCES).map(([name, times]) => ({
        file: `src/db/${name}.ts`,
        find: 'AND attempt = $2',
        replace: 'AND $2::integer IS NOT NULL',
        times,
      })),
      // Or the supervisor would replace the worker that stands still, and nobody would come back.
      { file: 'src/service/apps.ts', find: 'silenceMs: 30_000', replace: 'silenceMs: 600_000', times: 1 },
    ],
    // The second owner of a book stands still before it clears what the first one left, and goes on when a third one
    // has finished.
    events: inOrder([
      killAt('worker', 'book-claimed'),
      { kind: 'lost-claim', victim: 'worker', moment: 'book-claimed' },
    ]),
    shows:
      /ready, with a segment that is not stored|its segments (are not the text|have gaps)|has \d+ frames/,
  },
  reconcile: {
    patches: [
      {
        file: 'src/worker/reconcile.ts',
        find: 'await producer.ping();',
        replace: 'if (producer !== null) return;',
        times: 1,
      },
    ],
    // The upload is repeated and accepted, but its job was never queued.
    events: inOrder([killAt('api', 'row-written')]),
    shows: /lost, it still is queued/,
  },
  'content key': {
    patches: [
      {
        file: 'src/narration/content-key.ts',
        find: '.update(JSON.stringify(parts))',
        replace: '.update(JSON.stringify([parts, Math.random()]))',
        times: 1,
      },
    ],
    // What was bought while the text was being read is not found again when it is read again.
    events: inOrder([killAt('worker', 'text-complete'), killAt('worker', 'text-complete')]),
    shows: /was bought \d+ times|was stored \d+ times/,
  },
  'temp and rename': {
    patches: [
      {
        file: 'src/storage/disk/storage.ts',
        find: 'join(folder, `${PARTIAL_PREFIX}${randomUUID()}`)',
        replace: 'file',
        times: 1,
      },
    ],
    events: inOrder([killAt('worker', 'assembling'), killAt('worker', 'assembling')]),
    shows: /published before it was whole/,
  },
};

function inOrder(events: readonly Event[]): ScheduledEvent[] {
  return events.map((event, index) => ({ ...event, number: index + 1, delayMs: 0 }));
}
