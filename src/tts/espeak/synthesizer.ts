import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createEncoder } from 'wasm-media-encoders';
import { closingPauseSeconds, ESPEAK_AUDIO, plainText, WORDS_PER_MINUTE } from './text.ts';

export interface EspeakSynthesizer {
  /** As espeak-ng lists them. */
  listVoices(): EspeakVoice[];
  /**
   * Speaks `text` in the voice with espeak's identifier (`gmw/en-US`), at `wordsPerMinute` (80 to 450), and returns bare
   * MP3 frames. Blocks: 5,000 bytes take about 2 s. Nothing is interpreted: no SSML, no phoneme notation.
   */
  synthesize(text: string, identifier: string, wordsPerMinute: number): Uint8Array;
}

export interface EspeakVoice {
  name: string;
  identifier: string;
  /** espeak's own spelling, not BCP 47. */
  languages: { name: string; priority: number }[];
}

interface EspeakWorker {
  /** 0 when it worked. */
  set_voice(name: string): number;
  set_rate(wordsPerMinute: number): void;
  list_voices(): EspeakVoice[];
  synthesize_and_get_phonemes(text: string, onAudio: (samples: Int16Array) => boolean): string;
}

interface EspeakModule {
  eSpeakNGWorker: new () => Promise<EspeakWorker>;
}

const ENCODER_BLOCK_SAMPLES = 4096;

/** Loads the speech and MP3 modules into this process: about 50 MB. */
export async function createEspeakSynthesizer(): Promise<EspeakSynthesizer> {
  const worker = await loadEspeak();
  const mp3 = await createMp3Writer();

  const synthesize = (text: string, identifier: string, wordsPerMinute: number): Uint8Array => {
    if (worker.set_voice(identifier) !== 0) throw new Error(`espeak-ng has no voice ${identifier}`);
    worker.set_rate(wordsPerMinute);
    mp3.begin();
    // Of espeak's two ways to speak, this is the one without markup: `synthesize` reads SSML and [[phonemes]] and
    // drops everything after a "<". The phonemes that it also returns cost nothing measurable.
    worker.synthesize_and_get_phonemes(plainText(text), (samples) => {
      mp3.write(samples);
      return false;
    });
    const pauseSeconds = (closingPauseSeconds(text) * WORDS_PER_MINUTE.normal) / wordsPerMinute;
    mp3.write(new Int16Array(Math.round(pauseSeconds * ESPEAK_AUDIO.sampleRateHz)));
    return mp3.end();
  };
  return { listVoices: () => worker.list_voices(), synthesize };
}

async function loadEspeak(): Promise<EspeakWorker> {
  // The package has no types, and a variable keeps the compiler from asking for them.
  const name = '@echogarden/espeak-ng-emscripten';
  const { default: load } = (await import(name)) as { default: (options: object) => Promise<EspeakModule> };
  const module = await load({});
  return new module.eSpeakNGWorker();
}

interface Mp3Writer {
  begin(): void;
  write(samples: Int16Array): void;
  /** The frames since `begin`; a copy. */
  end(): Uint8Array;
}

/** Encodes as the samples come, so that only the MP3 of one text is ever held. Every text starts with an empty reservoir. */
async function createMp3Writer(): Promise<Mp3Writer> {
  const wasm = await readFile(createRequire(import.meta.url).resolve('wasm-media-encoders/wasm/mp3'));
  const encoder = await createEncoder('audio/mpeg', wasm);
  const block = new Float32Array(ENCODER_BLOCK_SAMPLES);
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
    begin: () => {
      const { sampleRateHz, channels, bitrateKbps } = ESPEAK_AUDIO;
      const format = {
        channels,
        sampleRate: sampleRateHz,
        outputSampleRate: sampleRateHz,
        bitrate: bitrateKbps,
      };
      encoder.configure(format);
      bytes = 0;
    },
    write: (samples) => {
      for (let start = 0; start < samples.length; start += block.length) {
        const part = samples.subarray(start, start + block.length);
        for (let i = 0; i < part.length; i += 1) block[i] = (part[i] ?? 0) / 32_768;
        append(encoder.encode([block.subarray(0, part.length)]));
      }
    },
    end: () => {
      append(encoder.finalize());
      return output.slice(0, bytes);
    },
  };
}
