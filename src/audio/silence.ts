import { bitratesKbps, writeMp3Header } from './mp3-frames.ts';
import type { Mp3Format } from './mp3-frames.ts';

export interface Silence {
  frames: number;
  /** Whole frames; depends on nothing before it and nothing after it depends on it. */
  audio: Buffer;
}

/**
 * Silence of about `seconds`, to the frame. A frame whose side information is all zero decodes to nothing, so that no
 * encoder is needed. Padding is spread as in a stream of constant bitrate.
 *
 * @throws {Mp3FormatError} when the format doesn't know `bitrateKbps`; see `nearestBitrateKbps`.
 */
export function silentMp3(format: Mp3Format, bitrateKbps: number, seconds: number): Silence {
  const frames = Math.round((seconds * format.sampleRateHz) / format.samplesPerFrame);
  const exactFrameBytes = (format.samplesPerFrame * bitrateKbps * 125) / format.sampleRateHz;
  const plainBytes = Math.floor(exactFrameBytes);
  const parts: Buffer[] = [];
  for (let i = 0; i < frames; i += 1) {
    const padding =
      Math.floor((i + 1) * exactFrameBytes) - Math.floor(i * exactFrameBytes) > plainBytes ? 1 : 0;
    const frame = Buffer.alloc(plainBytes + padding);
    writeMp3Header(format, bitrateKbps, padding).copy(frame);
    parts.push(frame);
  }
  return { frames, audio: Buffer.concat(parts) };
}

/** The same silence again and again, made once: for pauses in milliseconds. */
export function createSilences(format: Mp3Format, bitrateKbps: number): (ms: number) => Silence {
  const made = new Map<number, Silence>();
  return (ms) => {
    const silence = made.get(ms) ?? silentMp3(format, bitrateKbps, ms / 1000);
    made.set(ms, silence);
    return silence;
  };
}

/** The bitrate that the format knows and that is closest to a measured average. */
export function nearestBitrateKbps(format: Mp3Format, averageKbps: number): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (const kbps of bitratesKbps(format).slice(1)) {
    if (Math.abs(kbps - averageKbps) < Math.abs(nearest - averageKbps)) nearest = kbps;
  }
  return nearest;
}
