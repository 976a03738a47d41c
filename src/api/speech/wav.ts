import type { Mp3Format } from '../../audio/mp3-frames.ts';
import { wholeFrames } from '../../audio/aac/whole-frames.ts';
import type { LoopTurns } from '../../process/loop-turns.ts';

const HEADER_BYTES = 44;
const SAMPLE_BYTES = 2;
/** Half a second of sound, which takes a millisecond or two. */
const GROUP_BYTES = 3_000;

/** An MP3 in mono. */
interface Sound {
  format: Mp3Format;
  frames: number;
}

/** Of a WAV with all of its samples. */
export function wavBytes({ format, frames }: Sound): number {
  return HEADER_BYTES + frames * format.samplesPerFrame * SAMPLE_BYTES;
}

/** Decodes it as WAV of 16 bits, piece by piece: exactly as long as its header says. */
export async function* toWav(
  mp3: AsyncIterable<Buffer>,
  { format, frames }: Sound,
  turns: LoopTurns,
): AsyncGenerator<Buffer, void> {
  // WebAssembly that only those need who ask for WAV.
  const { MPEGDecoder } = await import('mpg123-decoder');
  const decoder = new MPEGDecoder({ enableGapless: false });
  try {
    await decoder.ready;
    let missing = frames * format.samplesPerFrame;
    yield header(format, missing);
    for await (const group of wholeFrames(mp3, GROUP_BYTES)) {
      const { channelData, samplesDecoded } = decoder.decode(group);
      const samples = channelData[0]?.subarray(0, Math.min(samplesDecoded, missing)) ?? new Float32Array();
      missing -= samples.length;
      yield toPcm(samples);
      await turns.next();
    }
    if (missing > 0) yield Buffer.alloc(missing * SAMPLE_BYTES);
  } finally {
    decoder.free();
  }
}

function toPcm(samples: Float32Array): Buffer {
  const bytes = Buffer.alloc(samples.length * SAMPLE_BYTES);
  samples.forEach((sample, index) => {
    bytes.writeInt16LE(Math.round(Math.max(-1, Math.min(1, sample)) * 0x7fff), index * SAMPLE_BYTES);
  });
  return bytes;
}

/** RIFF, with one part of format and one of samples. */
function header({ sampleRateHz }: Mp3Format, samples: number): Buffer {
  const dataBytes = samples * SAMPLE_BYTES;
  const bytes = Buffer.alloc(HEADER_BYTES);
  bytes.write('RIFF', 0, 'latin1');
  bytes.writeUInt32LE(HEADER_BYTES - 8 + dataBytes, 4);
  bytes.write('WAVEfmt ', 8, 'latin1');
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(sampleRateHz, 24);
  bytes.writeUInt32LE(sampleRateHz * SAMPLE_BYTES, 28);
  bytes.writeUInt16LE(SAMPLE_BYTES, 32);
  bytes.writeUInt16LE(8 * SAMPLE_BYTES, 34);
  bytes.write('data', 36, 'latin1');
  bytes.writeUInt32LE(dataBytes, 40);
  return bytes;
}
