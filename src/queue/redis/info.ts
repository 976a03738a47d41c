import { Redis } from 'ioredis';
import { withDeadline } from '../../process/lifecycle.ts';

const ANSWER_TIMEOUT_MS = 5_000;

export interface RedisFacts {
  /** For people: `Redis 7.0.15`, `Valkey 8.1.0`. */
  product: string;
  /** The version of Redis that it is compatible with. */
  version: readonly [major: number, minor: number];
  /** What is dropped when memory is full; `null` when the server doesn't say. */
  evictionPolicy: string | null;
  /** `null` when the server doesn't say. */
  persistent: boolean | null;
  isReplica: boolean;
  isCluster: boolean;
}

/** @throws what ioredis says, with the reason where it has only told that by event. */
export async function readRedisFacts(url: string): Promise<RedisFacts> {
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: ANSWER_TIMEOUT_MS,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  // ioredis rejects with "Connection is closed" and tells the reason by event.
  let reason: unknown = null;
  redis.on('error', (error) => (reason ??= error));
  try {
    await withDeadline(redis.connect(), ANSWER_TIMEOUT_MS);
    const info = parse(await withDeadline(redis.info(), ANSWER_TIMEOUT_MS));
    const snapshots = await withDeadline(redis.config('GET', 'save'), ANSWER_TIMEOUT_MS).catch(() => null);
    return describe(info, snapshots);
  } catch (error) {
    throw reason instanceof Error ? reason : error;
  } finally {
    redis.disconnect();
  }
}

function describe(info: ReadonlyMap<string, string>, snapshots: unknown): RedisFacts {
  const version = info.get('redis_version') ?? '0';
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return {
    product:
      info.get('server_name') === 'valkey'
        ? `Valkey ${info.get('valkey_version') ?? ''}`.trim()
        : `Redis ${version}`,
    version: [major, minor],
    evictionPolicy: info.get('maxmemory_policy') ?? null,
    persistent: isPersistent(info, snapshots),
    isReplica: info.get('role') === 'slave',
    isCluster: info.get('redis_mode') === 'cluster',
  };
}

/** Hosted servers often forbid CONFIG; then only the append-only file is known. */
function isPersistent(info: ReadonlyMap<string, string>, snapshots: unknown): boolean | null {
  if (info.get('aof_enabled') === '1') return true;
  if (!Array.isArray(snapshots)) return null;
  return typeof snapshots[1] === 'string' && snapshots[1] !== '';
}

function parse(text: string): Map<string, string> {
  return new Map(
    text.split('\r\n').map((line) => {
      const at = line.indexOf(':');
      return at === -1 ? [line, ''] : [line.slice(0, at), line.slice(at + 1)];
    }),
  );
}
