import { iso639Part2 } from '../language-codes.ts';
import type { Stretch } from './box.ts';
import { box, fourLetters, fullBox, UNCHANGED, u16, u32, u64, u8, UINT32_MAX } from './box.ts';
import { packedLanguage } from './tags.ts';

/** Of the film as a whole, in which lengths of tracks are told: milliseconds. */
export const MOVIE_TIMESCALE = 1000;
export const TRACK = { audio: 1, chapters: 2 } as const;

export function movieHeader(durationMs: number, tracks: number): Stretch {
  const [normalRate, fullVolume] = [0x1_0000, 0x100];
  const rest = [
    u32(normalRate),
    u16(fullVolume),
    Buffer.alloc(10),
    UNCHANGED,
    Buffer.alloc(24),
    u32(tracks + 1),
  ];
  return timed('mvhd', 0, durationMs, (length) => [u32(MOVIE_TIMESCALE), length], ...rest);
}

/** @param flags 1: played; 2: part of the film. */
export function trackHeader(
  track: number,
  { flags, durationMs, volume }: { flags: number; durationMs: number; volume: number },
): Stretch {
  const rest = [Buffer.alloc(8), u16(0, 0, volume, 0), UNCHANGED, u32(0, 0)];
  return timed('tkhd', flags, durationMs, (length) => [u32(track, 0), length], ...rest);
}

export function mediaHeader(timescale: number, duration: number, language: string | undefined): Stretch {
  const code = language === undefined ? undefined : iso639Part2(language);
  const rest = [packedLanguage(code ?? 'und'), u16(0)];
  return timed('mdhd', 0, duration, (length) => [u32(timescale), length], ...rest);
}

/** Version 0, or 1 with 64 bits where the length needs them. The times of making and changing are left open. */
function timed(
  type: string,
  flags: number,
  duration: number,
  about: (length: Buffer) => Buffer[],
  ...rest: readonly Buffer[]
): Stretch {
  if (duration > UINT32_MAX)
    return fullBox(type, { version: 1, flags }, u64(0, 0), ...about(u64(duration)), ...rest);
  return fullBox(type, { flags }, u32(0, 0), ...about(u32(duration)), ...rest);
}

/** ISO/IEC 14496-12, 8.6.6: leaves out what the encoder put before the sound, and what fills its last frame. */
export function editList(durationMs: number, skippedSamples: number): Stretch {
  const normalRate = u32(0x1_0000);
  const list =
    durationMs > UINT32_MAX
      ? fullBox('elst', { version: 1 }, u32(1), u64(durationMs, skippedSamples), normalRate)
      : fullBox('elst', {}, u32(1, durationMs, skippedSamples), normalRate);
  return box('edts', list);
}

export function handler(kind: 'soun' | 'text', name: string): Stretch {
  return fullBox(
    'hdlr',
    {},
    u32(0),
    fourLetters(kind),
    Buffer.alloc(12),
    Buffer.from(`${name}\u0000`, 'latin1'),
  );
}

/** The media are in this file. */
export function dataInformation(): Stretch {
  return box('dinf', fullBox('dref', {}, u32(1), fullBox('url ', { flags: 1 })));
}

export interface AacFormat {
  sampleRateHz: number;
  channels: number;
  /** AudioSpecificConfig of ISO/IEC 14496-3, as the encoder gives it. */
  config: Buffer;
  averageBitsPerSecond: number;
}

/** ISO/IEC 14496-14, 5.6: AAC, and what its decoder must know. */
export function aacSampleEntry({ sampleRateHz, channels, config, averageBitsPerSecond }: AacFormat): Stretch {
  const [mpeg4Audio, audioStream, noBufferSize] = [0x40, 0x15, [0, 0, 0]];
  const decoder = descriptor(
    4,
    u8(mpeg4Audio, audioStream, ...noBufferSize),
    u32(averageBitsPerSecond, averageBitsPerSecond),
    descriptor(5, config),
  );
  const stream = descriptor(3, u16(TRACK.audio), u8(0), decoder, descriptor(6, u8(2)));
  const [fromThisFile, bitsASample] = [1, 16];
  return box(
    'mp4a',
    Buffer.alloc(6),
    u16(fromThisFile),
    Buffer.alloc(8),
    u16(channels, bitsASample, 0, 0),
    u32(sampleRateHz * 2 ** 16),
    fullBox('esds', {}, stream),
  );
}

/** ISO/IEC 14496-1, 8.3.3: its length in seven bits a byte, here always in four, as most writers do. */
function descriptor(tag: number, ...content: readonly Buffer[]): Buffer {
  const body = Buffer.concat(content);
  const length = [21, 14, 7, 0].map((shift) => ((body.length >> shift) & 0x7f) | (shift === 0 ? 0 : 0x80));
  return Buffer.concat([u8(tag, ...length), body]);
}
