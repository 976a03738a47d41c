import * as z from 'zod';

const count = z.int().nonnegative();
const dependency = z.enum(['healthy', 'full', 'unhealthy', 'not_configured']);
export type DependencyHealth = z.output<typeof dependency>;

const status = z
  .enum(['healthy', 'degraded', 'unhealthy'])
  .describe(
    '`unhealthy`: something that every request needs is away. `degraded`: no worker reports, or the disk is full; books wait, and nothing is lost.',
  );
const dependencies = z
  .object({
    database: dependency,
    storage: dependency.describe(
      'The store that is in use, whichever it is. `full`: what is there can be heard, and nothing can be added.',
    ),
  })
  .catchall(dependency)
  .describe(
    'Also each service that a queue or a store can be, by its name; `not_configured` where it isn’t in use.',
  );
const worker = z.object({
  status: z.enum(['healthy', 'down', 'unknown']),
  heartbeatAgeSeconds: count.nullable(),
});

export const healthReport = z
  .object({
    status,
    dependencies,
    worker,
    queue: z
      .object({ waiting: count, active: count, delayed: count, failed: count })
      .nullable()
      .describe('`null` while the queue doesn’t answer.'),
    version: z.string(),
    uptimeSeconds: count,
  })
  .meta({ id: 'HealthReport' });
export type HealthReport = z.output<typeof healthReport>;

/** What strangers hear where tokens are needed. */
export const healthStatuses = z
  .object({ status, dependencies, worker: worker.pick({ status: true }) })
  .meta({ id: 'HealthStatuses' });
export type HealthStatuses = z.output<typeof healthStatuses>;

export const liveness = z.object({ status: z.literal('alive') }).meta({ id: 'Liveness' });

export const readiness = z
  .object({
    status: z.enum(['ready', 'stopping', 'unavailable']),
    database: dependency,
    queue: z.enum(['healthy', 'unhealthy']),
  })
  .meta({ id: 'Readiness' });
