import { addAbortSignal, Readable } from 'node:stream';
import { messageOf } from '../process/thrown.ts';
import { createMp3Scanner } from './mp3-frames.ts';
import type { Mp3Format, Mp3Measure } from './mp3-frames.ts';

/** One stored piece of speech, as `inspectMp3` measured it. */
export interface Mp3Segment {
  /** Index into the plan's chapters; never less than that of the segment before. */
  chapter: number;
  frames: number;
  bytes: number;
  /** Silence after it, if another one follows; none unless given. */
  pauseMs?: number;
}

export interface JoinOptions {
  signal?: AbortSignal | undefined;
  /** Segments that are opened before their turn, since a store far away takes a while to answer. */
  openAhead?: number;
}

/** A segment isn't what the plan was made from; `position` is its index. */
export class SegmentMismatch extends Error {
  readonly position: number;

  constructor(position: number, message: string, options: { cause?: unknown } = {}) {
    super(`segment ${position}: ${message}`, options);
    this.name = 'SegmentMismatch';
    this.position = position;
  }
}

interface Surroundings {
  /** Goes first. */
  head?: Buffer;
  /** What goes before the segment at this position. */
  before?: (position: number) => Buffer | undefined;
  /** What every segment must be; else the first one decides. */
  format?: Mp3Format;
}

const DEFAULT_OPEN_AHEAD = 2;

/**
 * One stream of all segments in order, each opened shortly before its turn, checked on its way, and closed in every
 * case.
 */
export function readSegments<S extends Mp3Segment>(
  segments: readonly S[],
  open: (segment: S) => Promise<Readable>,
  options: JoinOptions & Surroundings,
): Readable {
  const stop = new AbortController();
  const signal = options.signal === undefined ? stop.signal : AbortSignal.any([options.signal, stop.signal]);
  const chunks = generate(segments, open, options, signal);
  const readable = new Readable({
    read: () => {
      chunks.next().then(
        ({ done, value }) => readable.push(done === true ? null : value),
        (error: unknown) => readable.destroy(error as Error),
      );
    },
    destroy: (error, callback) => {
      // Not awaited: the abort ends what the generator waits for, and a source that can't be ended must not hold us.
      stop.abort(error ?? new Error('nobody reads any more'));
      void chunks.return(undefined);
      callback(error);
    },
  });
  if (options.signal !== undefined) addAbortSignal(options.signal, readable);
  return readable;
}

async function* generate<S extends Mp3Segment>(
  segments: readonly S[],
  open: (segment: S) => Promise<Readable>,
  { head, before, format, openAhead = DEFAULT_OPEN_AHEAD }: JoinOptions & Surroundings,
  signal: AbortSignal,
): AsyncGenerator<Buffer, undefined> {
  const opening: Promise<Readable>[] = [];
  let opened = 0;
  let expected = format;
  try {
    if (head !== undefined) yield head;
    for (const [position, segment] of segments.entries()) {
      for (; opened < segments.length && opened <= position + openAhead; opened += 1) {
        opening.push(openSafely(open, segments[opened] ?? segment, signal));
      }
      const between = before?.(position);
      if (between !== undefined && between.length > 0) yield between;
      const source = await opening.shift();
      if (source !== undefined) expected = yield* check(source, segment, position, expected);
    }
  } finally {
    for (const next of opening) next.then((source) => source.destroy(), ignore);
  }
}

/** A stream or a failure that waits for its turn must not be taken for one that nobody handles. */
function openSafely<S>(
  open: (segment: S) => Promise<Readable>,
  segment: S,
  signal: AbortSignal,
): Promise<Readable> {
  const opening = (async () => {
    signal.throwIfAborted();
    return addAbortSignal(signal, (await open(segment)).on('error', ignore));
  })();
  opening.catch(ignore);
  return opening;
}

async function* check(
  source: Readable,
  planned: Mp3Segment,
  position: number,
  format: Mp3Format | undefined,
): AsyncGenerator<Buffer, Mp3Measure> {
  const scanner = createMp3Scanner();
  let bytes = 0;
  for await (const chunk of source as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > planned.bytes)
      throw new SegmentMismatch(position, `more than the ${planned.bytes} bytes planned`);
    attempt(position, () => scanner.push(chunk));
    yield chunk;
  }
  if (bytes < planned.bytes) {
    throw new SegmentMismatch(position, `${bytes} bytes instead of the ${planned.bytes} planned`);
  }
  const measure = attempt(position, () => scanner.finish());
  if (measure.frames !== planned.frames) {
    throw new SegmentMismatch(position, `${measure.frames} frames instead of the ${planned.frames} planned`);
  }
  if (
    format !== undefined &&
    (measure.sampleRateHz !== format.sampleRateHz || measure.channels !== format.channels)
  ) {
    throw new SegmentMismatch(
      position,
      `${measure.sampleRateHz} Hz × ${measure.channels}, unlike the others`,
    );
  }
  return measure;
}

function attempt<T>(position: number, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw new SegmentMismatch(position, messageOf(error), { cause: error });
  }
}

function ignore(): void {
  // The error is reported where the stream or promise is used.
}
