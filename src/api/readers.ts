import type { Request } from 'express';

/**
 * The readers of requests, loaded with the first request that has something to read: the schemas and what they are
 * written with take 9 MB, which an API that is only asked for its health or for what is there needn't carry.
 */
export function loadReaders(): Promise<typeof import('../contract/requests.ts')> {
  return import('../contract/requests.ts');
}

/** What the page asks for all the time has none: then there is nothing to read, and no reader to load. */
export function hasQuery(req: Request): boolean {
  return Object.keys(req.query).length > 0;
}
