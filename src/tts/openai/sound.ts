import { bareFrames } from '../../audio/bare-frames.ts';
import { inspectMp3 } from '../../audio/mp3-frames.ts';
import type { Mp3Writer } from '../../audio/mp3-writer.ts';
import { createSampleReader } from '../../audio/sample-reader.ts';
import { createWavReader } from '../../audio/wav-reader.ts';
import { pcmFormat, sniff, SNIFF_BYTES } from './sniff.ts';

/** The answer can't be used, although it came whole. */
export class UnusableSound extends Error {
  /** WAV, asked for instead, may be better. */
  readonly wavMayHelp: boolean;
  /** Whoever answered is no speech server, and took no money. */
  readonly isNoServer: boolean;

  constructor(
    message: string,
    options: { wavMayHelp?: boolean; isNoServer?: boolean; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = 'UnusableSound';
    this.wavMayHelp = options.wavMayHelp ?? false;
    this.isNoServer = options.isNoServer ?? false;
  }
}

export interface SoundTarget {
  sampleRateHz: number;
  bitrateKbps: number;
  /** What was asked for. */
  asked: string;
  /** Of any answer; what goes on for longer has no end. */
  maxSeconds: number;
}

/** The most that an MP3 has. */
const MP3_BYTES_PER_SECOND = 40_000;
/** Share of full scale: below it nobody hears anything. */
const AUDIBLE = 0.001;
const FIRST_BYTES_OF_TEXT = 300;

/**
 * Makes bare MP3 frames of one format, mono, of whatever a server sends: an MP3 is stripped, everything else encoded as
 * it comes, so that no more than the MP3 is held.
 *
 * @param encoder begun and ended here
 * @throws {UnusableSound}, and whatever `chunks` throws
 */
export async function receiveSound(
  chunks: AsyncIterable<Buffer>,
  type: string,
  target: SoundTarget,
  borrow: () => Promise<Mp3Writer>,
): Promise<Buffer> {
  let head = Buffer.alloc(0);
  let sink: SoundSink | undefined;
  for await (const chunk of chunks) {
    if (sink !== undefined) {
      sink.push(chunk);
      continue;
    }
    head = Buffer.concat([head, chunk]);
    if (head.length < SNIFF_BYTES) continue;
    sink = await createSink(head, type, target, borrow);
    sink.push(head);
  }
  if (sink === undefined) {
    if (head.length === 0) throw new UnusableSound('it sent nothing');
    sink = await createSink(head, type, target, borrow);
    sink.push(head);
  }
  return sink.finish();
}

interface SoundSink {
  /** @throws {UnusableSound} */
  push(chunk: Buffer): void;
  /** @throws {UnusableSound} */
  finish(): Buffer;
}

async function createSink(
  head: Buffer,
  type: string,
  target: SoundTarget,
  borrow: () => Promise<Mp3Writer>,
): Promise<SoundSink> {
  const kind = sniff(head, type, target.asked);
  switch (kind) {
    case 'mp3':
      return mp3Sink(target);
    case 'wav':
      return wavSink(target, await borrow());
    case 'pcm':
      return pcmSink(target, type, await borrow());
    case 'Ogg':
    case 'FLAC':
    case 'AAC':
    case 'MP4':
      throw new UnusableSound(`it sent ${kind}, whatever it was asked for`, { wavMayHelp: true });
    case 'web page':
      throw new UnusableSound('it answered with a web page (OPENAI_BASE_URL mostly ends with /v1)', {
        isNoServer: true,
      });
    case 'json':
    case 'unknown': {
      const first = head.toString('utf8', 0, FIRST_BYTES_OF_TEXT).replace(/[^ -~]+/g, ' ');
      throw new UnusableSound(`it sent no sound: ${first.slice(0, 80)}`);
    }
  }
}

function mp3Sink({ sampleRateHz, maxSeconds }: SoundTarget): SoundSink {
  const parts: Buffer[] = [];
  let bytes = 0;
  return {
    push: (chunk) => {
      parts.push(chunk);
      bytes += chunk.length;
      if (bytes > maxSeconds * MP3_BYTES_PER_SECOND) throw endless(maxSeconds);
    },
    finish: () => {
      const bare = refusing(() => bareFrames(Buffer.concat(parts)));
      const measure = refusing(() => inspectMp3(bare));
      if (measure.sampleRateHz !== sampleRateHz || measure.channels !== 1) {
        throw new UnusableSound(
          `it sent an MP3 of ${measure.sampleRateHz} Hz and ${measure.channels} channels, and a book needs ${sampleRateHz} Hz and 1 (OPENAI_TTS_SAMPLE_RATE_HZ)`,
          { wavMayHelp: true },
        );
      }
      if (measure.durationSeconds > maxSeconds) throw endless(maxSeconds);
      return bare;
    },
  };
}

function wavSink(target: SoundTarget, encoder: Mp3Writer): SoundSink {
  const wav = createWavReader();
  const encode = createEncoding(target, encoder);
  return {
    push: (chunk) => {
      const parts = refusing(() => wav.push(chunk));
      for (const samples of parts) encode.write(samples, wav.format?.sampleRateHz ?? target.sampleRateHz);
    },
    finish: () => {
      refusing(() => wav.finish());
      return encode.finish();
    },
  };
}

function pcmSink(target: SoundTarget, type: string, encoder: Mp3Writer): SoundSink {
  const { sampleRateHz, channels } = pcmFormat(type);
  const reader = createSampleReader({ sampleRateHz, channels, bits: 16, float: false });
  const encode = createEncoding(target, encoder);
  return {
    push: (chunk) => encode.write(reader.read(chunk), sampleRateHz),
    finish: () => {
      if (reader.left > 0) throw new UnusableSound('its samples end within one');
      return encode.finish();
    },
  };
}

function createEncoding(
  { sampleRateHz, bitrateKbps, maxSeconds }: SoundTarget,
  encoder: Mp3Writer,
): { write(samples: Float32Array, inputRateHz: number): void; finish(): Buffer } {
  let seconds = 0;
  let isAudible = false;
  let began = false;
  return {
    write: (samples, inputRateHz) => {
      if (!began) encoder.begin({ inputRateHz, sampleRateHz, bitrateKbps });
      began = true;
      seconds += samples.length / inputRateHz;
      if (seconds > maxSeconds) throw endless(maxSeconds);
      isAudible ||= samples.some((sample) => Math.abs(sample) > AUDIBLE);
      encoder.write(samples);
    },
    finish: () => {
      if (!began || seconds === 0) throw new UnusableSound('it sent a file without sound');
      if (!isAudible) throw new UnusableSound(`it sent ${Math.round(seconds)} seconds of silence`);
      const encoded = encoder.end();
      return bareFrames(Buffer.from(encoded.buffer, encoded.byteOffset, encoded.byteLength));
    },
  };
}

function endless(maxSeconds: number): UnusableSound {
  return new UnusableSound(
    `it sent more than ${Math.round(maxSeconds)} seconds for a text that can't take so long`,
  );
}

function refusing<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof UnusableSound) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new UnusableSound(`it sent sound that can't be used: ${reason}`, { cause: error });
  }
}
