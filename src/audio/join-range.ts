import { addAbortSignal } from 'node:stream';
import type { Readable } from 'node:stream';
import type { Mp3Plan } from './join.ts';
import { SegmentMismatch } from './segment-reader.ts';
import type { Mp3Segment } from './segment-reader.ts';

/** Of bytes, both ends included. */
interface Range {
  start: number;
  end: number;
}

/**
 * A part of the planned file, for players that seek: no segment is opened outside of it, and of those at its edges only
 * what is asked for. The frames aren't looked at as `joinMp3` does; each segment's length is.
 */
export async function* joinMp3Range<S extends Mp3Segment>(
  plan: Mp3Plan<S>,
  wanted: Range,
  open: (segment: S, range: Range) => Promise<Readable>,
  signal: AbortSignal,
): AsyncGenerator<Buffer, void> {
  let begin = 0;
  /** What is wanted of the next `bytes` of the file, counted from their start. */
  const next = (bytes: number): Range | null => {
    const start = Math.max(wanted.start - begin, 0);
    const end = Math.min(wanted.end - begin, bytes - 1);
    begin += bytes;
    return start > end ? null : { start, end };
  };
  const cut = function* (audio: Buffer): Generator<Buffer> {
    const range = next(audio.length);
    if (range !== null) yield audio.subarray(range.start, range.end + 1);
  };

  yield* cut(plan.head);
  for (const [position, segment] of plan.segments.entries()) {
    yield* cut(plan.silenceBefore(position).audio);
    const range = next(segment.bytes);
    if (range === null) continue;
    let missing = range.end - range.start + 1;
    const source = addAbortSignal(signal, await open(segment, range));
    for await (const chunk of source as AsyncIterable<Buffer>) {
      missing -= chunk.length;
      yield chunk;
    }
    if (missing !== 0) throw new SegmentMismatch(position, `it is not ${segment.bytes} bytes long`);
    if (begin > wanted.end) return;
  }
}
