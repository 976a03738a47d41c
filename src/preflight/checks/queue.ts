import type { Redis } from 'ioredis';
import { messageOf } from '../../errors.ts';
import { EXIT } from '../../exit-error.ts';
import { withDeadline } from '../../lifecycle.ts';
import { CheckFailed } from '../check.ts';
import type { Check } from '../check.ts';
import { withRetries } from '../retry.ts';

/** BullMQ needs commands that came with it. */
const OLDEST_REDIS = [6, 2] as const;
const ANSWER_TIMEOUT_MS = 5_000;

/** Answers of Redis that no waiting heals. */
const HOPELESS = /^(WRONGPASS|NOAUTH|NOPERM|ERR (AUTH|invalid))/;

export const queueCheck: Check = {
  name: 'queue',
  after: ['migrations'],
  run: async ({ config, log }) => {
    if (config.queueBackend === 'postgres' || config.redisUrl === null) return 'Queue ready (PostgreSQL)';
    const where = describeRedis(config.redisUrl);
    const info = await withRetries(
      () => readInfo(config.redisUrl ?? ''),
      (error) => !HOPELESS.test(messageOf(error)),
      (error) => log.warn(`Redis at ${where} does not answer, retrying`, { reason: messageOf(error) }),
    ).catch((error: unknown) => {
      const hopeless = HOPELESS.test(messageOf(error));
      throw new CheckFailed(
        hopeless ? EXIT.config : EXIT.unavailable,
        `Redis at ${where} can't be used: ${messageOf(error)}`,
        hopeless
          ? 'correct user and password in REDIS_URL'
          : 'start it, or correct the host and port in REDIS_URL, or set QUEUE_BACKEND=postgres',
        { cause: error },
      );
    });

    const version = info.get('redis_version') ?? '0';
    const [major = 0, minor = 0] = version.split('.').map(Number);
    if (major < OLDEST_REDIS[0] || (major === OLDEST_REDIS[0] && minor < OLDEST_REDIS[1])) {
      throw new CheckFailed(
        EXIT.config,
        `Redis at ${where} is version ${version}, too old`,
        `use Redis ${OLDEST_REDIS.join('.')} or newer, or Valkey, in REDIS_URL, or set QUEUE_BACKEND=postgres`,
      );
    }
    const policy = info.get('maxmemory_policy');
    if (policy !== undefined && policy !== 'noeviction') {
      log.warn(
        `Redis at ${where} may drop jobs when it is full (${policy}); set its maxmemory-policy to noeviction`,
      );
    }
    const isValkey = info.get('server_name') === 'valkey';
    return `Queue ready (${where}, ${isValkey ? `Valkey ${info.get('valkey_version') ?? ''}` : `Redis ${version}`})`;
  },
};

async function readInfo(url: string): Promise<Map<string, string>> {
  const { Redis } = await import('ioredis');
  const redis: Redis = new Redis(url, {
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
    const text = await withDeadline(redis.info(), ANSWER_TIMEOUT_MS);
    return new Map(text.split('\r\n').map((line) => splitOnce(line, ':')));
  } catch (error) {
    throw reason instanceof Error ? reason : error;
  } finally {
    redis.disconnect();
  }
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

/** Host and port, all that may be said of a connection string in public. */
function describeRedis(redisUrl: string): string {
  const url = new URL(redisUrl);
  return `${url.hostname}:${url.port || '6379'}`;
}
