/** What a Layer III frame header says. ISO/IEC 11172-3 and 13818-3; MPEG-2.5 as LAME and every player know it. */
export interface Mp3Header {
  bitrateKbps: number;
  sampleRateHz: number;
  channels: 1 | 2;
  samplesPerFrame: 1152 | 576;
  /** Of the whole frame, header and padding included. */
  frameBytes: number;
}

/** The format that all frames of one stream must share. */
export interface Mp3Format {
  sampleRateHz: number;
  channels: 1 | 2;
  samplesPerFrame: 1152 | 576;
}

/** Measured, never estimated: chapter times come from these numbers. */
export interface Mp3Measure extends Mp3Format {
  frames: number;
  /** Of all frames together. */
  bytes: number;
  durationSeconds: number;
}

/** The bytes aren't the bare MP3 that was asked for; the message says what is there instead, and where. */
export class Mp3FormatError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'Mp3FormatError';
  }
}

export const MP3_HEADER_BYTES = 4;
/** The longest side information, and the mark behind it. */
const INFO_SEARCH_BYTES = 32 + 4;

const BITRATES_KBPS = {
  mpeg1: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  mpeg2: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
} as const;
/** By the version bits: 0 is MPEG-2.5, 1 is reserved, 2 is MPEG-2, 3 is MPEG-1. */
const SAMPLE_RATES_HZ = [
  [11_025, 12_000, 8_000],
  [],
  [22_050, 24_000, 16_000],
  [44_100, 48_000, 32_000],
] as const;

/**
 * Measures a bare MP3 stream in memory: every frame's header is read, none is decoded.
 *
 * @throws {Mp3FormatError} for anything but whole Layer III frames of one format: tags, an Info frame, a cut end,
 * garbage, no frame at all.
 */
export function inspectMp3(audio: Uint8Array): Mp3Measure {
  const scanner = createMp3Scanner();
  scanner.push(audio);
  return scanner.finish();
}

/** The same for a stream of chunks, cut anywhere. */
export async function inspectMp3Stream(chunks: AsyncIterable<Uint8Array>): Promise<Mp3Measure> {
  const scanner = createMp3Scanner();
  for await (const chunk of chunks) scanner.push(chunk);
  return scanner.finish();
}

export interface Mp3Scanner {
  /** Takes the next bytes; keeps none of them. */
  push(chunk: Uint8Array): void;
  /** Ends the stream, which must have ended with a frame. */
  finish(): Mp3Measure;
}

export function createMp3Scanner(): Mp3Scanner {
  const head = Buffer.alloc(MP3_HEADER_BYTES + INFO_SEARCH_BYTES);
  let first: Mp3Header | undefined;
  let header: Mp3Header | undefined;
  /** Bytes of the frame at hand that have been seen. */
  let seen = 0;
  let frames = 0;
  let bytes = 0;

  const push = (chunk: Uint8Array): void => {
    let at = 0;
    while (at < chunk.length) {
      // The first frame is kept up to where an Info mark would be, of the others only the header.
      const wanted = frames === 0 ? head.length : MP3_HEADER_BYTES;
      const frameBytes = header?.frameBytes ?? MP3_HEADER_BYTES;
      const take = Math.min(chunk.length - at, frameBytes - seen);
      if (seen < wanted) head.set(chunk.subarray(at, at + Math.min(take, wanted - seen)), seen);
      at += take;
      seen += take;
      bytes += take;
      if (header === undefined) {
        if (seen === MP3_HEADER_BYTES) header = readHeader();
      } else if (seen === header.frameBytes) {
        if (frames === 0 && infoMark(head, header) !== undefined) fail('there is an Info frame', 0);
        frames += 1;
        seen = 0;
        header = undefined;
      }
    }
  };

  const readHeader = (): Mp3Header => {
    const next = parseMp3Header(head, 0);
    const start = bytes - MP3_HEADER_BYTES;
    if (next === undefined) return fail(`there is ${describeGarbage(head)} instead of a frame`, start);
    first ??= next;
    if (next.sampleRateHz !== first.sampleRateHz || next.channels !== first.channels) {
      return fail(
        `the format changes from ${first.sampleRateHz} Hz × ${first.channels} to ${next.sampleRateHz} Hz × ${next.channels}`,
        start,
      );
    }
    return next;
  };

  return {
    push,
    finish: () => {
      if (seen > 0) fail(`the last frame is cut after ${seen} bytes`, bytes - seen);
      if (first === undefined) return fail('there is no frame', 0);
      const { sampleRateHz, channels, samplesPerFrame } = first;
      const durationSeconds = (frames * samplesPerFrame) / sampleRateHz;
      return { sampleRateHz, channels, samplesPerFrame, frames, bytes, durationSeconds };
    },
  };
}

/**
 * The frame header at `offset`; undefined where there is none, or one that nobody can measure (free format, reserved
 * values).
 */
export function parseMp3Header(bytes: Uint8Array, offset: number): Mp3Header | undefined {
  const [b0 = 0, b1 = 0, b2 = 0, b3 = 0] = bytes.subarray(offset, offset + MP3_HEADER_BYTES);
  const isLayer3 = b0 === 0xff && (b1 & 0xe0) === 0xe0 && (b1 & 0x06) === 0x02;
  if (!isLayer3) return undefined;
  const version = (b1 >> 3) & 3;
  const lowSampleRates = version !== 3;
  const bitrateKbps = BITRATES_KBPS[lowSampleRates ? 'mpeg2' : 'mpeg1'][b2 >> 4];
  const sampleRateHz = SAMPLE_RATES_HZ[version]?.[(b2 >> 2) & 3];
  if (bitrateKbps === undefined || bitrateKbps === 0 || sampleRateHz === undefined) return undefined;
  const padding = (b2 >> 1) & 1;
  const samplesPerFrame = lowSampleRates ? 576 : 1152;
  const frameBytes = Math.floor((samplesPerFrame * bitrateKbps * 125) / sampleRateHz) + padding;
  return { bitrateKbps, sampleRateHz, channels: b3 >> 6 === 3 ? 1 : 2, samplesPerFrame, frameBytes };
}

/**
 * Takes off what an encoder or a service may have put around the frames: ID3v2 tags and an Info or Xing frame in front,
 * an ID3v1 tag at the end. A view of the same bytes, not measured yet.
 */
export function stripMp3(audio: Buffer): Buffer {
  let bare = audio;
  while (bare.length >= 10 && bare.toString('latin1', 0, 3) === 'ID3') bare = bare.subarray(id3v2Bytes(bare));
  if (bare.length >= 128 && bare.toString('latin1', bare.length - 128, bare.length - 125) === 'TAG') {
    bare = bare.subarray(0, bare.length - 128);
  }
  const header = parseMp3Header(bare, 0);
  const hasInfo = header !== undefined && infoMark(bare, header) !== undefined;
  return hasInfo ? bare.subarray(header.frameBytes) : bare;
}

/** Bytes of side information that follow the header. */
export function sideInfoBytes({ samplesPerFrame, channels }: Mp3Format): number {
  if (samplesPerFrame === 1152) return channels === 1 ? 17 : 32;
  return channels === 1 ? 9 : 17;
}

/** Builds a frame header without CRC; `bitrateKbps` must be one that the format knows. */
export function writeMp3Header(format: Mp3Format, bitrateKbps: number, padding: 0 | 1): Buffer {
  const version = SAMPLE_RATES_HZ.findIndex((rates) => rates.some((rate) => rate === format.sampleRateHz));
  const rate = SAMPLE_RATES_HZ[version]?.findIndex((value) => value === format.sampleRateHz) ?? -1;
  const bitrate = bitratesKbps(format).indexOf(bitrateKbps);
  if (rate < 0 || bitrate <= 0)
    throw new Mp3FormatError(`no MP3 has ${format.sampleRateHz} Hz at ${bitrateKbps} kbps`);
  return Buffer.from([
    0xff,
    0xe0 | (version << 3) | 0x03,
    (bitrate << 4) | (rate << 2) | (padding << 1),
    (format.channels === 1 ? 3 : 0) << 6,
  ]);
}

/** The bitrates that exist for this format, in kbps, ascending, the index being what a header holds. */
export function bitratesKbps({ samplesPerFrame }: Mp3Format): readonly number[] {
  return BITRATES_KBPS[samplesPerFrame === 576 ? 'mpeg2' : 'mpeg1'];
}

/** Whether the frame holds a stream's totals instead of sound. */
export function isInfoFrame(frame: Buffer, header: Mp3Header): boolean {
  return infoMark(frame, header) !== undefined;
}

/** `Info` or `Xing` where the frame holds a stream's totals instead of sound. */
function infoMark(bytes: Buffer, header: Mp3Header): 'Info' | 'Xing' | undefined {
  const offset = MP3_HEADER_BYTES + sideInfoBytes(header);
  const mark = bytes.toString('latin1', offset, offset + 4);
  return mark === 'Info' || mark === 'Xing' ? mark : undefined;
}

/** The length of the ID3v2 tag whose head this is. */
export function id3v2Bytes(tag: Buffer): number {
  const [b6 = 0, b7 = 0, b8 = 0, b9 = 0] = tag.subarray(6, 10);
  const hasFooter = ((tag[5] ?? 0) & 0x10) !== 0;
  return 10 + b6 * 2 ** 21 + b7 * 2 ** 14 + b8 * 2 ** 7 + b9 + (hasFooter ? 10 : 0);
}

function describeGarbage(head: Buffer): string {
  const mark = head.toString('latin1', 0, 3);
  if (mark === 'ID3') return 'an ID3v2 tag';
  if (mark === 'TAG') return 'an ID3v1 tag';
  return `0x${head.toString('hex', 0, MP3_HEADER_BYTES)}`;
}

function fail(what: string, offset: number): never {
  throw new Mp3FormatError(`not a bare MP3: ${what} at byte ${offset}`);
}
