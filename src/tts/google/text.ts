import { MP3_HEADER_BYTES, writeMp3Header } from '../../audio/mp3-frames.ts';
import type { Mp3Format } from '../../audio/mp3-frames.ts';

/** What Google is asked for, whatever the voice, so that all segments of a book join without decoding. */
export const GOOGLE_AUDIO: Mp3Format = { sampleRateHz: 24_000, channels: 1, samplesPerFrame: 576 };

/** A bare MP3 of silence in Google's format: frames whose side information says that nothing follows. */
export function silence(bitrateKbps: 32 | 64, durationMs: number): Buffer {
  const header = writeMp3Header(GOOGLE_AUDIO, bitrateKbps, 0);
  const frameBytes = (GOOGLE_AUDIO.samplesPerFrame * bitrateKbps * 125) / GOOGLE_AUDIO.sampleRateHz;
  const frame = Buffer.concat([header, Buffer.alloc(frameBytes - MP3_HEADER_BYTES)]);
  const frames = Math.ceil((durationMs * GOOGLE_AUDIO.sampleRateHz) / 1000 / GOOGLE_AUDIO.samplesPerFrame);
  return Buffer.concat(Array.from({ length: frames }, () => frame));
}
