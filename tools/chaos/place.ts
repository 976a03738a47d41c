import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createPool } from '../../src/db/pool.ts';
import type { Pool } from '../../src/db/pool.ts';
import type { Servers } from './servers.ts';
import type { SpeechChoice } from './speech-stand-in.ts';
import { quietLog } from './servers.ts';
import { freePort } from '../../src/process/free-port.ts';

/** How long a start may take where two cores have a lot to do. */
export const UP_MS = 90_000;

/** Where one service lives: its database, its folders, its settings. */
export interface Place {
  url: string;
  env: Record<string, string>;
  dataDir: string;
  storageDir: string;
  checkpointDir: string;
  logFile: string;
  pool: Pool;
}

export async function makePlace({
  number,
  dir,
  servers,
  queue,
  speech,
}: {
  /** Names the database, and Redis' number. */
  number: number;
  /** Of this run. */
  dir: string;
  servers: Servers;
  queue: 'redis' | 'postgres';
  speech: SpeechChoice;
}): Promise<Place> {
  const name = `batch_${number}`;
  const dataDir = join(dir, name);
  const checkpointDir = join(dir, `${name}-checkpoints`);
  for (const made of [dataDir, checkpointDir]) mkdirSync(made, { recursive: true });
  await createDatabase(servers, name);
  const { proxies } = servers;
  const port = await freePort();
  return {
    url: `http://127.0.0.1:${port}`,
    dataDir,
    storageDir: join(dataDir, 'files'),
    checkpointDir,
    logFile: join(dir, `${name}.log`),
    pool: createPool({
      databaseUrl: servers.databaseUrl(name),
      applicationName: 'chaos judge',
      maxConnections: 4,
      log: quietLog,
    }),
    env: {
      PORT: String(port),
      DATABASE_URL: `postgres://tandem@127.0.0.1:${proxies.postgres.port}/${name}`,
      QUEUE_BACKEND: queue,
      REDIS_URL: queue === 'redis' ? `redis://127.0.0.1:${proxies.redis.port}/${number}` : '',
      DATA_DIR: dataDir,
      CHECKPOINT_DIR: checkpointDir,
      TTS_PROVIDER: speech,
      ...servers.speech?.env(proxies['speech service'].port),
      // The judge counts them; here nobody pays for them.
      MAX_UNCERTAIN_RETRIES: '1000',
      NARRATION_CONCURRENCY: '4',
      LOG_FORMAT: 'json',
      LOG_LEVEL: 'debug',
    },
  };
}

async function createDatabase(servers: Servers, name: string): Promise<void> {
  const pool = createPool({
    databaseUrl: servers.databaseUrl('tandem'),
    applicationName: 'chaos',
    maxConnections: 1,
    log: quietLog,
  });
  try {
    await pool.query(`CREATE DATABASE ${name}`);
  } finally {
    await pool.end();
  }
}

export async function isUp(url: string): Promise<boolean> {
  const answer = await fetch(`${url}/health`, { signal: AbortSignal.timeout(5_000) }).catch(() => null);
  if (answer?.status !== 200) return false;
  return ((await answer.json()) as { status: string }).status === 'healthy';
}
