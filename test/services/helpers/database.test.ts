import { Redis } from 'ioredis';
import { expect, it } from 'vitest';
import { createTestDatabase } from '../../helpers/database.ts';
import { createTestRedis } from '../../helpers/redis.ts';

it('gives every caller a migrated database of its own', async () => {
  const [one, other] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  try {
    expect(one.url).not.toBe(other.url);
    const { rows } = await one.pool.query<{ books: number }>('SELECT count(*) AS books FROM books');
    expect(rows).toEqual([{ books: 0 }]);
  } finally {
    await Promise.all([one.drop(), other.drop()]);
  }
});

it('gives every caller an empty Redis of its own, which never evicts', async () => {
  const [one, other] = await Promise.all([createTestRedis(), createTestRedis()]);
  expect(one).not.toBe(other);
  const redis = new Redis(one);
  try {
    expect(await redis.dbsize()).toBe(0);
    expect(await redis.config('GET', 'maxmemory-policy')).toEqual(['maxmemory-policy', 'noeviction']);
  } finally {
    redis.disconnect();
  }
});
