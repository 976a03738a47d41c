import * as z from 'zod';
import { read } from './refusal.ts';
import { oneLine } from './text.ts';

export const MAX_FEEDS = 50;
const DEFAULT_NAME = 'Podcast app';

export const feed = z
  .object({
    id: z.uuid(),
    name: z.string(),
    book: z.uuid().nullable().describe('Whose chapters it has; `null`: every finished audiobook.'),
    createdAt: z.iso.datetime(),
    usedAt: z.iso.datetime().nullable().describe('When an app last asked for it, to the hour.'),
  })
  .meta({ id: 'Feed' });
export type FeedJson = z.output<typeof feed>;

export const feedList = z.object({ feeds: z.array(feed) }).meta({ id: 'FeedList' });
export type FeedListJson = z.output<typeof feedList>;

export const createdFeed = feed
  .extend({
    url: z
      .url()
      .describe('What a podcast app takes. It is shown this once: the service keeps no more than its hash.'),
    opds: z.url().describe('The same for the app of an e-reader, with the same secret in it.'),
  })
  .meta({ id: 'CreatedFeed' });
export type CreatedFeedJson = z.output<typeof createdFeed>;

export const newFeed = z
  .strictObject({
    name: oneLine.optional().describe('Where it is used, so that you know later which one to revoke.'),
    book: z.uuid().nullable().optional().describe('The id of a book; all of them otherwise.'),
  })
  .meta({ id: 'NewFeed' });

export const podcastChapters = z
  .object({
    version: z.literal('1.2.0'),
    chapters: z.array(z.object({ startTime: z.number().nonnegative(), title: z.string() })),
  })
  .meta({ id: 'PodcastChapters' });
export type PodcastChaptersJson = z.output<typeof podcastChapters>;

/** @throws {AppError} */
export function readNewFeed(body: unknown): { name: string; book: string | null } {
  const { name, book } = read(newFeed, body);
  return { name: name ?? DEFAULT_NAME, book: book?.toLowerCase() ?? null };
}
