import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import type { RequestHandler } from 'express';
import type { FeedJson } from '../../contract/feeds.ts';
import { viewBook } from '../../db/book-view.ts';
import type { Feed } from '../../db/feeds.ts';
import { createFeed, listFeeds, readFeedBooks, revokeFeed } from '../../db/feeds.ts';
import { AppError } from '../../errors.ts';
import { titleOf } from '../../db/books.ts';
import type { AppDeps } from '../deps.ts';
import { MOST_BOOKS, NO_AUTHOR, bookEpisodes, chapterEpisodes, coverAddress } from '../feeds/episodes.ts';
import type { FeedAccess } from '../feeds/feed-access.ts';
import { newFeedToken } from '../feeds/feed-access.ts';
import { opds, OPDS_TYPE } from '../feeds/opds.ts';
import type { Channel } from '../feeds/rss.ts';
import { rss } from '../feeds/rss.ts';
import { readJsonObject } from '../json-body.ts';
import { sendPieces } from '../long-answer.ts';
import { originOf } from '../origin.ts';
import { loadReaders } from '../readers.ts';
import { isUuid } from '../uuid.ts';

/** `GET` and `POST /v1/feeds`, `DELETE /v1/feeds/:feed`: the links that an account has given out. */
export function accountFeeds({
  pool,
  owner,
  turns,
}: AppDeps): Record<'list' | 'create' | 'revoke', RequestHandler> {
  return {
    list: async (req, res) => {
      res.json({ feeds: (await listFeeds(pool, owner(req))).map(toJson) });
    },
    create: async (req, res) => {
      const account = owner(req);
      const { MAX_FEEDS, readNewFeed } = await loadReaders();
      const { name, book: bookId } = readNewFeed(await readJsonObject(req, turns));
      if (bookId !== null && (await viewBook(pool, account, bookId)) === null) {
        throw new AppError('book-not-found');
      }
      const { token, sha256 } = newFeedToken();
      const feed = { id: randomUUID(), owner: account, bookId, name, tokenSha256: sha256 };
      const created = await createFeed(pool, feed, MAX_FEEDS);
      if (created === null) {
        throw new AppError('invalid-parameter', {
          detail: `An account may have ${MAX_FEEDS} feeds; revoke one that isn't needed any more.`,
        });
      }
      const origin = originOf(req);
      res.status(201).json({
        ...toJson(created),
        url: `${origin}${feedPath(token)}.xml`,
        opds: `${origin}${opdsPath(token)}`,
      });
    },
    revoke: async (req, res) => {
      const { feed } = req.params;
      if (typeof feed !== 'string' || !isUuid(feed) || !(await revokeFeed(pool, owner(req), feed))) {
        throw new AppError('feed-not-found');
      }
      res.status(204).end();
    },
  };
}

/** `GET /opds/:token`: for the apps of e-readers, with what is in the feed of the same token. */
export function opdsCatalogue({ pool, stopping }: AppDeps, { feedOf }: FeedAccess): RequestHandler {
  return async (req, res) => {
    const { id, owner, bookId, createdAt } = feedOf(req);
    const token = String(req.params['token']);
    const books = await readFeedBooks(pool, owner, MOST_BOOKS, bookId);
    const updates = books.map((book) => book.updatedAt.getTime());
    const updatedAt = new Date(Math.max(createdAt.getTime(), ...updates));
    const origin = originOf(req);
    const catalogue = { id, title: ALL_BOOKS.title, self: `${origin}${opdsPath(token)}`, updatedAt };
    const pieces = Readable.from(opds(catalogue, books, `${origin}${feedPath(token)}`));
    await sendPieces(req, res, { contentType: `${OPDS_TYPE};charset=utf-8`, pieces, stopping });
  };
}

/** `GET /feeds/:token.xml`: for podcast apps. */
export function podcastFeed({ pool, stopping }: AppDeps, { feedOf }: FeedAccess): RequestHandler {
  return async (req, res) => {
    const { id, owner, bookId } = feedOf(req);
    const page = `${originOf(req)}/`;
    const base = `${originOf(req)}${feedPath(String(req.params['token']))}`;
    const links = { id, self: `${base}.xml`, page };
    const answer = (pieces: AsyncIterable<string>): Promise<void> =>
      sendPieces(req, res, { contentType: 'application/rss+xml; charset=utf-8', pieces, stopping });
    if (bookId === null) {
      const [newest] = await readFeedBooks(pool, owner, 1);
      const image = newest?.hasCover === true ? coverAddress(base, newest.id) : undefined;
      await answer(rss({ ...links, ...ALL_BOOKS, image }, bookEpisodes(pool, owner, base)));
      return;
    }
    const book = await viewBook(pool, owner, bookId);
    if (book === null) throw new AppError('book-not-found');
    const channel: Channel = {
      ...links,
      page: `${page}#/books/${bookId}`,
      title: titleOf(book),
      description: `${titleOf(book)}, a chapter an episode.`,
      author: book.author ?? NO_AUTHOR,
      language: book.language ?? 'en',
      image: book.coverSha256 === null ? undefined : coverAddress(base, bookId),
      serial: true,
    };
    await answer(rss(channel, chapterEpisodes(pool, book, base)));
  };
}

const ALL_BOOKS = {
  title: 'My audiobooks',
  description: 'PDFs, read aloud by Tandem.',
  author: NO_AUTHOR,
  language: 'en',
  serial: false,
} as const;

function opdsPath(token: string): string {
  return `/opds/${token}`;
}

function feedPath(token: string): string {
  return `/feeds/${token}`;
}

function toJson({ id, name, bookId, createdAt, usedAt }: Feed): FeedJson {
  return {
    id,
    name,
    book: bookId,
    createdAt: createdAt.toISOString(),
    usedAt: usedAt?.toISOString() ?? null,
  };
}
