/** A process that starts a speech process, tells its id, and is busy with it until it is killed. */
import { createLog } from '../../../src/process/log.ts';
import { createEspeakEngine } from '../../../src/tts/espeak/engine.ts';

const engine = createEspeakEngine({ log: createLog({ level: 'debug', format: 'json', process: 'owner' }) });
await engine.probe();
for (;;)
  await engine.synthesize({ text: 'One two three. '.repeat(300), voice: 'en-us', language: 'en', speed: 1 });
