import { messageOf } from '../../process/thrown.ts';
import { EXIT } from '../../process/exit-error.ts';
import { CheckFailed } from '../../process/check-failed.ts';
import type { Log } from '../../process/log.ts';
import { withRetries } from '../../process/retry.ts';
import { explainProtocol, explainRedisError } from './errors.ts';
import { readRedisFacts } from './info.ts';
import type { RedisFacts } from './info.ts';

/** BullMQ needs commands that came with it. */
const OLDEST_REDIS = [6, 2] as const;
const DEFAULT_PORT = 6379;

/**
 * Whether the server can hold our jobs.
 *
 * @returns where it is, and what.
 * @throws {CheckFailed}
 */
export async function checkRedis(redisUrl: string, log: Log): Promise<string> {
  const where = describeRedis(redisUrl);
  const facts = await withRetries(
    () => readFacts(redisUrl, where),
    (error) => !(error instanceof CheckFailed),
    (error) => log.warn(`Redis at ${where} does not answer, retrying`, { reason: messageOf(error) }),
  ).catch((error: unknown) => {
    if (error instanceof CheckFailed) throw error;
    throw new CheckFailed(
      EXIT.unavailable,
      `Redis at ${where} can't be used: ${messageOf(error)}`,
      'start it, or correct the host and port in REDIS_URL, or set QUEUE_BACKEND=postgres',
      { cause: error, place: 'redis-url' },
    );
  });
  requireUsable(facts, where);
  if (facts.persistent !== true) {
    const known = facts.persistent === false ? 'keeps nothing' : 'may keep nothing';
    log.warn(
      `Redis at ${where} ${known} over a restart of its own: jobs are then made again from the database, which delays ` +
        'them and loses none; use a plan with persistence to spare the delay',
    );
  }
  return `${where}, ${facts.product}`;
}

/** What won't pass by waiting is a CheckFailed already. */
async function readFacts(redisUrl: string, where: string): Promise<RedisFacts> {
  try {
    return await readRedisFacts(redisUrl);
  } catch (error) {
    const url = new URL(redisUrl);
    const fix = explainRedisError(error) ?? (await explainProtocol(url, portOf(url)));
    if (fix === null) throw error;
    throw new CheckFailed(EXIT.config, `Redis at ${where} can't be used: ${messageOf(error)}`, fix, {
      cause: error,
      place: 'redis-url',
    });
  }
}

function requireUsable(facts: RedisFacts, where: string): void {
  const [major, minor] = facts.version;
  if (major < OLDEST_REDIS[0] || (major === OLDEST_REDIS[0] && minor < OLDEST_REDIS[1])) {
    throw new CheckFailed(
      EXIT.config,
      `the queue at ${where} is ${facts.product}, too old`,
      `use Redis ${OLDEST_REDIS.join('.')} or newer, or Valkey, in REDIS_URL, or set QUEUE_BACKEND=postgres`,
    );
  }
  if (facts.isCluster || facts.isReplica) {
    throw new CheckFailed(
      EXIT.config,
      `Redis at ${where} is a ${facts.isCluster ? 'cluster' : 'read replica'}`,
      'set REDIS_URL to a primary server that is no cluster, or set QUEUE_BACKEND=postgres',
      { place: 'redis-url' },
    );
  }
  if (facts.evictionPolicy !== null && facts.evictionPolicy !== 'noeviction') {
    throw new CheckFailed(
      EXIT.config,
      `Redis at ${where} drops jobs when its memory is full (maxmemory-policy ${facts.evictionPolicy})`,
      'set the maxmemory-policy of the server in REDIS_URL to noeviction',
      { place: 'redis-policy' },
    );
  }
}

/** Host and port, all that may be said of a connection string in public. */
function describeRedis(redisUrl: string): string {
  const url = new URL(redisUrl);
  return `${url.hostname}:${portOf(url)}`;
}

function portOf(url: URL): number {
  return url.port === '' ? DEFAULT_PORT : Number(url.port);
}
