import type { RequestHandler } from 'express';
import type { EditionChangesJson } from '../../contract/answers.ts';
import type { BookView } from '../../db/book-view.ts';
import { viewBook } from '../../db/book-view.ts';
import { newSpeech, readSentenceHashes, readSentences } from '../../db/editions.ts';
import { AppError } from '../../errors.ts';
import type { ChapterChanges, SentenceCounts } from '../../narration/edition-changes.ts';
import { changesByChapter } from '../../narration/edition-changes.ts';
import { matchSentences } from '../../narration/match-sentences.ts';
import { workInTurns } from '../../process/loop-turns.ts';
import type { AppDeps } from '../deps.ts';
import { bookOf } from './audiobooks.ts';

/** Of an example. Characters. */
const EXAMPLE_CHARACTERS = 240;

/** `GET /v1/audiobooks/:id/changes`: a new edition against the one before it. */
export function editionChanges(deps: AppDeps): RequestHandler {
  const { pool, owner } = deps;
  return async (req, res) => {
    const book = await bookOf(deps, req);
    const former = book.editionOf === null ? null : await viewBook(pool, owner(req), book.editionOf);
    if (former === null) throw new AppError('no-edition');
    for (const one of [book, former]) refuseUnlessRead(one);
    res.json(await compare(deps, book, former));
  };
}

/** One that failed or was cancelled may have been read before. */
function refuseUnlessRead({ status, characters }: BookView): void {
  const isUnread = status === 'queued' || status === 'extracting';
  const hasEnded = status === 'failed' || status === 'cancelled';
  if (isUnread || (hasEnded && characters === null)) {
    throw new AppError('not-read-yet', { detail: `The status of one of them is "${status}".` });
  }
}

async function compare(
  { pool, turns }: AppDeps,
  { id, chapters }: BookView,
  former: BookView,
): Promise<EditionChangesJson> {
  const before = await readSentenceHashes(pool, former.id);
  const after = await readSentenceHashes(pool, id);
  const matches = await matchSentences(before.hashes, after.hashes, workInTurns(turns));
  const found = changesByChapter(matches, after.chapters);
  const examples = found.flatMap((chapter) => chapter.examples);
  const textsOf = (bookId: string, side: 'before' | 'after'): Promise<Map<number, string>> =>
    readSentences(
      pool,
      bookId,
      examples.flatMap((example) => example[side] ?? []),
      EXAMPLE_CHARACTERS,
    );
  const texts = { before: await textsOf(former.id, 'before'), after: await textsOf(id, 'after') };
  const textAt = (side: 'before' | 'after', sentence: number | null): string | null =>
    sentence === null ? null : (texts[side].get(sentence) ?? null);
  const { characters, usd } = await newSpeech(pool, id, former.id);
  return {
    editionOf: former.id,
    sentences: sum(found),
    characters,
    usd: Math.round(usd * 1e6) / 1e6,
    chapters: found
      .filter(({ changed, added, removed }) => changed + added + removed > 0)
      .map(({ chapter: index, examples: shown, ...counts }) => ({
        index,
        title: chapters[index]?.title ?? '',
        ...counts,
        examples: shown.map((example) => ({
          before: textAt('before', example.before),
          after: textAt('after', example.after),
        })),
      })),
  };
}

function sum(chapters: readonly ChapterChanges[]): SentenceCounts {
  const total = { same: 0, changed: 0, added: 0, removed: 0 };
  for (const chapter of chapters) {
    for (const kind of Object.keys(total) as (keyof SentenceCounts)[]) total[kind] += chapter[kind];
  }
  return total;
}
