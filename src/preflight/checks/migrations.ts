import { DatabaseTooNew, migrate } from '../../db/migrate.ts';
import { createPool } from '../../db/pool.ts';
import { messageOf } from '../../process/thrown.ts';
import { EXIT } from '../../process/exit-error.ts';
import { CheckFailed } from '../../process/check-failed.ts';
import type { Check } from '../check.ts';

export const migrationsCheck: Check = {
  name: 'migrations',
  after: ['database'],
  run: async ({ config, databaseUrl, log }) => {
    const pool = createPool({
      databaseUrl,
      applicationName: 'tandem preflight',
      maxConnections: 1,
      // A migration takes as long as its table is large, and one instance waits for the other.
      queryTimeoutMs: 0,
      log,
    });
    try {
      const { applied, newer } = await migrate(pool, { queueTables: config.queue.livesInDatabase });
      const notes = [
        ...(applied.length === 0 ? [] : [`applied ${applied.join(', ')}`]),
        ...(newer.length === 0 ? [] : [`works with ${newer.join(', ')} of a newer version`]),
      ];
      return notes.length === 0 ? 'Database ready' : `Database ready (${notes.join('; ')})`;
    } catch (error) {
      if (error instanceof DatabaseTooNew) {
        throw new CheckFailed(
          EXIT.config,
          error.message,
          'deploy the newer version again, or set DATABASE_URL to a database restored from before it',
          { cause: error },
        );
      }
      const cause = error instanceof Error && error.cause !== undefined ? ` (${messageOf(error.cause)})` : '';
      throw new CheckFailed(
        EXIT.unavailable,
        `the tables can't be brought up to date: ${messageOf(error)}${cause}`,
        'see the message; the tables are as they were before',
        { cause: error },
      );
    } finally {
      await pool.end();
    }
  },
};
