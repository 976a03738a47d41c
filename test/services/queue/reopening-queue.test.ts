import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { startTcpProxy } from '../../../tools/chaos/tcp-proxy.ts';
import { createPool } from '../../../src/db/pool.ts';
import { createPostgresQueueBackend } from '../../../src/queue/postgres/backend.ts';
import { createQueueProducer } from '../../../src/queue/producer.ts';
import { createTestDatabase } from '../../helpers/database.ts';
import { quietLog } from '../../../tools/kit/log.ts';

test('a queue that is opened while the database is away works when it is back', async () => {
  const database = await createTestDatabase();
  const url = new URL(database.url);
  const path = join(url.searchParams.get('host') ?? '', '.s.PGSQL.5432');
  const proxy = await startTcpProxy(() => ({ path }));
  await proxy.set('reset');
  const pool = createPool({
    databaseUrl: `postgres://tandem@127.0.0.1:${proxy.port}${url.pathname}`,
    applicationName: 'tandem test',
    maxConnections: 4,
    log: quietLog,
  });
  const backend = createPostgresQueueBackend(pool, quietLog);
  const producer = createQueueProducer(backend, quietLog);
  await expect(producer.counts()).rejects.toThrow();

  await proxy.set('none');
  await vi.waitUntil(() => producer.counts().catch(() => null), { timeout: 60_000, interval: 50 });
  await producer.processPdf('a');
  expect(await producer.counts()).toMatchObject({ waiting: 1 });

  await producer.close();
  await backend.close();
  await pool.end();
  await proxy.close();
  await database.drop();
});
