import type { RequestHandler } from 'express';
import { countChange } from '../db/change-limits.ts';
import { AppError } from '../errors.ts';
import type { AppDeps } from './deps.ts';

/** What makes a book anew or can make it dearer (a cover is in the audio), and what asks name servers. */
const CHANGES = /^\/(audiobooks\/[^/]+(\/narrate|\/pronunciations|\/cover)?|pronunciations|webhooks)\/?$/;

/**
 * Limits what an account may change in a minute, and says in the headers of the IETF's draft
 * (draft-ietf-httpapi-ratelimit-headers-10) how much is left. Below `/v1`, behind the line where accounts are known.
 */
export function limitChanges({ pool, budget, owner }: AppDeps): RequestHandler {
  const { maxChangesPerMinute: limit } = budget;
  return async (req, res, next) => {
    const changes = ['PATCH', 'POST', 'PUT'].includes(req.method) && CHANGES.test(req.path);
    if (limit === null || !changes) {
      next();
      return;
    }
    const { allowed, remaining, waitSeconds } = await countChange(pool, owner(req), limit);
    res.setHeader('RateLimit-Policy', `"changes";q=${limit};w=60`);
    res.setHeader('RateLimit', `"changes";r=${remaining};t=${Math.ceil(waitSeconds)}`);
    if (!allowed) {
      res.setHeader('Retry-After', Math.max(1, Math.ceil(waitSeconds)));
      throw new AppError('too-many-changes', {
        detail: `This account may ask for ${limit} changes in a minute.`,
      });
    }
    next();
  };
}
