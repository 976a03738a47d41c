import { createSampleReader } from './sample-reader.ts';
import type { SampleFormat, SampleReader } from './sample-reader.ts';

/** The bytes are no WAV that can be read, or less of one than its head says. */
export class WavFormatError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'WavFormatError';
  }
}

/** Reads a WAV as it comes, or several that are glued to each other, as long as all have one format. */
export interface WavReader {
  /** The samples that these bytes complete; `format` is there from the first of them on. */
  push(bytes: Buffer): Float32Array[];
  readonly format: SampleFormat | null;
  /** @throws {WavFormatError} where less came than the head says, or nothing at all */
  finish(): void;
}

const CHUNK_HEAD_BYTES = 8;
/** Servers that stream don't know the size when they write it: all bits set, or so many that no file has them. */
const UNKNOWN_BYTES = 0x7fff_0000;
/** A longer chunk than this before the sound is garbage. */
const LONGEST_CHUNK_BYTES = 1024 * 1024;
const PCM = 1;
const FLOAT = 3;
const EXTENSIBLE = 0xfffe;

export function createWavReader(): WavReader {
  let head = Buffer.alloc(0);
  let format: SampleFormat | null = null;
  let reader: SampleReader | undefined;
  /** Bytes of sound that are still to come; Infinity where the head doesn't know. */
  let missing = 0;
  let began = false;

  /** Takes one chunk's head, and what it holds unless that is sound. False where more bytes are needed. */
  const takeChunk = (): boolean => {
    const isRiff = ['RIFF', 'RF64'].includes(head.toString('latin1', 0, 4));
    if (isRiff) {
      if (head.length < 12) return false;
      if (head.toString('latin1', 8, 12) !== 'WAVE') throw new WavFormatError('a RIFF file that is no WAV');
      head = head.subarray(12);
      began = true;
      return true;
    }
    if (head.length < CHUNK_HEAD_BYTES) return false;
    if (!began) throw new WavFormatError('no RIFF header');
    const name = head.toString('latin1', 0, 4);
    const bytes = head.readUInt32LE(4);
    if (name === 'data') {
      if (format === null) throw new WavFormatError('sound before its format');
      reader ??= createSampleReader(format);
      missing = bytes === 0 || bytes >= UNKNOWN_BYTES ? Number.POSITIVE_INFINITY : bytes;
      head = head.subarray(CHUNK_HEAD_BYTES);
      return true;
    }
    if (bytes > LONGEST_CHUNK_BYTES) throw new WavFormatError(`a chunk "${name}" of ${bytes} bytes`);
    const end = CHUNK_HEAD_BYTES + bytes + (bytes % 2);
    if (head.length < end) return false;
    if (name === 'fmt ') format = sameFormat(format, readFormat(head.subarray(CHUNK_HEAD_BYTES, end)));
    head = head.subarray(end);
    return true;
  };

  return {
    push: (bytes) => {
      const samples: Float32Array[] = [];
      let rest = bytes;
      while (rest.length > 0 || head.length > 0) {
        if (missing > 0 && reader !== undefined) {
          if (head.length > 0) [rest, head] = [Buffer.concat([head, rest]), Buffer.alloc(0)];
          if (rest.length === 0) break;
          const sound = rest.subarray(0, Math.min(missing, rest.length));
          samples.push(reader.read(sound));
          missing -= sound.length;
          rest = rest.subarray(sound.length);
          continue;
        }
        head = Buffer.concat([head, rest]);
        rest = Buffer.alloc(0);
        if (!takeChunk()) break;
      }
      return samples;
    },
    get format() {
      return format;
    },
    finish: () => {
      if (reader === undefined) throw new WavFormatError('a WAV that ends before its sound');
      if (missing > 0 && Number.isFinite(missing)) {
        throw new WavFormatError(`a WAV that ends ${missing} bytes early`);
      }
      if (reader.left > 0) throw new WavFormatError('a WAV that ends within a sample');
    },
  };
}

function readFormat(chunk: Buffer): SampleFormat {
  if (chunk.length < 16) throw new WavFormatError('a format that is cut');
  const kind = chunk.readUInt16LE(0);
  const code = kind === EXTENSIBLE && chunk.length >= 26 ? chunk.readUInt16LE(24) : kind;
  const channels = chunk.readUInt16LE(2);
  const sampleRateHz = chunk.readUInt32LE(4);
  const bits = chunk.readUInt16LE(14);
  const isPcm = code === PCM && (bits === 8 || bits === 16 || bits === 24 || bits === 32);
  const isFloat = code === FLOAT && bits === 32;
  if (
    (!isPcm && !isFloat) ||
    channels < 1 ||
    channels > 8 ||
    sampleRateHz < 8_000 ||
    sampleRateHz > 192_000
  ) {
    throw new WavFormatError(
      `samples of format ${code}, ${bits} bits, ${channels} channels, ${sampleRateHz} Hz`,
    );
  }
  return { sampleRateHz, channels, bits, float: isFloat };
}

function sameFormat(known: SampleFormat | null, next: SampleFormat): SampleFormat {
  if (known === null) return next;
  const changed = (Object.keys(next) as (keyof SampleFormat)[]).some((key) => known[key] !== next[key]);
  if (changed) throw new WavFormatError('a WAV whose format changes');
  return known;
}
