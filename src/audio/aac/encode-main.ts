import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import { registerAacEncoder } from '@mediabunny/aac-encoder';
import { AdtsOutputFormat, AudioSample, AudioSampleSource, NullTarget, Output, Quality } from 'mediabunny';
import { MPEGDecoder } from 'mpg123-decoder';
import { disarmUserSignals } from '../../process/user-signals.ts';
import { wholeFrames } from './whole-frames.ts';
import { writePiece, writeSummary } from './wire.ts';

/** The program's only argument, as JSON. */
export interface EncodeOrder {
  bitsPerSecond: number;
}

/** Nobody waits for it as for speech or for the reading of a PDF: it takes what they leave. */
const PRIORITY = 19;
/** At 48 kbps: of sound it holds two thirds of a second as samples, in both libraries' forms. */
const GROUP_BYTES = 4096;

/**
 * Decodes an MP3 from its standard input and encodes it as AAC, as `wire.ts` says, in mono. A process of its own, since
 * it takes a processor for minutes, and memory that a worker would never give back; it ends when nobody reads what it
 * writes.
 */
async function main(): Promise<void> {
  process.title = 'tandem encode';
  yieldToOthers();
  disarmUserSignals();
  process.stdout.on('error', () => process.exit(1));
  const { bitsPerSecond } = JSON.parse(process.argv[2] ?? '') as EncodeOrder;
  registerAacEncoder();
  const decoder = new MPEGDecoder({ enableGapless: false });
  await decoder.ready;
  // What it is written into is of no account: packets are taken before they come there.
  const output = new Output({ format: new AdtsOutputFormat(), target: new NullTarget() });
  let source: AudioSampleSource | undefined;
  let configured = false;
  let samples = 0;
  let sampleRateHz = 0;
  let complaints = 0;
  let waiting: Buffer[] = [];

  for await (const chunk of wholeFrames(process.stdin as AsyncIterable<Buffer>, GROUP_BYTES)) {
    const decoded = decoder.decode(chunk);
    complaints += decoded.errors.length;
    const [sound] = decoded.channelData;
    if (sound === undefined || decoded.samplesDecoded === 0) continue;
    if (source === undefined) {
      sampleRateHz = decoded.sampleRate;
      source = new AudioSampleSource({
        codec: 'aac',
        quality: new Quality({ bitrate: bitsPerSecond }),
        onEncodedPacket: ({ data }, meta) => {
          const config = meta?.decoderConfig?.description as ArrayBuffer | ArrayBufferView | undefined;
          if (!configured && config !== undefined) waiting.push(writePiece(bytesOf(config)));
          configured = true;
          waiting.push(writePiece(data));
        },
      });
      output.addAudioTrack(source);
      await output.start();
    }
    if (decoded.sampleRate !== sampleRateHz) throw new Error('the sound changes its rate on the way');
    const sample = new AudioSample({
      data: sound.subarray(0, decoded.samplesDecoded),
      format: 'f32-planar',
      numberOfChannels: 1,
      sampleRate: sampleRateHz,
      timestamp: samples / sampleRateHz,
    });
    samples += decoded.samplesDecoded;
    await source.add(sample);
    sample.close();
    await flush();
  }
  if (source === undefined) throw new Error('there is no sound');
  await output.finalize();
  await flush(writeSummary({ samples, sampleRateHz, complaints }));

  async function flush(last?: Buffer): Promise<void> {
    const bytes = Buffer.concat(last === undefined ? waiting : [...waiting, last]);
    waiting = [];
    if (bytes.length > 0 && !process.stdout.write(bytes)) await once(process.stdout, 'drain');
  }
}

function bytesOf(source: ArrayBuffer | ArrayBufferView): Uint8Array {
  return ArrayBuffer.isView(source)
    ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength)
    : new Uint8Array(source);
}

/** In want of memory, it is the first one to go. */
function yieldToOthers(): void {
  try {
    setPriority(PRIORITY);
    if (process.platform === 'linux') writeFileSync('/proc/self/oom_score_adj', '1000');
  } catch {
    // Some containers forbid it, and it works without.
  }
}

main().then(
  // What is written is still on its way, and the encoder's thread would go on for ever.
  () => process.stdout.end(() => process.exit(0)),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
