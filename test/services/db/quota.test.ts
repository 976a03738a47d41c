import { createPool } from '../../../src/db/pool.ts';
import { createDatabaseQuotaStore } from '../../../src/db/quota.ts';
import { createTestDatabase } from '../../helpers/database.ts';
import { quietLog } from '../../../tools/kit/log.ts';
import { describeQuotaGate } from '../tts/quota-contract.ts';

/** Three pools stand for three workers. */
describeQuotaGate('in PostgreSQL by three workers', async () => {
  const database = await createTestDatabase();
  const pools = [1, 2, 3].map((number) =>
    createPool({
      databaseUrl: database.url,
      applicationName: `worker ${number}`,
      maxConnections: 4,
      log: quietLog,
    }),
  );
  return {
    stores: pools.map((pool) => createDatabaseQuotaStore(pool)),
    close: async () => {
      await Promise.all(pools.map((pool) => pool.end()));
      await database.drop();
    },
  };
});
