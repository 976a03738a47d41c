import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createEncoder } from 'wasm-media-encoders';

export interface Mp3WriterFormat {
  /** Of what is written; mono. */
  inputRateHz: number;
  /** Of what comes out; LAME resamples. */
  sampleRateHz: number;
  bitrateKbps: number;
}

/** Encodes mono samples as they come, so that only the MP3 of one text is ever held. */
export interface Mp3Writer {
  /** Begins a new MP3, with an empty reservoir. */
  begin(format: Mp3WriterFormat): void;
  /** Samples from -1 to 1, any number of them. */
  write(samples: Float32Array): void;
  /** The frames since `begin`; a copy. */
  end(): Uint8Array;
}

/**
 * What is written is heard so much later: 576 samples of the encoder and 529 of every decoder, at the rate that comes
 * out.
 */
const DELAY_SAMPLES = 1_105;

/** By how much an MP3 without a frame that says so is late. Milliseconds. */
export function mp3DelayMs(sampleRateHz: number): number {
  return (DELAY_SAMPLES / sampleRateHz) * 1000;
}

/** LAME takes about 0.1 s of sound at a time without holding up anybody else for more than a millisecond or two. */
const BLOCK_SAMPLES = 4096;

export async function createMp3Writer(): Promise<Mp3Writer> {
  const wasm = await readFile(createRequire(import.meta.url).resolve('wasm-media-encoders/wasm/mp3'));
  const encoder = await createEncoder('audio/mpeg', wasm);
  let output = new Uint8Array(256 * 1024);
  let bytes = 0;

  const append = (part: Uint8Array): void => {
    if (bytes + part.length > output.length) {
      const larger = new Uint8Array(Math.max(output.length * 2, bytes + part.length));
      larger.set(output.subarray(0, bytes));
      output = larger;
    }
    output.set(part, bytes);
    bytes += part.length;
  };

  return {
    begin: ({ inputRateHz, sampleRateHz, bitrateKbps }) => {
      encoder.configure({
        channels: 1,
        sampleRate: inputRateHz,
        outputSampleRate: sampleRateHz as 24_000,
        bitrate: bitrateKbps as 64,
      });
      bytes = 0;
    },
    write: (samples) => {
      for (let start = 0; start < samples.length; start += BLOCK_SAMPLES) {
        append(encoder.encode([samples.subarray(start, start + BLOCK_SAMPLES)]));
      }
    },
    end: () => {
      append(encoder.finalize());
      return output.slice(0, bytes);
    },
  };
}
