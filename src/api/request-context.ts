import { randomUUID } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import type { Counters } from '../process/counters.ts';
import type { Log } from '../process/log.ts';

/** Also the header in which a proxy may hand in an id of its own. */
export const REQUEST_ID_HEADER = 'X-Request-Id';
const ACCEPTED_ID = /^[A-Za-z0-9._-]{1,100}$/;

/** Asked for all the time, by platforms and by the page: worth a line only when something is being looked for. */
const QUIET_PATHS = /^\/(health|metrics|favicon)/;

/** Gives every request an id, and the log one line for each answer. Without query strings: they may hold secrets. */
export function requestContext(log: Log, counters: Counters): RequestHandler {
  return (req, res, next) => {
    const given = req.get(REQUEST_ID_HEADER);
    const requestId = given !== undefined && ACCEPTED_ID.test(given) ? given : randomUUID();
    res.setHeader(REQUEST_ID_HEADER, requestId);
    const startedAt = performance.now();
    res.once('close', () => {
      const ms = performance.now() - startedAt;
      const isUncounted = QUIET_PATHS.test(req.path);
      if (!isUncounted) countRequest(counters, req, res.statusCode, ms / 1000);
      const quiet = isUncounted || (req.method === 'GET' && res.statusCode < 400);
      log[quiet ? 'debug' : 'info']('request', {
        requestId,
        method: req.method,
        path: pathForLog(req),
        status: res.statusCode,
        ms: Math.round(ms),
        // The answer was cut off: by the client, or by the end of the service.
        ...(!res.writableFinished && { aborted: true }),
      });
    });
    next();
  };
}

/** Seconds. Uploads and whole books take long. */
const BUCKETS = [0.005, 0.02, 0.1, 0.5, 2, 10, 60];
const COUNTED_METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** By the route that answered, as the router writes it: whatever strangers ask for makes no series of its own. */
function countRequest(counters: Counters, req: Request, status: number, seconds: number): void {
  const { path } = (req.route ?? { path: 'none' }) as { path: string };
  const route = `${req.baseUrl}${path}`;
  const method = COUNTED_METHODS.includes(req.method) ? req.method : 'other';
  counters.count('tandem_requests_total', { route, method, status });
  counters.observe('tandem_request_seconds', BUCKETS, seconds, { route });
}

/** Without the token of a feed. */
export function pathForLog({ path }: Request): string {
  return path.replace(/^\/(feeds|opds)\/[^/.]+/, '/$1/…');
}

export function requestIdOf(res: Response): string {
  return String(res.getHeader(REQUEST_ID_HEADER));
}

/** Aborts when the client is gone, or when the service stops. */
export function endOfInterest(res: Response, stopping: AbortSignal): AbortSignal {
  const gone = new AbortController();
  // A request is destroyed as soon as its body is read.
  if (res.destroyed) gone.abort();
  res.once('close', () => gone.abort());
  return AbortSignal.any([gone.signal, stopping]);
}
