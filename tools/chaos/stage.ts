import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pool } from '../../src/db/pool.ts';
import { copyApp } from './app-copy.ts';
import type { Patch } from './app-copy.ts';
import { isUp, makePlace, UP_MS } from './place.ts';
import { startServers } from './servers.ts';
import type { Servers } from './servers.ts';
import { startTandem } from './tandem.ts';
import type { Tandem } from './tandem.ts';
import { until } from '../kit/until.ts';

/** A whole service on servers of its own, up and healthy: for tests and benchmarks that break single things. */
export interface Stage {
  url: string;
  pool: Pool;
  servers: Servers;
  tandem: Tandem;
  storageDir: string;
  /** What must never happen, as it came up. */
  violations: readonly string[];
  /** Stops the service in order, then the servers; nothing is left. */
  close(): Promise<void>;
}

export async function openStage(options: {
  queue: 'redis' | 'postgres';
  /** Of the speech service. */
  latencyMs: number;
  patches?: readonly Patch[];
  env?: Readonly<Record<string, string>>;
}): Promise<Stage> {
  const { queue, latencyMs, patches = [] } = options;
  const dir = await mkdtemp(join(tmpdir(), 'tandem-stage-'));
  const appDir = join(dir, 'app');
  copyApp(appDir, patches);
  const servers = await startServers(join(dir, 'servers'), {
    speech: 'google',
    ...{ latencyMs, msPerCharacter: 2, seed: 1 },
  });
  const place = await makePlace({ number: 1, dir, servers, queue, speech: 'google' });
  const violations: string[] = [];
  const tandem = startTandem({
    appDir,
    env: { ...place.env, ...options.env },
    logFile: place.logFile,
    onViolation: (what) => void violations.push(what),
  });
  await until('the service is up', UP_MS, () => isUp(place.url));
  return {
    url: place.url,
    pool: place.pool,
    servers,
    tandem,
    storageDir: place.storageDir,
    violations,
    close: async () => {
      await tandem.stop();
      await place.pool.end();
      await servers.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
}
