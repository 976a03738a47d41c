import type { RequestHandler } from 'express';
import type { AppDeps } from '../deps.ts';

/** `GET /health`: the full report; 503 when unhealthy. */
export function fullHealth({ health }: Pick<AppDeps, 'health'>): RequestHandler {
  return async (_req, res) => {
    const report = await health.report();
    res.setHeader('Cache-Control', 'no-store');
    res.status(report.status === 'unhealthy' ? 503 : 200).json(report);
  };
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
