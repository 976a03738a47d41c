import { parseArgs } from 'node:util';
import { messageOf } from '../../src/process/thrown.ts';
import { FAULTS } from './faults.ts';
import type { Fault } from './faults.ts';
import { startFakeOpenAi } from './server.ts';
import { SERVERS } from './servers.ts';
import type { ServerName } from './servers.ts';

/** `npm run fake-openai`: a local stand-in for any server that speaks `/v1/audio/speech`, until SIGTERM or SIGINT. */
const USAGE = `Usage: npm run fake-openai -- [options]

  --port P              listen on this port (8880; 0 takes a free one)
  --like S              whose habits it has: ${Object.keys(SERVERS).join(', ')} (kokoro)
  --latency-ms L        answer after this time (0)
  --ms-per-character N  length of the speech (60)
  --fault F             what is wrong with some answers: ${FAULTS.join(', ')} (none)
  --fault-every N       every Nth call meets it (1)
  --api-key K           serve nobody without it
  --ledger FILE         append one JSON line a call: time, voice, characters, sha256, outcome
  --fsync               make every line durable before the answer goes out
  --help`;

const EXIT_USAGE = 64;
const EXIT_UNAVAILABLE = 69;

process.title = 'tandem fake-openai';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8880' },
    like: { type: 'string', default: 'kokoro' },
    'latency-ms': { type: 'string', default: '0' },
    'ms-per-character': { type: 'string', default: '60' },
    fault: { type: 'string', default: 'none' },
    'fault-every': { type: 'string', default: '1' },
    'api-key': { type: 'string' },
    ledger: { type: 'string' },
    fsync: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const [port, latencyMs, msPerCharacter, every] = [
  values.port,
  values['latency-ms'],
  values['ms-per-character'],
  values['fault-every'],
].map(Number) as [number, number, number, number];
const { like, fault } = values;
const isValid =
  [port, latencyMs].every((value) => value >= 0) &&
  msPerCharacter > 0 &&
  Number.isInteger(every) &&
  every > 0 &&
  like in SERVERS &&
  (FAULTS as readonly string[]).includes(fault);
if (values.help || !isValid) {
  console.error(USAGE);
  process.exit(values.help ? 0 : EXIT_USAGE);
}

try {
  const server = await startFakeOpenAi({
    port,
    like: like as ServerName,
    latencyMs,
    msPerCharacter,
    faultOf: ({ number }) => (number % every === 0 ? (fault as Fault) : 'none'),
    fsync: values.fsync,
    ...(values['api-key'] !== undefined && { apiKey: values['api-key'] }),
    ...(values.ledger !== undefined && { ledgerFile: values.ledger }),
  });
  const stop = (): void => void server.close().then(() => process.exit(0));
  process.on('SIGTERM', stop).on('SIGINT', stop);
  const { model } = server.habits;
  console.log(`fake speech server is ready: OPENAI_BASE_URL=${server.baseUrl} OPENAI_TTS_MODEL=${model}`);
} catch (error) {
  console.error(`fake-openai can't start: ${messageOf(error)}`);
  process.exit(EXIT_UNAVAILABLE);
}
