import type { Readable } from 'node:stream';
import { buildId3Tag } from './id3.ts';
import type { Id3Tags } from './id3.ts';
import type { Mp3Format } from './mp3-frames.ts';
import { readSegments } from './segment-reader.ts';
import type { JoinOptions, Mp3Segment } from './segment-reader.ts';
import { createSilences, nearestBitrateKbps } from './silence.ts';
import type { Silence } from './silence.ts';
import { buildInfoFrame } from './xing.ts';

export interface Mp3PlanInput<S extends Mp3Segment> {
  /** Of every segment. */
  format: Mp3Format;
  /** In the order of reading. */
  segments: readonly S[];
  chapters: readonly { title: string }[];
  tags: Omit<Id3Tags, 'chapters' | 'durationSeconds'>;
}

export interface Mp3Plan<S extends Mp3Segment> {
  /** Exact size of the file. */
  bytes: number;
  frames: number;
  durationSeconds: number;
  /** One for each chapter of the input. One without segments has no duration, and is not among the file's chapters. */
  chapters: { title: string; startSeconds: number; durationSeconds: number }[];
  format: Mp3Format;
  segments: readonly S[];
  /** Where each segment begins, in seconds. */
  startSeconds: readonly number[];
  /** ID3 tag and Info frame. */
  head: Buffer;
  /** What goes before the segment at this position; it belongs to the chapter of the one before. */
  silenceBefore: (position: number) => Silence;
}

/**
 * Plans one MP3 from measured segments: its size, duration and chapter times are exact before a byte is read.
 *
 * @throws {RangeError} when there is no segment, or the chapters of the segments are out of order or range.
 */
export function planMp3<S extends Mp3Segment>(input: Mp3PlanInput<S>): Mp3Plan<S> {
  const { format, segments, chapters, tags } = input;
  checkOrder(segments, chapters.length);
  const secondsPerFrame = format.samplesPerFrame / format.sampleRateHz;
  const speechFrames = segments.reduce((total, segment) => total + segment.frames, 0);
  const speechBytes = segments.reduce((total, segment) => total + segment.bytes, 0);
  const averageKbps = (speechBytes * 8) / 1000 / (speechFrames * secondsPerFrame);
  const bitrateKbps = nearestBitrateKbps(format, averageKbps);
  const silences = createSilences(format, bitrateKbps);
  const silenceBefore = (position: number): Silence => silences(segments[position - 1]?.pauseMs ?? 0);

  const parts: { frames: number; bytes: number }[] = [];
  const starts = new Array<number | undefined>(chapters.length);
  const startSeconds: number[] = [];
  let frames = 0;
  for (const [position, { chapter, frames: partFrames, bytes }] of segments.entries()) {
    const pause = silenceBefore(position);
    if (pause.frames > 0) parts.push({ frames: pause.frames, bytes: pause.audio.length });
    frames += pause.frames;
    starts[chapter] ??= frames;
    startSeconds.push(frames * secondsPerFrame);
    parts.push({ frames: partFrames, bytes });
    frames += partFrames;
  }

  const planned: Mp3Plan<S>['chapters'] = [];
  let nextStart = frames;
  for (let index = chapters.length - 1; index >= 0; index -= 1) {
    const start = starts[index] ?? nextStart;
    planned.unshift({
      title: chapters[index]?.title ?? '',
      startSeconds: start * secondsPerFrame,
      durationSeconds: (nextStart - start) * secondsPerFrame,
    });
    nextStart = start;
  }

  const durationSeconds = frames * secondsPerFrame;
  const tag = buildId3Tag({
    ...tags,
    durationSeconds,
    chapters: planned
      .filter((_, index) => starts[index] !== undefined)
      .map(({ title, startSeconds: start, durationSeconds: seconds }) => ({
        title,
        startSeconds: start,
        endSeconds: start + seconds,
      })),
  });
  const isConstantBitrate = segments.every((segment) => isConstant(segment, format, bitrateKbps));
  const info = buildInfoFrame({ format, parts, bitrateKbps, isConstantBitrate });
  const head = Buffer.concat([tag, info]);
  const bytes = parts.reduce((total, part) => total + part.bytes, head.length);
  return {
    bytes,
    frames,
    durationSeconds,
    chapters: planned,
    format,
    segments,
    startSeconds,
    head,
    silenceBefore,
  };
}

/**
 * Streams the planned file. Never holds more than a chunk of each open segment; reads only as fast as it is read. Every
 * byte passes the same scanner that measured the segments: the stream fails with `SegmentMismatch` when one isn't what
 * was planned, and with what `open` rejects with, so that nothing shorter than `plan.bytes` ever ends well.
 */
export function joinMp3<S extends Mp3Segment>(
  plan: Mp3Plan<S>,
  open: (segment: S) => Promise<Readable>,
  options: JoinOptions = {},
): Readable {
  return readSegments(plan.segments, open, {
    ...options,
    head: plan.head,
    format: plan.format,
    before: (position) => plan.silenceBefore(position).audio,
  });
}

/** The segments' frames alone, without tag, Info frame or pauses: for listening to a book that isn't finished. */
export function concatMp3<S extends Mp3Segment>(
  segments: readonly S[],
  open: (segment: S) => Promise<Readable>,
  options: JoinOptions = {},
): Readable {
  return readSegments(segments, open, options);
}

function checkOrder(segments: readonly Mp3Segment[], chapters: number): void {
  if (segments.length === 0) throw new RangeError('there is no segment to join');
  let last = 0;
  for (const [position, { chapter }] of segments.entries()) {
    if (chapter < last || chapter >= chapters) {
      throw new RangeError(`segment ${position} is of chapter ${chapter}, after ${last} and of ${chapters}`);
    }
    last = chapter;
  }
}

/** True where the size is that of frames of one bitrate, give or take one byte of padding. */
function isConstant({ frames, bytes }: Mp3Segment, format: Mp3Format, bitrateKbps: number): boolean {
  const exact = (frames * format.samplesPerFrame * bitrateKbps * 125) / format.sampleRateHz;
  return Math.abs(bytes - exact) <= 1;
}
