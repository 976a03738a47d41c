import { Redis } from 'ioredis';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { startEmbeddedPostgres } from '../../src/local/postgres.ts';
import { createLog } from '../../src/process/log.ts';
import { freePort } from '../../src/process/free-port.ts';
import { runProgram } from '../kit/program.ts';
import { programPath } from '../programs/programs.ts';
import { createDataDir, startService } from './running-service.ts';
import { printTable } from './table.ts';

const quiet = createLog({ level: 'error', format: 'json', process: 'bench' });
/** After which a service that has nothing to do has noticed it. */
const SETTLE_MS = 90_000;
const MINUTES = 3;

/** What a service asks its database and its Redis while nobody uses it, by minute; its queue in each of the two. */
export async function run(): Promise<void> {
  const rows: string[][] = [];
  for (const queue of ['postgres', 'redis'] as const) rows.push(await measure(queue));
  printTable([['queue', 'transactions/min', 'Redis commands/min'], ...rows]);
}

async function measure(queue: 'postgres' | 'redis'): Promise<string[]> {
  const { dir, remove } = await createDataDir();
  const postgres = await startEmbeddedPostgres({ dataDir: join(dir, 'database'), log: quiet });
  const redisPort = await freePort();
  const redisUrl = `redis://127.0.0.1:${redisPort}`;
  const server = runProgram(programPath('redis'), [
    ...['--port', String(redisPort), '--save', '', '--maxmemory-policy', 'noeviction', '--dir', dir],
  ]);
  await server.line(/Ready to accept/);
  const service = await startService({
    DATABASE_URL: postgres.url,
    DATA_DIR: join(dir, 'data'),
    ...(queue === 'redis' && { REDIS_URL: redisUrl }),
  });
  const database = new Client(postgres.url);
  const redis = new Redis(redisUrl);
  try {
    await database.connect();
    await delay(SETTLE_MS);
    const before = await readCounts(database, redis);
    await delay(MINUTES * 60_000);
    const after = await readCounts(database, redis);
    const perMinute = (name: keyof typeof before, own: number): string =>
      ((after[name] - before[name] - own) / MINUTES).toFixed(1);
    return [queue, perMinute('transactions', 1), queue === 'redis' ? perMinute('commands', 1) : '–'];
  } finally {
    await database.end();
    redis.disconnect();
    await service.stop();
    server.child.kill('SIGTERM');
    await server.exit;
    await postgres.stop();
    await remove();
  }
}

interface Counts {
  transactions: number;
  commands: number;
}

async function readCounts(database: Client, redis: Redis): Promise<Counts> {
  const { rows } = await database.query<{ transactions: string }>(
    `SELECT xact_commit + xact_rollback AS transactions FROM pg_stat_database WHERE datname = current_database()`,
  );
  const commands = /total_commands_processed:(\d+)/.exec(await redis.info('stats'))?.[1];
  return { transactions: Number(rows[0]?.transactions), commands: Number(commands) };
}
