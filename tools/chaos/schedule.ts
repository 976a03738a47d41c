import type { Checkpoint } from '../../src/process/checkpoints.ts';
import type { SpeechChoice } from './speech-stand-in.ts';
import { createRandom } from '../kit/random.ts';

/** What can be killed. `speech` is the child of the offline voice; with Google there is none. */
export type Process = 'api' | 'worker' | 'extract' | 'speech' | 'supervisor';
export type Server = 'redis' | 'postgres';
/** What can be reached over a network that fails. */
export type Link = Server | 'speech service';
export type NetworkFault = 'slow' | 'reset' | 'stalled' | 'refused';

export type Event =
  /** SIGKILL to a process at whatever it is doing. */
  | { kind: 'kill'; victim: Process; moment: 'random' }
  /** SIGKILL when half of an upload has arrived. */
  | { kind: 'kill-mid-upload'; victim: 'api'; moment: 'mid-upload' }
  /** A process kills itself at a checkpoint. */
  | { kind: 'kill-at'; victim: 'api' | 'worker' | 'preflight'; moment: Checkpoint }
  /** SIGKILL to a server; at a checkpoint, the process that reached it stands still until the server is back. */
  | { kind: 'kill-server'; victim: Server; moment: 'random' | Checkpoint }
  /**
   * A worker stands still at a checkpoint and loses its claims; it goes on when another one has taken over. Nobody is
   * killed.
   */
  | { kind: 'lost-claim'; victim: 'worker'; moment: Checkpoint }
  | { kind: 'network'; victim: Link; moment: NetworkFault };

export type ScheduledEvent = Event & {
  number: number;
  /** Pause before it, after the one before it has begun. Milliseconds. */
  delayMs: number;
};

export interface ScheduleOptions {
  seed: number;
  /** Events that kill; others come on top. */
  kills: number;
  queue: 'redis' | 'postgres';
  speech: SpeechChoice;
  minDelayMs: number;
  maxDelayMs: number;
}

const kill = (victim: Process): Event => ({ kind: 'kill', victim, moment: 'random' });
const killAt = (victim: 'api' | 'worker', moment: Checkpoint): Event => ({ kind: 'kill-at', victim, moment });
const killServer = (victim: Server, moment: 'random' | Checkpoint): Event => ({
  kind: 'kill-server',
  victim,
  moment,
});
const lostClaim = (moment: Checkpoint): Event => ({ kind: 'lost-claim', victim: 'worker', moment });
const network = (victim: Link, moment: NetworkFault): Event => ({ kind: 'network', victim, moment });

export const WORKER_MOMENTS: readonly Checkpoint[] = [
  'book-claimed',
  'segments-written',
  'text-complete',
  'speech-claimed',
  'speech-bought',
  'object-written',
  'speech-stored',
  'receipt-written',
  'assembling',
  'audio-stored',
  'audio-published',
];
const API_MOMENTS: readonly Checkpoint[] = ['upload-stored', 'row-written'];
const FAULTS: readonly NetworkFault[] = ['slow', 'reset', 'stalled', 'refused'];

/** Every kind of event once or more, as often as it shall come up in relation to the others. */
function deckFor({ queue, speech }: ScheduleOptions): Event[] {
  const servers: Server[] = queue === 'redis' ? ['postgres', 'redis'] : ['postgres'];
  return [
    ...Array.from({ length: 5 }, () => kill('worker')),
    ...Array.from({ length: 8 }, () => kill('api')),
    ...Array.from({ length: 3 }, () => kill('extract')),
    ...(speech === 'espeak' ? Array.from({ length: 3 }, () => kill('speech')) : []),
    kill('supervisor'),
    ...WORKER_MOMENTS.map((moment) => killAt('worker', moment)),
    ...API_MOMENTS.map((moment) => killAt('api', moment)),
    { kind: 'kill-mid-upload', victim: 'api', moment: 'mid-upload' },
    ...servers.map((server) => killServer(server, 'random')),
    killServer('postgres', 'row-written'),
    killServer('postgres', 'speech-bought'),
    killServer('postgres', 'audio-stored'),
    ...(queue === 'redis'
      ? [killServer('redis', 'row-written'), killServer('redis', 'segments-written')]
      : []),
    lostClaim('book-claimed'),
    lostClaim('speech-stored'),
    lostClaim('audio-stored'),
  ];
}

/**
 * Only some of them each time: while the network fails, nothing is there that could be killed in the middle of
 * something.
 */
const FAULTS_A_DECK = 4;

function faultsFor({ queue, speech }: ScheduleOptions): Event[] {
  const links: Link[] = ['postgres'];
  if (queue === 'redis') links.push('redis');
  if (speech !== 'espeak') links.push('speech service');
  return links.flatMap((link) => FAULTS.map((fault) => network(link, fault)));
}

/** Whether an event counts among the kills. */
export function isKill(event: Event): boolean {
  return event.kind !== 'lost-claim' && event.kind !== 'network';
}

/** The same options give the same schedule: shuffled decks, one after the other, until there are enough kills. */
export function createSchedule(options: ScheduleOptions): ScheduledEvent[] {
  const random = createRandom(options.seed);
  const events: ScheduledEvent[] = [];
  for (let kills = 0; kills < options.kills;) {
    const faults = random.shuffled(faultsFor(options)).slice(0, FAULTS_A_DECK);
    for (const event of random.shuffled([...deckFor(options), ...faults])) {
      if (kills >= options.kills) break;
      const delayMs = random.between(options.minDelayMs, options.maxDelayMs);
      events.push({ ...event, number: events.length + 1, delayMs });
      if (isKill(event)) kills += 1;
    }
  }
  return events;
}
