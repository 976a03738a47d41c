import { createHash, randomBytes } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import type { Feed } from '../../db/feeds.ts';
import { findFeed, noteFeedUse } from '../../db/feeds.ts';
import { AppError } from '../../errors.ts';
import type { AppDeps } from '../deps.ts';

const TOKEN_BYTES = 32;

/** A token for a new feed, and what is kept of it. */
export function newFeedToken(): { token: string; sha256: string } {
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  return { token, sha256: hashOf(token) };
}

/** Lets in who has the address of a feed: podcast apps can send nothing else. */
export interface FeedAccess {
  /** `handler`, for requests whose `:token` is that of a feed, and whose book, if they name one, is in it. */
  within: (handler: RequestHandler) => RequestHandler;
  feedOf: (req: Request) => Feed;
  /** Whose books the request may see. */
  owner: (req: Request) => string;
}

export function createFeedAccess({ pool, access }: Pick<AppDeps, 'pool' | 'access'>): FeedAccess {
  const passed = new WeakMap<Request, Feed>();
  const feedOf = (req: Request): Feed => {
    const feed = passed.get(req);
    if (feed === undefined) throw new Error('this route does not ask for a feed');
    return feed;
  };

  async function admit(req: Request, res: Response): Promise<void> {
    const { token, id } = req.params;
    const feed = typeof token === 'string' ? await findFeed(pool, hashOf(token)) : null;
    if (feed === null) throw new AppError('feed-not-found');
    // An account that is gone takes its feeds along.
    if (feed.revokedAt !== null || !access.hasAccount(feed.owner)) throw new AppError('feed-revoked');
    if (id !== undefined && feed.bookId !== null && feed.bookId !== id) throw new AppError('book-not-found');
    passed.set(req, feed);
    res.setHeader('Cache-Control', 'private, no-cache');
    await noteFeedUse(pool, feed);
  }

  return {
    within: (handler) => async (req, res, next) => {
      await admit(req, res);
      await handler(req, res, next);
    },
    feedOf,
    owner: (req) => feedOf(req).owner,
  };
}

/** As for accounts: a token is too long to be guessed, so that a plain hash will do. */
function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
