import type { Request, RequestHandler, Response } from 'express';
import { countChange } from '../db/change-limits.ts';
import type { Allowance } from '../db/change-limits.ts';
import { AppError } from '../errors.ts';
import type { AppDeps } from './deps.ts';

/** What makes a book anew or can make it dearer (a cover is in the audio), and what asks other servers. */
const CHANGES =
  /^\/(audiobooks\/[^/]+(\/narrate|\/pronunciations|\/cover|\/push)?|pronunciations|webhooks)\/?$/;

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
    const allowance = await countChange(pool, owner(req), limit);
    sayWhatIsLeft(res, 'changes', limit, allowance);
    if (!allowance.allowed) {
      throw new AppError('too-many-changes', {
        detail: `This account may ask for ${limit} changes in a minute.`,
      });
    }
    next();
  };
}

/**
 * The same for speech that somebody waits for, which has a count of its own.
 *
 * @throws {AppError} `too-much-speech`
 */
export async function limitSpeech(
  { pool, budget, owner }: Pick<AppDeps, 'pool' | 'budget' | 'owner'>,
  req: Request,
  res: Response,
): Promise<void> {
  const { maxSpeechPerMinute: limit } = budget;
  if (limit === null) return;
  // No account has a colon in its name.
  const allowance = await countChange(pool, `${owner(req)}:speech`, limit);
  sayWhatIsLeft(res, 'speech', limit, allowance);
  if (!allowance.allowed) {
    throw new AppError('too-much-speech', {
      detail: `This account may have ${limit} texts spoken in a minute.`,
    });
  }
}

function sayWhatIsLeft(
  res: Response,
  what: 'changes' | 'speech',
  limit: number,
  { allowed, remaining, waitSeconds }: Allowance,
): void {
  res.setHeader('RateLimit-Policy', `"${what}";q=${limit};w=60`);
  res.setHeader('RateLimit', `"${what}";r=${remaining};t=${Math.ceil(waitSeconds)}`);
  if (!allowed) res.setHeader('Retry-After', Math.max(1, Math.ceil(waitSeconds)));
}
