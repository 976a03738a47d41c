import type { RequestHandler } from 'express';
import type { HealthReport, HealthStatuses } from '../../contract/health.ts';
import type { AppDeps } from '../deps.ts';

/** `GET /health`: the full report; 503 when unhealthy. Strangers hear the statuses and nothing more. */
export function fullHealth({ health, access }: Pick<AppDeps, 'health' | 'access'>): RequestHandler {
  return async (req, res) => {
    const known = access.knows(req);
    const report = await health.report();
    res.setHeader('Cache-Control', 'no-store');
    res.status(report.status === 'unhealthy' ? 503 : 200).json(known ? report : statusesOf(report));
  };
}

/** Named one by one: what a report will say more isn't meant for strangers either. */
function statusesOf({ status, dependencies, worker }: HealthReport): HealthStatuses {
  return { status, dependencies, worker: { status: worker.status } };
}

/** `GET /health/live`: this process answers. What it needs may be away: a restart of this one would not help. */
export function liveness(): RequestHandler {
  return (_req, res) => {
    res.setHeader('Cache-Control', 'no-store');
    res.json({ status: 'alive' });
  };
}

/** `GET /health/ready`: requests can be served now: database and queue answer, and the service isn't stopping. */
export function readiness({ health, stopping }: Pick<AppDeps, 'health' | 'stopping'>): RequestHandler {
  return async (_req, res) => {
    const { dependencies, queue } = await health.report();
    const ready = !stopping.aborted && dependencies.database === 'healthy' && queue !== null;
    res.setHeader('Cache-Control', 'no-store');
    res.status(ready ? 200 : 503).json({
      status: ready ? 'ready' : stopping.aborted ? 'stopping' : 'unavailable',
      database: dependencies.database,
      queue: queue === null ? 'unhealthy' : 'healthy',
    });
  };
}
