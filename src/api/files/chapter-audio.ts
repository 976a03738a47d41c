import type { Readable } from 'node:stream';
import { joinMp3, planMp3 } from '../../audio/join.ts';
import type { Mp3Plan } from '../../audio/join.ts';
import type { BookView } from '../../db/book-view.ts';
import type { Pool } from '../../db/pool.ts';
import { allSpokenSegments, mp3FormatOf, readLastPositions } from '../../db/spoken-segments.ts';
import type { SpokenSegment } from '../../db/spoken-segments.ts';
import { VERSION } from '../../process/version.ts';
import type { Storage } from '../../storage/storage.ts';
import { titleOf } from '../../db/books.ts';

/** A chapter as an MP3 of its own, joined of the same speech as the book. */
export interface ChapterAudio {
  /** Of the chapter, in the book. */
  index: number;
  title: string;
  plan: Mp3Plan<ChapterPart>;
}

interface ChapterPart {
  chapter: number;
  frames: number;
  bytes: number;
  pauseMs: number;
  objectKey: string;
}

/**
 * Every chapter that is spoken to its end, in order, or `only` one of them: while a book is narrated, those before the
 * first gap. Holds the measures of one chapter's segments at a time, and none of their sound.
 */
export async function* planChapters(
  pool: Pool,
  book: BookView,
  only?: number,
): AsyncGenerator<ChapterAudio, void> {
  // Its last chapter may still grow.
  if (book.status === 'queued' || book.status === 'extracting') return;
  const last = await readLastPositions(pool, book.id);
  let spoken: SpokenSegment[] = [];
  for await (const segment of allSpokenSegments(pool, book.id, only)) {
    spoken.push(segment);
    if (segment.position !== last.get(segment.chapterIndex)) continue;
    yield planChapter(book, spoken);
    spoken = [];
  }
}

/** The MP3 of a chapter, read from the store as it goes. Fails as `joinMp3`. */
export function readChapter(
  storage: Storage,
  { plan }: ChapterAudio,
  options: { signal: AbortSignal },
): Readable {
  return joinMp3(plan, ({ objectKey }) => storage.get(objectKey), options);
}

/** @param segments of one chapter, one at least. */
function planChapter(book: BookView, segments: readonly SpokenSegment[]): ChapterAudio {
  const [first] = segments;
  if (first === undefined) throw new RangeError('a chapter without speech has no audio');
  const index = first.chapterIndex;
  const title = book.chapters[index]?.title ?? titleOf(book);
  return {
    index,
    title,
    plan: planMp3({
      format: mp3FormatOf(first),
      segments: segments.map(({ frames, bytes, pauseMs, objectKey }) => ({
        chapter: 0,
        frames,
        bytes,
        pauseMs,
        objectKey,
      })),
      chapters: [{ title }],
      tags: {
        title,
        album: titleOf(book),
        track: { number: index + 1, of: book.chapters.length },
        author: book.author ?? undefined,
        narrator: book.voice ?? undefined,
        year: book.createdAt.getUTCFullYear(),
        language: book.language ?? undefined,
        encodedBy: `Tandem ${VERSION}`,
      },
    }),
  };
}
