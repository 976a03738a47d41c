import type { QueueEntry } from '../backend.ts';

/** Each of the worker's three consumers listens on a connection of its own. */
const LISTENERS = 3;

/** The database that is there anyway: what is used where no other queue is named. */
export const postgresEntry: QueueEntry = {
  name: 'postgres',
  isService: false,
  settings: [],
  read: (read) => ({
    isWanted: false,
    choose: () => ({
      name: 'postgres',
      says:
        read.optionalText('REDIS_URL') === null
          ? 'REDIS_URL is not set: the queue lives in PostgreSQL'
          : 'QUEUE_BACKEND is "postgres": the queue lives in PostgreSQL',
      livesInDatabase: true,
      workerConnections: LISTENERS,
      open: async ({ pool, log }) => {
        const { createPostgresQueueBackend } = await import('./backend.ts');
        return createPostgresQueueBackend(pool, log);
      },
      // The database has a check of its own.
      check: () => Promise.resolve('PostgreSQL'),
    }),
  }),
};
