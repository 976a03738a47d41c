import { parseArgs } from 'node:util';
import { messageOf } from '../../src/process/thrown.ts';
import { startFakeGoogle } from './server.ts';
import type { FakeGoogleOptions } from './server.ts';

/** `npm run fake-google`: the local stand-in for Google's service as a program, until SIGTERM or SIGINT. */
const USAGE = `Usage: npm run fake-google -- [options]

  --port P                  listen on this port (9999; 0 takes a free one)
  --host H                  listen on this address (127.0.0.1)
  --latency-ms L            answer after this time, give or take the jitter (0)
  --jitter J                share of the latency, 0 to 1 (0.2)
  --requests-per-minute R   quota of every voice family (the service's own: Chirp3-HD 200, Studio 500, others 1000)
  --fail-rate F             share of calls that end in INTERNAL or UNAVAILABLE (0)
  --hang-rate F             share of calls that are never answered (0)
  --drop-rate F             share of calls that are spoken, then cut before the answer (0)
  --seed N                  the same texts and seed meet the same faults (1)
  --max-sentence N          characters; a longer sentence is refused (900)
  --ms-per-character N      length of the speech (60)
  --ledger FILE             append one JSON line a call: time, voice, characters, sha256, outcome
  --fsync                   make every line durable before the answer goes out
  --help`;

const EXIT_USAGE = 64;
const EXIT_UNAVAILABLE = 69;

process.title = 'tandem fake-google';

const options = readOptions();
try {
  const server = await startFakeGoogle(options);
  const stop = (): void => {
    void server.close().then(() => process.exit(0));
  };
  process.on('SIGTERM', stop).on('SIGINT', stop);
  console.log(`fake Google speech is ready: GOOGLE_TTS_ENDPOINT=${server.endpoint}`);
} catch (error) {
  console.error(`fake-google can't start: ${messageOf(error)}`);
  process.exit(EXIT_UNAVAILABLE);
}

function readOptions(): FakeGoogleOptions {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: 'string', default: '9999' },
        host: { type: 'string' },
        'latency-ms': { type: 'string' },
        jitter: { type: 'string' },
        'requests-per-minute': { type: 'string' },
        'fail-rate': { type: 'string' },
        'hang-rate': { type: 'string' },
        'drop-rate': { type: 'string' },
        seed: { type: 'string' },
        'max-sentence': { type: 'string' },
        'ms-per-character': { type: 'string' },
        ledger: { type: 'string' },
        fsync: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    });
    if (values.help === true) {
      console.log(USAGE);
      process.exit(0);
    }
    const given: { [Key in keyof FakeGoogleOptions]: FakeGoogleOptions[Key] | undefined } = {
      host: values.host,
      port: number('port', values.port, { min: 0, max: 65_535, whole: true }),
      latencyMs: number('latency-ms', values['latency-ms'], { min: 0, max: 3_600_000 }),
      jitter: number('jitter', values.jitter, { min: 0, max: 1 }),
      requestsPerMinute: number('requests-per-minute', values['requests-per-minute'], {
        min: 0,
        whole: true,
      }),
      failRate: number('fail-rate', values['fail-rate'], { min: 0, max: 1 }),
      hangRate: number('hang-rate', values['hang-rate'], { min: 0, max: 1 }),
      dropRate: number('drop-rate', values['drop-rate'], { min: 0, max: 1 }),
      seed: number('seed', values.seed, { min: 0, whole: true }),
      maxSentenceCharacters: number('max-sentence', values['max-sentence'], { min: 1, whole: true }),
      msPerCharacter: number('ms-per-character', values['ms-per-character'], { min: 1, max: 10_000 }),
      ledgerFile: values.ledger,
      fsync: values.fsync,
    };
    if ((given.failRate ?? 0) + (given.hangRate ?? 0) + (given.dropRate ?? 0) > 1) {
      throw new Error('--fail-rate, --hang-rate and --drop-rate are together more than 1');
    }
    return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  } catch (error) {
    console.error(`fake-google: ${messageOf(error)}\n\n${USAGE}`);
    process.exit(EXIT_USAGE);
  }
}

function number(
  name: string,
  text: string | undefined,
  { min, max = Number.MAX_SAFE_INTEGER, whole = false }: { min: number; max?: number; whole?: boolean },
): number | undefined {
  if (text === undefined) return undefined;
  const value = text.trim() === '' ? Number.NaN : Number(text);
  if (!(value >= min && value <= max) || (whole && !Number.isInteger(value))) {
    const range = max === Number.MAX_SAFE_INTEGER ? `of at least ${min}` : `from ${min} to ${max}`;
    throw new Error(`--${name} must be a ${whole ? 'whole ' : ''}number ${range}`);
  }
  return value;
}
