import { MP3_HEADER_BYTES, parseMp3Header } from './mp3-frames.ts';
import type { Mp3Header } from './mp3-frames.ts';

/** Where there is sound in a piece of speech, and where there is none. Seconds. */
export interface VoiceActivity {
  durationSeconds: number;
  /** Without the silence before, after and between. */
  voicedSeconds: number;
  /** The longest silence with sound on both sides of it. */
  longestGapSeconds: number;
  /** Where that silence begins. */
  gapStartSeconds: number;
}

/** One step of a frame's `global_gain` is a quarter of a power of two of amplitude, which is 1.5 dB. */
const STEP_DB = 20 * Math.log10(2 ** 0.25);
/**
 * So far below the loud parts of a voice a frame counts as silence. Vowels and consonants lie within 30 dB; what voices
 * leave between sentences lies 42 dB below with a noise of -60 dB of full scale, and lower with less. A pause with more
 * noise than that counts as sound.
 */
const SILENCE_DB = 40;
/** The loud parts: this share of the frames is quieter. Most of what is spoken is voice, and pauses are the rest. */
const LOUD_QUANTILE = 0.9;
/** A shorter silence is a stop within a word ("t", "p"), and belongs to the voice. */
const SHORTEST_SILENCE_SECONDS = 0.12;
/** No frame is so quiet that holds any sound. */
const EMPTY = -Infinity;

/**
 * Tells voice from silence without decoding: the side information of each frame says how loud its quantised values are
 * (`global_gain`, ISO/IEC 11172-3, 2.4.1.7), and whether there are any.
 *
 * @param audio A bare MP3 stream, as `inspectMp3` accepts it.
 */
export function measureVoice(audio: Buffer): VoiceActivity {
  const levels: number[] = [];
  let frameSeconds = 0;
  for (let offset = 0; offset < audio.length;) {
    const header = parseMp3Header(audio, offset);
    if (header === undefined) break;
    levels.push(loudness(audio, offset, header));
    frameSeconds = header.samplesPerFrame / header.sampleRateHz;
    offset += header.frameBytes;
  }
  const voiced = withoutStops(levels.map(isAbove(levels)), SHORTEST_SILENCE_SECONDS / frameSeconds);
  const gap = longestGap(voiced);
  return {
    durationSeconds: levels.length * frameSeconds,
    voicedSeconds: voiced.filter(Boolean).length * frameSeconds,
    longestGapSeconds: gap.frames * frameSeconds,
    gapStartSeconds: gap.start * frameSeconds,
  };
}

/** The loudest granule of a frame, in dB on a scale of its own. */
function loudness(audio: Buffer, offset: number, header: Mp3Header): number {
  const { samplesPerFrame, channels } = header;
  const isMpeg1 = samplesPerFrame === 1152;
  // Bit 0 of the second byte is 0 where a CRC of two bytes follows the header.
  const hasCrc = ((audio[offset + 1] ?? 0) & 1) === 0;
  const bits = createBitReader(audio, offset + MP3_HEADER_BYTES + (hasCrc ? 2 : 0));
  // main_data_begin, private_bits, scfsi
  bits.skip(isMpeg1 ? 9 + (channels === 1 ? 5 : 3) + 4 * channels : 8 + channels);
  let loudest = EMPTY;
  for (let part = 0; part < (isMpeg1 ? 2 : 1) * channels; part += 1) {
    const dataBits = bits.read(12);
    bits.skip(9); // big_values
    const gain = bits.read(8);
    bits.skip(isMpeg1 ? 59 - 29 : 63 - 29);
    if (dataBits > 0) loudest = Math.max(loudest, gain * STEP_DB);
  }
  return loudest;
}

function isAbove(levels: readonly number[]): (level: number) => boolean {
  const sorted = levels.toSorted((a, b) => a - b);
  const loud = sorted[Math.floor(LOUD_QUANTILE * (sorted.length - 1))] ?? EMPTY;
  return (level) => level > EMPTY && level >= loud - SILENCE_DB;
}

/** Counts short silences as voice where there is voice on both sides. */
function withoutStops(voiced: readonly boolean[], maxFrames: number): boolean[] {
  const filled = [...voiced];
  let last = -1;
  voiced.forEach((isVoiced, index) => {
    if (!isVoiced) return;
    if (last >= 0 && index - last - 1 < maxFrames) filled.fill(true, last + 1, index);
    last = index;
  });
  return filled;
}

function longestGap(voiced: readonly boolean[]): { start: number; frames: number } {
  let longest = { start: 0, frames: 0 };
  let last = -1;
  voiced.forEach((isVoiced, index) => {
    if (!isVoiced) return;
    const frames = index - last - 1;
    if (last >= 0 && frames > longest.frames) longest = { start: last + 1, frames };
    last = index;
  });
  return longest;
}

function createBitReader(
  bytes: Buffer,
  start: number,
): { read(count: number): number; skip(count: number): void } {
  let at = start * 8;
  return {
    read: (count) => {
      let value = 0;
      for (let end = at + count; at < end; at += 1) {
        value = value * 2 + (((bytes[at >> 3] ?? 0) >> (7 - (at & 7))) & 1);
      }
      return value;
    },
    skip: (count) => {
      at += count;
    },
  };
}
