import { createHash } from 'node:crypto';
import type { BookJson, M4bProgressJson } from '../contract/book.ts';
import type { PositionJson } from '../contract/listening.ts';
import type { BookView } from '../db/book-view.ts';
import type { Book, BookStatus } from '../db/books.ts';
import { titleOf } from '../db/books.ts';
import type { M4b } from '../db/m4b.ts';
import { AppError, toProblem } from '../errors.ts';
import type { Problem } from '../errors.ts';
import type { Position } from '../db/positions.ts';
import { leftOutWarnings, roundedShare } from '../pdf/left-out-warning.ts';
import type { Choices } from '../narration/choices.ts';
import { charactersASecond } from '../languages/pace.ts';
import type { Access } from './access/access.ts';

/** A book in one of these states changes no more, unless somebody wants it made anew. */
export function isFinal(status: BookStatus): boolean {
  return status === 'ready' || status === 'failed' || status === 'cancelled';
}

export function bookPath(id: string): string {
  return `/v1/audiobooks/${id}`;
}

export function audioPath(id: string): string {
  return `${bookPath(id)}/audio.mp3`;
}

function m4bPath(id: string): string {
  return `${bookPath(id)}/audio.m4b`;
}

/** @param link Signs the paths of audio, see Access. */
export function bookToJson(book: BookView, link: Access['link'], now: Date = new Date()): BookJson {
  const characters = book.characters ?? (book.charactersPlanned > 0 ? book.charactersPlanned : null);
  const { speed, ...shownChoices } = withoutTitles(book.choices);
  return {
    id: book.id,
    title: titleOf(book),
    status: book.status,
    queuePosition: book.queuePosition,
    progress: {
      fraction: fractionOf(book),
      segmentsDone: book.segmentsDone,
      segmentsTotal: book.segmentsTotal,
      pagesRead: book.pagesRead,
      secondsSpoken: book.secondsSpoken,
      etaSeconds: etaSeconds(book, now),
    },
    pages: book.pages,
    leftOutShare: book.leftOutShare === null ? null : roundedShare(book.leftOutShare),
    warnings: leftOutWarnings(book.leftOutShare),
    unreadablePages: book.unreadablePages,
    characters,
    language: book.language ?? book.choices.language,
    voice: book.voice ?? book.choices.voice,
    speakers: [...book.speakers],
    speed,
    choices: shownChoices,
    needsPassword: needsPassword(book),
    cost: {
      estimatedUsd: rounded(book.usdPlanned),
      spentUsd: rounded(book.spentUsd),
      uncertainCalls: book.uncertainCalls,
      uncertainCharacters: book.uncertainCharacters,
      uncertainUsd: rounded(book.uncertainUsd),
    },
    confirmation: confirmationOf(book, characters),
    chapters: book.chapters,
    durationSeconds: book.durationSeconds,
    audio: {
      mp3: book.mp3Key === null ? null : link(audioPath(book.id), book.owner),
      m4b: book.m4b?.state === 'ready' ? link(m4bPath(book.id), book.owner) : null,
    },
    m4b: book.m4b === null ? null : m4bJson(book.m4b),
    push: book.push === null ? null : { ...book.push, fraction: toThousandths(book.push.fraction) },
    audioDoubts: [...book.audioDoubts],
    position: positionJson(book.position),
    cover: coverJson(book),
    error: book.error,
    waiting: waitingOf(book),
    editionOf: book.editionOf,
    createdAt: book.createdAt.toISOString(),
    updatedAt: book.updatedAt.toISOString(),
    completedAt: book.completedAt?.toISOString() ?? null,
  };
}

function confirmationOf(book: BookView, characters: number | null): BookJson['confirmation'] {
  if (book.status !== 'awaiting_confirmation' || book.openCharacters === null) return null;
  return {
    revision: book.attempt,
    characters: book.openCharacters,
    usd: rounded(book.openUsd ?? 0),
    seconds: Math.round((characters ?? 0) / charactersASecond(book.language) / book.choices.speed),
  };
}

function waitingOf({ status, hold, waiting }: BookView): Problem | null {
  if (isFinal(status)) return null;
  return hold === null ? waiting : toProblem(new AppError(hold));
}

export function m4bJson({
  state,
  fraction,
  error,
}: Pick<M4b, 'state' | 'fraction' | 'error'>): M4bProgressJson {
  return { state, fraction: toThousandths(fraction), error };
}

function toThousandths(fraction: number): number {
  return Math.round(fraction * 1000) / 1000;
}

/** The address changes with the cover, so that nobody goes on showing a former one. */
function coverJson({ id, coverSha256, coverOrigin: origin }: BookView): BookJson['cover'] {
  if (coverSha256 === null || origin === null) return null;
  return { url: `${bookPath(id)}/cover?v=${coverSha256.slice(0, 12)}`, origin };
}

export function positionJson(position: Position | null): PositionJson | null {
  if (position === null) return null;
  return { seconds: position.seconds, updatedAt: position.listenedAt.toISOString() };
}

/** Its password is kept until the PDF is read, and asked for whenever it is read again. */
export function needsPassword({ locked, passwordKept }: Pick<Book, 'locked' | 'passwordKept'>): boolean {
  return locked && !passwordKept;
}

/** They stand among the chapters. */
function withoutTitles({ chapterTitles: _titles, ...others }: Choices): Omit<Choices, 'chapterTitles'> {
  return others;
}

/** Changes with everything that a listener can see, except the passing of time, which also renews links. */
export function bookVersion(book: BookView): string {
  const { progress, ...rest } = bookToJson(book, (path) => path);
  const seen = JSON.stringify([rest, { ...progress, etaSeconds: null }]);
  return createHash('sha256').update(seen).digest('base64url').slice(0, 16);
}

/** Everything is spoken, but not put together yet. */
const ALMOST_DONE = 0.99;

/**
 * By characters, since segments differ in length. While pages are still being read, the share of pages that were read
 * tells how much there will be to speak.
 */
function fractionOf(book: BookView): number {
  if (book.status === 'ready') return 1;
  if (book.charactersPlanned === 0) return 0;
  const spoken = book.charactersDone / book.charactersPlanned;
  const read = book.status === 'extracting' && book.pages !== null ? book.pagesRead / book.pages : 1;
  return Math.min(ALMOST_DONE, Math.round(spoken * read * 10_000) / 10_000);
}

/** Narration overlaps with extraction; one that took longer than this was waiting for its turn. */
const EXTRACTION_COUNTS_MS = 60_000;
/** Earlier, the first segments say too little about the speed. */
const ETA_AFTER_MS = 2_000;

function etaSeconds(book: BookView, now: Date): number | null {
  // Whoever waits for a listener may wait for ever.
  if (book.hold !== null || book.choices.ahead !== null) return null;
  if (book.status === 'assembling') return 0;
  if (book.queueSeconds !== null) return Math.ceil(book.queueSeconds);
  if (book.status !== 'narrating' || book.narratingSince === null || book.charactersDone === 0) return null;
  const extractionMs = book.narratingSince.getTime() - book.createdAt.getTime();
  const startedAt = extractionMs < EXTRACTION_COUNTS_MS ? book.createdAt : book.narratingSince;
  const elapsedMs = now.getTime() - startedAt.getTime() - book.heldSeconds * 1000;
  if (elapsedMs < ETA_AFTER_MS) return null;
  const msPerCharacter = elapsedMs / book.charactersDone;
  return Math.round(((book.charactersPlanned - book.charactersDone) * msPerCharacter) / 1000);
}

/** To a ten-thousandth of a cent. */
function rounded(usd: number): number {
  return Math.round(usd * 1e6) / 1e6;
}
