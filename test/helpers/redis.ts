import { Redis } from 'ioredis';
import { inject } from 'vitest';

/**
 * The URL of an empty Redis database that no other test uses, on the server that all test files share. Its number is
 * counted in database 0; nothing needs to be cleaned up, since the server ends with the tests.
 */
export async function createTestRedis(): Promise<string> {
  const url = inject('redisUrl');
  const redis = new Redis(url);
  try {
    return `${url}/${await redis.incr('tests:last-database')}`;
  } finally {
    redis.disconnect();
  }
}
