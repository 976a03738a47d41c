import { bitratesKbps, MP3_HEADER_BYTES, sideInfoBytes, writeMp3Header } from './mp3-frames.ts';
import type { Mp3Format } from './mp3-frames.ts';

/** A stretch of audio whose bytes are spread evenly over its frames. */
export interface AudioPart {
  frames: number;
  bytes: number;
}

export interface InfoFrameOptions {
  format: Mp3Format;
  /** All audio after this frame, in order. */
  parts: readonly AudioPart[];
  /** At which the frame itself is written; a higher one is taken where its 120 bytes of content don't fit. */
  bitrateKbps: number;
  isConstantBitrate: boolean;
}

const TOC_ENTRIES = 100;
const UINT32_MAX = 2 ** 32 - 1;
const FLAGS = { frames: 1, bytes: 2, toc: 4 } as const;

/**
 * The frame in front of a file that tells players its exact length and where each hundredth of its time is. Older
 * players take it for 26 ms of silence. The counts leave out the frame itself, the bytes and positions count from its
 * start, as LAME writes them. Past 4 GB the bytes don't fit their field, and without them the table says nothing: both
 * are left out.
 */
export function buildInfoFrame({ format, parts, bitrateKbps, isConstantBitrate }: InfoFrameOptions): Buffer {
  const contentStart = MP3_HEADER_BYTES + sideInfoBytes(format);
  const contentBytes = 4 + 4 + 4 + 4 + TOC_ENTRIES;
  const kbps = bitratesKbps(format).find(
    (candidate) => candidate >= bitrateKbps && frameBytes(format, candidate) >= contentStart + contentBytes,
  );
  if (kbps === undefined) throw new RangeError(`no frame of ${bitrateKbps} kbps or more holds an Info frame`);

  const frame = Buffer.alloc(frameBytes(format, kbps));
  const frames = sum(parts.map((part) => part.frames));
  const bytes = frame.length + sum(parts.map((part) => part.bytes));
  const hasBytes = bytes <= UINT32_MAX;
  writeMp3Header(format, kbps, 0).copy(frame);
  let at = frame.write(isConstantBitrate ? 'Info' : 'Xing', contentStart, 'latin1') + contentStart;
  at = frame.writeUInt32BE(hasBytes ? FLAGS.frames | FLAGS.bytes | FLAGS.toc : FLAGS.frames, at);
  at = frame.writeUInt32BE(Math.min(frames, UINT32_MAX), at);
  if (hasBytes) {
    at = frame.writeUInt32BE(bytes, at);
    frame.set(tableOfContents(parts, frames, frame.length, bytes), at);
  }
  return frame;
}

/** For each hundredth of the time, its place in the file as a 256th of all bytes. */
function tableOfContents(
  parts: readonly AudioPart[],
  frames: number,
  startBytes: number,
  bytes: number,
): number[] {
  const entries: number[] = [];
  let framesBefore = 0;
  let bytesBefore = startBytes;
  for (const part of parts) {
    while (entries.length < TOC_ENTRIES) {
      const frame = (frames * entries.length) / TOC_ENTRIES;
      if (frame >= framesBefore + part.frames) break;
      const position = bytesBefore + (part.bytes * (frame - framesBefore)) / part.frames;
      entries.push(Math.min(255, Math.floor((256 * position) / bytes)));
    }
    framesBefore += part.frames;
    bytesBefore += part.bytes;
  }
  return entries;
}

function frameBytes({ samplesPerFrame, sampleRateHz }: Mp3Format, bitrateKbps: number): number {
  return Math.floor((samplesPerFrame * bitrateKbps * 125) / sampleRateHz);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, value) => total + value, 0);
}
