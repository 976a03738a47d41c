import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createEncoder } from 'wasm-media-encoders';
import { inspectMp3, stripMp3 } from '../../src/audio/mp3-frames.ts';

export const SAMPLE_RATE_HZ = 24_000;
const SAMPLES_PER_FRAME = 576;
export const FRAME_MS = (SAMPLES_PER_FRAME / SAMPLE_RATE_HZ) * 1000;
const TONE_HZ = 220;
/** Quiet: somebody may listen to it. */
const AMPLITUDE = 0.05;
const LOOP_FRAMES = 1_000;

/** Frames for `durationMs`, rounded up: what the length of a fake speech is exactly. */
export function framesFor(durationMs: number): number {
  return Math.max(1, Math.ceil(durationMs / FRAME_MS - 1e-9));
}

export interface Sound {
  /** A bare MPEG-2 Layer III stream of exactly this many frames of a quiet tone, mono, 24 kHz. */
  mp3(frames: number): Buffer;
}

/** Encodes the tone once; every speech is cut from it, which costs next to nothing. */
export async function createSound(bitrateKbps: 32 | 64): Promise<Sound> {
  const loop = await encodeTone(bitrateKbps);
  const { frames: loopFrames, bytes } = inspectMp3(loop);
  // At 24 kHz both bitrates give frames of one length, without padding: cutting is counting.
  const frameBytes = bytes / loopFrames;
  return {
    mp3: (frames) => {
      const whole = Math.floor(frames / loopFrames);
      const rest = loop.subarray(0, (frames % loopFrames) * frameBytes);
      // The loop starts with an empty reservoir, so it can follow on itself.
      return Buffer.concat([...Array.from({ length: whole }, () => loop), rest]);
    },
  };
}

/** 16-bit mono samples with a WAV header, silent. */
export function wav(durationMs: number): Buffer {
  const dataBytes = Math.round((durationMs / 1000) * SAMPLE_RATE_HZ) * 2;
  const file = Buffer.alloc(44 + dataBytes);
  file.write('RIFF', 0, 'latin1');
  file.writeUInt32LE(36 + dataBytes, 4);
  file.write('WAVEfmt ', 8, 'latin1');
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(SAMPLE_RATE_HZ, 24);
  file.writeUInt32LE(SAMPLE_RATE_HZ * 2, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36, 'latin1');
  file.writeUInt32LE(dataBytes, 40);
  return file;
}

/** What some encoders put in front of the frames: an ID3v2 tag with nothing in it but padding. */
export function id3Tag(): Buffer {
  return Buffer.concat([
    Buffer.from('ID3\u0004\u0000\u0000\u0000\u0000\u0000\u0020', 'latin1'),
    Buffer.alloc(32),
  ]);
}

async function encodeTone(bitrateKbps: 32 | 64): Promise<Buffer> {
  const wasm = await readFile(createRequire(import.meta.url).resolve('wasm-media-encoders/wasm/mp3'));
  const encoder = await createEncoder('audio/mpeg', wasm);
  encoder.configure({
    channels: 1,
    sampleRate: SAMPLE_RATE_HZ,
    outputSampleRate: SAMPLE_RATE_HZ,
    bitrate: bitrateKbps,
  });
  const samples = Float32Array.from(
    { length: LOOP_FRAMES * SAMPLES_PER_FRAME },
    (_, index) => AMPLITUDE * Math.sin((2 * Math.PI * TONE_HZ * index) / SAMPLE_RATE_HZ),
  );
  // The encoder hands out views of its memory: copy each before the next call.
  const encoded = Buffer.from(encoder.encode([samples]));
  return stripMp3(Buffer.concat([encoded, encoder.finalize()]));
}
