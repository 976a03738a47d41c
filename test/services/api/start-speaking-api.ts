import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { firstPassages } from '../../../src/db/speech-requests.ts';
import { createDiskStorage } from '../../../src/storage/disk/storage.ts';
import type { SpeechEngine, SpeechRequest } from '../../../src/tts/engine.ts';
import { SpeechError } from '../../../src/tts/engine.ts';
import type { SpeechErrorKind } from '../../../src/tts/engine.ts';
import { speakPassage } from '../../../src/worker/speak-passage.ts';
import { quietLog } from '../../../tools/kit/log.ts';
import { createEvenVoice } from '../../helpers/even-voice.ts';
import { createTestWorld } from '../../helpers/worker.ts';
import type { TestWorld } from '../../helpers/worker.ts';
import type { TestApi } from './start-api.ts';
import { startApi } from './start-api.ts';

export interface SpeakingApi extends TestApi {
  world: TestWorld;
  /** What the engine was asked for, the last one last. */
  calls: SpeechRequest[];
  /** What the engine does before it speaks, and the kind of its failure. */
  before: { speaking: (request: SpeechRequest) => Promise<SpeechErrorKind | null> };
  startWorker: () => Promise<void>;
  /** What a worker does for requests, and nothing for books. */
  speakRequests: () => Promise<() => Promise<unknown>>;
}

const LOOK_MS = 20;

/** The real API and a real worker beside it, with a voice that takes no time. */
export async function startSpeakingApi(
  options: Omit<NonNullable<Parameters<typeof startApi>[0]>, 'database' | 'storage' | 'speaker'> & {
    env?: Record<string, string>;
  } = {},
): Promise<SpeakingApi> {
  const voice = await createEvenVoice();
  const calls: SpeechRequest[] = [];
  const before: SpeakingApi['before'] = { speaking: () => Promise.resolve(null) };
  const engine: SpeechEngine = {
    ...voice,
    synthesize: async (request) => {
      calls.push(request);
      const refusal = await before.speaking(request);
      if (refusal !== null) throw new SpeechError(refusal, `refused: ${refusal}`);
      return voice.synthesize(request);
    },
  };
  const { env, ...ofApi } = options;
  const world = await createTestWorld({ queue: 'postgres', engine, ...(env !== undefined && { env }) });
  const { provider, version, limits } = engine;
  const api = await startApi({
    ...ofApi,
    database: world.database,
    storage: createDiskStorage({ dir: join(world.dir, 'files'), log: quietLog }),
    speaker: { provider, version, limits },
  });
  const stops: (() => Promise<unknown>)[] = [];
  const startWorker = async (): Promise<void> => {
    stops.push((await world.startWorker()).stop);
  };
  const speakRequests = async (): Promise<() => Promise<unknown>> => {
    const { context, close } = await world.newContext();
    const { pool, presence, inHand } = context;
    const stopping = new AbortController();
    const run = { signal: stopping.signal, cut: stopping.signal };
    const speak = async (): Promise<void> => {
      while (!stopping.signal.aborted) {
        const open = await firstPassages(pool, { workerKey: presence.key(), inHand: inHand.all() });
        for (const { id } of open.values()) await speakPassage(context, id, run);
        if (open.size === 0) await sleep(LOOK_MS);
      }
    };
    const speaking = speak();
    const stop = async (): Promise<void> => {
      stopping.abort();
      await speaking;
      await close();
    };
    stops.push(stop);
    return stop;
  };
  return {
    ...api,
    ...{ world, calls, before, startWorker, speakRequests },
    close: async () => {
      await Promise.all(stops.map((stop) => stop()));
      await api.close();
    },
  };
}
