import { startEmbeddedPostgres } from '../../src/local/postgres.ts';
import { quietLog } from '../kit/log.ts';
import { startRedis } from '../kit/redis-server.ts';
import { createDataDir, startService } from './running-service.ts';

/**
 * How long it takes from the start command until `/health` says healthy, with a database that exists already: with
 * everything built in, and with PostgreSQL and Redis given. By turns, so that a busy moment hits both: `npm run bench
 * -- start [runs]`.
 */
export async function run([runs = '5']: readonly string[]): Promise<void> {
  const own = await createDataDir();
  const given = await createDataDir();
  const postgres = await startEmbeddedPostgres({ dataDir: given.dir, log: quietLog });
  const redis = await startRedis(given.dir);
  const settings = {
    'everything built in': { DATA_DIR: own.dir },
    'PostgreSQL and Redis given': {
      DATA_DIR: `${given.dir}/data`,
      DATABASE_URL: postgres.url,
      REDIS_URL: redis.url,
    },
  };
  try {
    const measured = Object.entries(settings).map(([name, env]) => ({ name, env, times: [] as number[] }));
    // The first start makes the tables, and isn't counted.
    for (let round = 0; round <= Number(runs); round += 1) {
      for (const { env, times } of measured) {
        const service = await startService(env);
        await service.stop();
        if (round > 0) times.push(service.healthyMs);
      }
    }
    for (const { name, times } of measured) {
      const sorted = times.toSorted((a, b) => a - b).map((ms) => (ms / 1000).toFixed(2));
      console.log(
        `${name.padEnd(28)} median ${sorted[Math.floor(sorted.length / 2)] ?? '–'} s (${sorted.join(' ')})`,
      );
    }
  } finally {
    await Promise.all([redis.stop(), postgres.stop()]);
    await Promise.all([own.remove(), given.remove()]);
  }
}
