import { randomUUID } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import type { Log } from '../process/log.ts';

/** Also the header in which a proxy may hand in an id of its own. */
export const REQUEST_ID_HEADER = 'X-Request-Id';
const ACCEPTED_ID = /^[A-Za-z0-9._-]{1,100}$/;

/** Asked for all the time, by platforms and by the page: worth a line only when something is being looked for. */
const QUIET_PATHS = /^\/(health|metrics|favicon)/;

/** Gives every request an id, and the log one line for each answer. Without query strings: they may hold secrets. */
export function requestContext(log: Log): RequestHandler {
  return (req, res, next) => {
    const given = req.get(REQUEST_ID_HEADER);
    const requestId = given !== undefined && ACCEPTED_ID.test(given) ? given : randomUUID();
    res.setHeader(REQUEST_ID_HEADER, requestId);
    const startedAt = performance.now();
    res.once('close', () => {
      const quiet = QUIET_PATHS.test(req.path) || (req.method === 'GET' && res.statusCode < 400);
      log[quiet ? 'debug' : 'info']('request', {
        requestId,
        method: req.method,
        path: pathForLog(req),
        status: res.statusCode,
        ms: Math.round(performance.now() - startedAt),
        // The answer was cut off: by the client, or by the end of the service.
        ...(!res.writableFinished && { aborted: true }),
      });
    });
    next();
  };
}

/** Without the token of a feed. */
export function pathForLog({ path }: Request): string {
  return path.replace(/^\/(feeds|opds)\/[^/.]+/, '/$1/…');
}

export function requestIdOf(res: Response): string {
  return String(res.getHeader(REQUEST_ID_HEADER));
}

/** Aborts when the client is gone, or when the service stops. */
export function endOfInterest(req: Request, res: Response, stopping: AbortSignal): AbortSignal {
  const gone = new AbortController();
  if (req.destroyed) gone.abort();
  res.once('close', () => gone.abort());
  return AbortSignal.any([gone.signal, stopping]);
}
