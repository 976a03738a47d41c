import { join } from 'node:path';
import { quietLog } from '../kit/log.ts';
import { findEmbeddedPostgres } from '../../src/local/postgres.ts';
import { createPool } from '../../src/db/pool.ts';
import { createDiskStorage } from '../../src/storage/disk/storage.ts';
import { packFolder } from './folder-archive.ts';
import type { ReleasedService } from './released-service.ts';
import { startReleasedApps } from './released-apps.ts';
import type { Home } from './released-apps.ts';

/** Nothing configured: the embedded PostgreSQL, the queue on it, files in a folder, the offline voice. */
export async function startOnLaptop(programDir: string, workDir: string): Promise<ReleasedService> {
  const dataDir = join(workDir, 'data');
  const home: Home = { programDir, env: { DATA_DIR: dataDir, NARRATION_CONCURRENCY: '1' } };
  const api = await startReleasedApps(home, 'api');
  const databaseUrl = await findEmbeddedPostgres(dataDir);
  if (databaseUrl === null) throw new Error('the embedded PostgreSQL does not run');
  return {
    home: { ...home, env: { ...home.env, DATABASE_URL: databaseUrl } },
    url: api.url,
    token: null,
    otherVoice: 'en-gb',
    pool: createPool({ databaseUrl, applicationName: 'snapshot', maxConnections: 2, log: quietLog }),
    storage: createDiskStorage({ dir: join(dataDir, 'files'), log: quietLog }),
    end: api.kill,
    // A cluster takes megabytes even when it is empty. Its rows are kept apart, and whoever restores them makes a new
    // one.
    saveFiles: (out) => {
      packFolder(dataDir, join(out, 'data.tar.br'), ['./postgres-*']);
      return Promise.resolve();
    },
  };
}
