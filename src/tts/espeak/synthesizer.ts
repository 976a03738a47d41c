import { createMp3Writer, mp3DelayMs } from '../../audio/mp3-writer.ts';
import { carryTimes } from '../../narration/word-times.ts';
import type { WordTime } from '../../narration/word-times.ts';
import { sayFigures } from './figures.ts';
import type { EspeakJob } from './process.ts';
import { closingPauseSeconds, ESPEAK_AUDIO, plainText, WORDS_PER_MINUTE } from './text.ts';

export interface EspeakSynthesizer {
  /** As espeak-ng lists them. */
  listVoices(): EspeakVoice[];
  /**
   * Speaks a text at 80 to 450 words a minute, and returns bare MP3 frames.
   * Blocks: 5,000 bytes take about 2 s. Nothing is interpreted: no SSML, no phoneme notation.
   */
  synthesize(job: EspeakJob): SynthesizedText;
}

export interface SynthesizedText {
  audio: Uint8Array;
  words: WordTime[];
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
  synthesize_and_get_phonemes(
    text: string,
    onAudio: (samples: Int16Array, events: readonly EspeakEvent[]) => boolean,
  ): string;
}

interface EspeakEvent {
  /** `word`, `sentence`, `phoneme` … */
  type: string;
  /** From 1, in code points of the text. */
  text_position: number;
  /** Milliseconds. */
  audio_position: number;
}

interface EspeakModule {
  eSpeakNGWorker: new () => Promise<EspeakWorker>;
}

/** Loads the speech and MP3 modules into this process: about 50 MB. */
export async function createEspeakSynthesizer(): Promise<EspeakSynthesizer> {
  const worker = await loadEspeak();
  const mp3 = await createMp3Writer();

  const synthesize = ({ text, identifier, wordsPerMinute, sampleRateHz }: EspeakJob): SynthesizedText => {
    if (worker.set_voice(identifier) !== 0) throw new Error(`espeak-ng has no voice ${identifier}`);
    worker.set_rate(wordsPerMinute);
    const { sampleRateHz: inputRateHz, bitrateKbps } = ESPEAK_AUDIO;
    mp3.begin({ inputRateHz, sampleRateHz, bitrateKbps });
    // Of espeak's two ways to speak, this is the one without markup: `synthesize` reads SSML and [[phonemes]] and
    // drops everything after a "<". The phonemes that it also returns cost nothing measurable.
    const sent = sayFigures(plainText(text), identifier);
    const events: EspeakEvent[] = [];
    worker.synthesize_and_get_phonemes(sent, (samples, more) => {
      mp3.write(toFloat(samples));
      events.push(...more.filter(({ type }) => type === 'word'));
      return false;
    });
    const pauseSeconds = (closingPauseSeconds(text) * WORDS_PER_MINUTE.normal) / wordsPerMinute;
    mp3.write(new Float32Array(Math.round(pauseSeconds * inputRateHz)));
    const times = wordTimes(sent, events, mp3DelayMs(sampleRateHz));
    return { audio: mp3.end(), words: carryTimes(text, sent, times) };
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

/** Numbers and signs have an event for each word that they are said as, within them. */
function wordTimes(text: string, events: readonly EspeakEvent[], delayMs: number): WordTime[] {
  const units: number[] = [0];
  for (const character of text) units.push((units.at(-1) ?? 0) + character.length);
  return events.map((event) => ({
    at: units[event.text_position - 1] ?? text.length,
    ms: Math.round(event.audio_position + delayMs),
  }));
}

function toFloat(samples: Int16Array): Float32Array {
  const floats = new Float32Array(samples.length);
  for (let i = 0; i < samples.length; i += 1) floats[i] = (samples[i] ?? 0) / 32_768;
  return floats;
}
