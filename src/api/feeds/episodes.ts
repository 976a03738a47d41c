import type { BookView } from '../../db/book-view.ts';
import type { FeedBook } from '../../db/feeds.ts';
import { readFeedBooks } from '../../db/feeds.ts';
import type { Pool } from '../../db/pool.ts';
import { titleOf } from '../../db/books.ts';
import { planChapters } from '../files/chapter-audio.ts';
import type { Episode } from './rss.ts';

/** Of an account's books, the newest; older ones have a feed of their own for the asking. */
export const MOST_BOOKS = 300;
/** Apps hide what is dated ahead: the chapters of a new book are dated before it, a second after each other. */
const CHAPTERS_BEFORE_MS = 60 * 60 * 1000;

/** What stands for an author that nobody knows. */
export const NO_AUTHOR = 'Tandem';

/** A book an episode: every finished book of an account. @param base of the addresses of files. */
export async function* bookEpisodes(pool: Pool, owner: string, base: string): AsyncGenerator<Episode> {
  for (const book of await readFeedBooks(pool, owner, MOST_BOOKS)) yield bookEpisode(book, base);
}

function bookEpisode(book: FeedBook, base: string): Episode {
  const { id, author, createdAt, durationSeconds, mp3Bytes, pages, status, hasCover } = book;
  const files = `${base}/${id}`;
  const by = author === null ? '' : ` By ${author}.`;
  const from = pages === null ? book.fileName : `${book.fileName}, ${pages} pages`;
  return {
    guid: `urn:uuid:${id}`,
    title: titleOf(book),
    description: `${titleOf(book)}.${by} Read from ${from}.`,
    author: author ?? NO_AUTHOR,
    publishedAt: createdAt,
    durationSeconds,
    audio: { url: `${files}/audio.mp3`, bytes: mp3Bytes },
    chapters: `${files}/chapters.json`,
    image: hasCover ? coverAddress(base, id) : undefined,
    // While a changed book is narrated anew, its text is no longer that of the audio.
    transcript: status === 'ready' ? `${files}/audio.vtt` : undefined,
  };
}

/** Of a book's cover. @param base of the addresses of files. */
export function coverAddress(base: string, bookId: string): string {
  return `${base}/${bookId}/cover.jpg`;
}

/** A chapter an episode: those that are spoken by now, in order. */
export async function* chapterEpisodes(pool: Pool, book: BookView, base: string): AsyncGenerator<Episode> {
  const first = book.createdAt.getTime() - CHAPTERS_BEFORE_MS;
  for await (const { index, title, plan } of planChapters(pool, book)) {
    const number = index + 1;
    const file = `${base}/${book.id}/chapters/${number}`;
    yield {
      guid: `urn:uuid:${book.id}#${number}`,
      title,
      description: `Chapter ${number} of ${titleOf(book)}.`,
      author: book.author ?? NO_AUTHOR,
      publishedAt: new Date(first + 1000 * index),
      durationSeconds: plan.durationSeconds,
      audio: { url: `${file}.mp3`, bytes: plan.bytes },
      transcript: `${file}.vtt`,
      number,
    };
  }
}
