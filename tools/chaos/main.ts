import { parseArgs } from 'node:util';
import { printReport } from './report.ts';
import { runChaos } from './run.ts';
import type { ChaosOptions } from './run.ts';
import { createSchedule } from './schedule.ts';
import { SPEECH_CHOICES } from './speech-stand-in.ts';

/** `npm run chaos`: kills everything that can be killed, while books are made, and judges what is left. Linux only. */
const USAGE = `Usage: npm run chaos -- --kills N [options]

  --kills N        how many processes and servers to kill
  --seed S         the same seed gives the same schedule (a random one, which is printed)
  --queue Q        redis or postgres (redis)
  --engine E       google, openai (local stand-ins, whose ledger is compared) or espeak (google)
  --batch B        kills until everything comes to rest and is judged (50)
  --delay MIN-MAX  milliseconds between two events (600-1400)
  --schedule       print the schedule and kill nothing
  --keep           keep logs and files
  --help

The first Ctrl-C ends the run after the batch that is under way, the second at once.`;
const EXIT_USAGE = 64;

const { values } = parseArgs({
  options: {
    kills: { type: 'string' },
    seed: { type: 'string' },
    queue: { type: 'string', default: 'redis' },
    engine: { type: 'string', default: 'google' },
    batch: { type: 'string', default: '50' },
    delay: { type: 'string', default: '600-1400' },
    schedule: { type: 'boolean' },
    keep: { type: 'boolean' },
    help: { type: 'boolean' },
  },
});
const kills = Number(values.kills);
const batchKills = Number(values.batch);
const seed = values.seed === undefined ? Math.floor(Math.random() * 1_000_000) : Number(values.seed);
const [minDelayMs, maxDelayMs] = values.delay.split('-').map(Number);
const { queue } = values;
const speech = SPEECH_CHOICES.find((choice) => choice === values.engine);
const isValid =
  [kills, batchKills].every((count) => Number.isInteger(count) && count > 0) &&
  [seed, minDelayMs, maxDelayMs].every(Number.isInteger) &&
  (queue === 'redis' || queue === 'postgres');
if (values.help === true || !isValid || speech === undefined) {
  console.error(USAGE);
  process.exit(values.help === true ? 0 : EXIT_USAGE);
}

const interrupted = new AbortController();
process.once('SIGINT', () => {
  console.log('the batch that is under way is the last one');
  interrupted.abort();
});
const options: ChaosOptions = {
  kills,
  seed,
  queue,
  speech,
  batchKills,
  minDelayMs: minDelayMs ?? 0,
  maxDelayMs: maxDelayMs ?? 0,
  settleMs: 180_000,
  keep: values.keep ?? false,
  signal: interrupted.signal,
  onLine: (line) => console.log(line),
};
console.log(`seed ${seed}, ${kills} kills, queue on ${queue}, speech from ${speech}`);
if (values.schedule === true) {
  for (const { number, kind, victim, moment, delayMs } of createSchedule(options)) {
    console.log([number, kind, victim, moment, `+${delayMs} ms`].join('\t'));
  }
} else {
  const report = await runChaos(options);
  console.log(printReport(report));
  process.exitCode = report.violations.length === 0 ? 0 : 1;
}
process.exit();
