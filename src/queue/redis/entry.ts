import type { ChosenQueue, QueueEntry } from '../backend.ts';

export const redisEntry: QueueEntry = {
  name: 'redis',
  isService: true,
  settings: [
    {
      names: ['REDIS_URL'],
      default: '–',
      meaning: '`redis://` or `rediss://`; Redis 6.2 or newer, or Valkey',
    },
  ],
  read: (read) => {
    const redisUrl = read.url('REDIS_URL', ['redis:', 'rediss:']);
    return {
      isWanted: redisUrl !== null,
      choose: () => {
        if (redisUrl === null && !read.hasProblem('REDIS_URL')) {
          read.problem('REDIS_URL', 'is needed when QUEUE_BACKEND is "redis"; set it to redis://host:6379');
        }
        return queueAt(redisUrl ?? '');
      },
    };
  },
};

function queueAt(redisUrl: string): ChosenQueue {
  return {
    name: 'redis',
    says: 'The queue lives in Redis',
    livesInDatabase: false,
    workerConnections: 0,
    open: async ({ log }) => {
      const { createRedisQueueBackend } = await import('./backend.ts');
      return createRedisQueueBackend(redisUrl, log);
    },
    check: async (log) => {
      const { checkRedis } = await import('./check.ts');
      return checkRedis(redisUrl, log);
    },
  };
}
