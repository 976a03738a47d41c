import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { quietLog } from '../kit/log.ts';
import { createPool } from '../../src/db/pool.ts';
import { startFakeGoogle } from '../fake-google/server.ts';
import { startEmbeddedPostgres } from '../../src/local/postgres.ts';
import { createS3Storage } from '../../src/storage/s3/storage.ts';
import { startS3Server } from '../kit/s3-server.ts';
import { saveObjects } from './bucket.ts';
import { packFolder } from './folder-archive.ts';
import type { ReleasedService } from './released-service.ts';
import { startReleasedApps } from './released-apps.ts';
import type { Home } from './released-apps.ts';
import { SERVER_ACCOUNT, SERVER_SPEECH } from './server-settings.ts';

/** As on a platform: a PostgreSQL that is given, a bucket, speech that is bought, an account with a token. */
export async function startOnServer(programDir: string, workDir: string): Promise<ReleasedService> {
  const [postgres, store, google] = await Promise.all([
    startEmbeddedPostgres({ dataDir: join(workDir, 'given-postgres'), log: quietLog }),
    startS3Server(),
    startFakeGoogle(SERVER_SPEECH),
  ]);
  const { bucket, endpoint, region, credentials } = store.settings;
  const home: Home = {
    programDir,
    env: {
      DATA_DIR: join(workDir, 'data'),
      DATABASE_URL: postgres.url,
      GOOGLE_TTS_ENDPOINT: google.endpoint,
      S3_BUCKET_NAME: bucket,
      AWS_REGION: region,
      AWS_ENDPOINT_URL: endpoint ?? '',
      AWS_ACCESS_KEY_ID: credentials?.accessKeyId ?? '',
      AWS_SECRET_ACCESS_KEY: credentials?.secretAccessKey ?? '',
      API_TOKENS: `${SERVER_ACCOUNT.name}:${SERVER_ACCOUNT.token}`,
      SECRET_KEY: 'x'.repeat(32),
      NARRATION_CONCURRENCY: '1',
    },
  };
  const api = await startReleasedApps(home, 'api');
  const storage = createS3Storage({ settings: store.settings, log: quietLog });
  return {
    home,
    url: api.url,
    token: SERVER_ACCOUNT.token,
    otherVoice: 'en-GB-Neural2-A',
    pool: createPool({
      databaseUrl: postgres.url,
      applicationName: 'snapshot',
      maxConnections: 2,
      log: quietLog,
    }),
    storage,
    end: async () => {
      await api.kill();
      await postgres.stop();
      await google.close();
    },
    saveFiles: async (out) => {
      const folder = join(workDir, 'bucket');
      mkdirSync(folder);
      await saveObjects(storage, folder);
      packFolder(folder, join(out, 'bucket.tar.br'));
      await storage.close();
      await store.close();
    },
  };
}
