import { mkdirSync } from 'node:fs';
import type { NetConnectOpts } from 'node:net';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../src/local/postgres.ts';
import type { EmbeddedPostgres } from '../../src/local/postgres.ts';
import { createLog } from '../../src/process/log.ts';
import { databaseUrlOf } from '../kit/database-url.ts';
import { startRedis } from '../kit/redis-server.ts';
import type { Server } from './schedule.ts';
import { startSpeechStandIn } from './speech-stand-in.ts';
import type { SpeechChoice, SpeechStandIn } from './speech-stand-in.ts';
import { startTcpProxy } from './tcp-proxy.ts';
import type { TcpProxy } from './tcp-proxy.ts';

/** The services that Tandem lives on: real ones, of this run alone, each behind a proxy. */
export interface Servers {
  /** `null` where the offline voice speaks. */
  readonly speech: SpeechStandIn | null;
  readonly proxies: Readonly<Record<Server | 'speech service', TcpProxy>>;
  /** Of a database on the server itself, not through the proxy: for whoever judges. */
  databaseUrl(name: string): string;
  /** SIGKILL, and a new start on what is left: Redis keeps nothing, PostgreSQL everything. */
  kill(server: Server): Promise<void>;
  close(): Promise<void>;
}

const STARTS = 20;

export async function startServers(
  dir: string,
  options: { speech: SpeechChoice; latencyMs: number; msPerCharacter: number; seed: number },
): Promise<Servers> {
  mkdirSync(dir, { recursive: true, mode: 0o711 });
  const speech = await startSpeechStandIn(options.speech, options);
  const startPostgres = (): Promise<EmbeddedPostgres> =>
    retrying(() => startEmbeddedPostgres({ dataDir: join(dir, 'postgres'), log: quietLog }));
  let postgres = await startPostgres();
  let redis = await startRedis(dir);
  const proxies = {
    postgres: await startTcpProxy(() => socketOf(postgres)),
    redis: await startTcpProxy(() => ({ host: '127.0.0.1', port: Number(new URL(redis.url).port) })),
    'speech service': await startTcpProxy(() => ({ host: '127.0.0.1', port: speech?.port ?? 0 })),
  };

  const killPostgres = async (): Promise<void> => {
    process.kill(postgres.pid, 'SIGKILL');
    await postgres.failed;
    await postgres.stop();
    postgres = await startPostgres();
  };
  const killRedis = async (): Promise<void> => {
    await redis.kill();
    redis = await startRedis(dir);
  };
  return {
    speech,
    proxies,
    databaseUrl: (name) => databaseUrlOf(postgres.url, name),
    kill: (server) => (server === 'postgres' ? killPostgres() : killRedis()),
    close: async () => {
      await Promise.all(Object.values(proxies).map((proxy) => proxy.close()));
      await Promise.all([speech?.close(), redis.stop(), postgres.stop()]);
    },
  };
}

export const quietLog = createLog({
  level: 'error',
  format: 'json',
  process: 'chaos',
  write: () => undefined,
});

function socketOf({ url }: EmbeddedPostgres): NetConnectOpts {
  return { path: join(new URL(url).searchParams.get('host') ?? '', '.s.PGSQL.5432') };
}

/** What a killed PostgreSQL leaves takes a moment to end, and the next one waits for it only so long. */
async function retrying<T>(start: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await start();
    } catch (error) {
      if (attempt === STARTS) throw error;
    }
  }
}
