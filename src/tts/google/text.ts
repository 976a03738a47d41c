import { MP3_HEADER_BYTES, writeMp3Header } from '../../audio/mp3-frames.ts';
import type { Mp3Format } from '../../audio/mp3-frames.ts';

/** What Google is asked for, whatever the voice, so that all segments of a book join without decoding. */
export const GOOGLE_AUDIO: Mp3Format = { sampleRateHz: 24_000, channels: 1, samplesPerFrame: 576 };

/** What is sent: valid UTF-8 without control characters, which the service refuses. Lengths in bytes don't grow. */
export function speakableText(text: string): string {
  // A lone half of a surrogate pair becomes the replacement character on its way through UTF-8.
  const wellFormed = Buffer.from(text, 'utf8').toString('utf8').replaceAll('\ufffd', ' ');
  // eslint-disable-next-line no-control-regex -- They are what is looked for.
  return wellFormed.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, ' ');
}

/** Whether there is anything to say: the service answers marks alone with an error or with nothing, and may charge for it. */
export function hasWords(text: string): boolean {
  return /[\p{L}\p{N}\p{Emoji_Presentation}]/u.test(text);
}

/** A bare MP3 of silence in Google's format: frames whose side information says that nothing follows. */
export function silence(bitrateKbps: 32 | 64, durationMs: number): Buffer {
  const header = writeMp3Header(GOOGLE_AUDIO, bitrateKbps, 0);
  const frameBytes = (GOOGLE_AUDIO.samplesPerFrame * bitrateKbps * 125) / GOOGLE_AUDIO.sampleRateHz;
  const frame = Buffer.concat([header, Buffer.alloc(frameBytes - MP3_HEADER_BYTES)]);
  const frames = Math.ceil((durationMs * GOOGLE_AUDIO.sampleRateHz) / 1000 / GOOGLE_AUDIO.samplesPerFrame);
  return Buffer.concat(Array.from({ length: frames }, () => frame));
}
