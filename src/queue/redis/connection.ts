import { Redis } from 'ioredis';
import { withDeadline } from '../../process/lifecycle.ts';
import type { Log } from '../../process/log.ts';

/** However long Redis is away: when it is back, it is noticed within this time. */
const LONGEST_WAIT_MS = 2_000;
/**
 * A connection that swallows everything is looked at as often as this, and given up when it hasn't answered for as
 * long.
 */
const SILENCE_MS = 10_000;

/** How long to wait before the n-th try to connect again. */
export function reconnectDelayMs(attempt: number): number {
  return Math.min(200 * attempt, LONGEST_WAIT_MS);
}

export interface RedisConnection {
  readonly connection: Redis;
  /**
   * Ends it, and its duplicates, while the server is away: whatever waits for an answer is rejected, in 2 s at most.
   * Between two tries ioredis has nothing to end, and forgets those who wait; the beginning of the next try does.
   */
  abandon(): void;
}

/**
 * A connection that outlives restarts, fail-overs and silence of its server, and says when it is lost and when it is
 * back. Commands wait for a connection for as long as it takes, since whoever asked has nothing better to do.
 */
export function createRedisConnection(redisUrl: string, log: Log, silenceMs = SILENCE_MS): RedisConnection {
  let lost = false;
  let abandoned = false;
  let isReplica = false;
  const connection = new Redis(redisUrl, {
    maxRetriesPerRequest: null,
    connectTimeout: 10_000,
    keepAlive: 10_000,
    retryStrategy: (attempt) => {
      if (abandoned) return null;
      return isReplica ? LONGEST_WAIT_MS : reconnectDelayMs(attempt);
    },
    // A primary that became a replica keeps its connections: only a new one, by the same name, reaches its successor.
    // What it has refused can be sent again.
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

  // ioredis' own limit, `socketTimeout`, strikes once more after each outage: its timer outlives the connection it was
  // for.
  const watch = setInterval(() => void giveUpSilence(), silenceMs).unref();
  connection.once('end', () => clearInterval(watch));

  async function giveUpSilence(): Promise<void> {
    if (connection.status !== 'ready') return;
    await withDeadline(connection.ping(), silenceMs).catch(() => connection.disconnect(true));
  }

  async function welcome(): Promise<void> {
    if (!lost) return;
    // Some servers don't tell; then the next refusal does.
    const role: unknown = await connection.role().catch(() => ['master']);
    if (Array.isArray(role) && role[0] !== 'master') return;
    lost = false;
    isReplica = false;
    log.info('the connection to Redis is back');
  }
  return {
    connection,
    abandon: () => {
      abandoned = true;
      if (connection.status === 'reconnecting') connection.once('connecting', () => connection.disconnect());
      else connection.disconnect();
    },
  };
}
