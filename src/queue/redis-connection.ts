import { Redis } from 'ioredis';
import type { Log } from '../log.ts';

/** However long Redis is away: when it is back, it is noticed within this time. */
const LONGEST_WAIT_MS = 2_000;
/** A connection that swallows everything is given up after this; no command blocks for more than 10 s. */
const SILENCE_MS = 20_000;

/** How long to wait before the n-th try to connect again. */
export function reconnectDelayMs(attempt: number): number {
  return Math.min(200 * attempt, LONGEST_WAIT_MS);
}

/**
 * A connection that outlives restarts, fail-overs and silence of its server, and says when it is lost and when it is back.
 * Commands wait for a connection for as long as it takes, since whoever asked has nothing better to do.
 */
export function createRedisConnection(redisUrl: string, log: Log): Redis {
  let lost = false;
  let isReplica = false;
  const connection = new Redis(redisUrl, {
    maxRetriesPerRequest: null,
    connectTimeout: 10_000,
    keepAlive: 10_000,
    socketTimeout: SILENCE_MS,
    retryStrategy: (attempt) => (isReplica ? LONGEST_WAIT_MS : reconnectDelayMs(attempt)),
    // A primary that became a replica keeps its connections: only a new one, by the same name, reaches its successor. What it
    // has refused can be sent again.
    reconnectOnError: (error) => {
      if (!error.message.includes('READONLY')) return false;
      if (!isReplica) log.warn('Redis has become a read replica; connecting again until there is a primary');
      isReplica = true;
      lost = true;
      return 2;
    },
  });
  const noteLoss = (reason: { error?: Error }): void => {
    if (!lost) log.warn('the connection to Redis is lost; trying again until it is back', reason);
    lost = true;
  };
  connection.on('error', (error: Error) => noteLoss({ error }));
  connection.on('reconnecting', () => noteLoss({}));
  connection.on('ready', () => void welcome());

  async function welcome(): Promise<void> {
    if (!lost) return;
    // Some servers don't tell; then the next refusal does.
    const role: unknown = await connection.role().catch(() => ['master']);
    if (Array.isArray(role) && role[0] !== 'master') return;
    lost = false;
    isReplica = false;
    log.info('the connection to Redis is back');
  }
  return connection;
}
