import { plainText } from '../../../../src/tts/espeak/text.ts';
import { sayFigures } from '../../../../src/tts/espeak/figures.ts';

/** What espeak-ng, the engine that the program brings, says of a text. */
export interface Ear {
  hear(text: string, voice: string): Heard;
}

export interface Heard {
  /** Without stress, and without what differs between a number in figures and the same in words. */
  sounds: string;
  pauses: number;
}

interface EspeakWorker {
  set_voice(identifier: string): number;
  /** Where in the module's memory the phonemes stand, ended by a zero. Nothing is synthesized. */
  convert_to_phonemes(text: string, ipa: boolean): { ptr: number };
}

interface EspeakModule {
  eSpeakNGWorker: new () => EspeakWorker;
  HEAPU8: Uint8Array;
}

/** The first that fits; "ʊntt" of figures is "ʊnt" in one word, and so on. */
const ALIKE: readonly (readonly [RegExp, string])[] = [
  [/[ˈˌːʲ_|\s-]|\u0303|\u200d/gu, ''],
  [/[ɜɚ]/gu, 'ar'],
  [/[ɾɹʁ]/gu, 'r'],
  [/[ɑɐʌəɒ]/gu, 'a'],
  [/[ɛæœøɵ]/gu, 'e'],
  [/[ɪᵻyɨʏj]/gu, 'i'],
  [/[ɔoʊwʋ]/gu, 'u'],
  [/[bβ]/gu, 'p'],
  [/[dðθ]/gu, 't'],
  [/[ɡɣ]/gu, 'k'],
  [/[zʒʑ]/gu, 's'],
  [/[ʃɕ]/gu, 's'],
  [/v/gu, 'f'],
  [/[ŋɲ]/gu, 'n'],
  [/n(?=[pm])/gu, 'm'],
  [/(.)\1+/gu, '$1'],
];
/** How a language's figures differ from its words besides. */
const FIGURES: Readonly<Record<string, readonly (readonly [RegExp, string])[]>> = {
  'gmw/de': [
    [/tausent/gu, 'tausant'],
    [/thuntart/gu, 'tuntart'],
    [/ainhuntart/gu, 'huntart'],
  ],
  'roa/fr': [
    [/katr(?:a)?fe(?:t(?=[^aeiu]))?/gu, 'katrfe'],
    [/sekmil/gu, 'semil'],
    [/katrfetit/gu, 'katrfeit'],
  ],
  'roa/es': [[/ʝ/gu, 'ʎ']],
  'zle/ru': [
    [/(?:atna)?tisits/gu, 'tisats'],
    [/atnatisats/gu, 'tisats'],
    [/tifits/gu, 'tifats'],
    [/(?<=t[ie])fit/gu, 'fat'],
    [/pitnats/gu, 'patnats'],
    [/tisiat|tesat/gu, 'tisat'],
    [/sestisat/gu, 'sistisat'],
    [/seim/gu, 'sem'],
    [/fusimnats/gu, 'fasimnats'],
    [/tifinustu/gu, 'tifanusta'],
    [/suruk/gu, 'saruk'],
    [/nuiɭ/gu, 'nuɭ'],
    [/sestnats/gu, 'sisnats'],
    [/pitsut/gu, 'patsut'],
    [/sestsut/gu, 'sistsut'],
    [/tesit/gu, 'tisat'],
    [/fusimsut/gu, 'fasimsut'],
    [/tt/gu, 't'],
  ],
  'roa/it': [[/kuimtits/gu, 'kuintits']],
  'roa/pt-BR': [
    [/firkule/gu, 'firakule'],
    [/nufiseint/gu, 'nufeseint'],
    [/setsiseint/gu, 'seteseint'],
  ],
  'gmw/nl': [
    [/an(?=tuint|firt|feif|ses|sef|axt|nek|tert)/gu, 'en'],
    [/(?<=feif|ses|sef|nek|fir|tri|tui)antaxtik/gu, 'entaxtik'],
    [/(?<=fir|sef|feif)anekant/gu, 'enekant'],
    [/tueen|tuen/gu, 'tuen'],
    [/tuean/gu, 'tuen'],
    [/axtanekant/gu, 'axtenekant'],
    [/huntert/gu, 'huntart'],
    [/teis[ea]nt/gu, 'teisant'],
    [/taxte/gu, 'tikte'],
    [/naken[ae]n/gu, 'nekanen'],
    [/axthuntart/gu, 'axtuntart'],
    [/enanekantax/gu, 'enenekantax'],
  ],
  'zlw/cs': [[/(?<=us|set)um/gu, 'm']],
  'trk/tr': [
    [/ɯ/gu, 'i'],
    [/c/gu, 'k'],
    [/ii?e?ts/gu, 'ets'],
    [/e+ts/gu, 'ets'],
    [/i+e?s/gu, 'is'],
    [/eɟi/gu, 'eki'],
    [/ɫ/gu, 'l'],
    [/firɟ/gu, 'firk'],
    [/tertert/gu, 'tertiert'],
  ],
  'grk/el': [
    [/ʂ/gu, 'si'],
    [/nt/gu, 't'],
    [/ns/gu, 's'],
  ],
  'inc/hi': [
    [/n(?=c)/gu, ''],
    [/paintalis/gu, 'petalis'],
    [/samlu/gu, 'samalau'],
    [/unahtar/gu, 'unahatar'],
    [/r\./gu, 'r'],
  ],
  ko: [
    [/ɫ/gu, 'r'],
    [/q/gu, 'k'],
    [/mirman/gu, 'man'],
  ],
  'zlw/pl': [
    [/c/gu, 'ts'],
    [/pietnast/gu, 'petnast'],
    [/sestsetsut/gu, 'sesetsut'],
    [/tfunast/gu, 'tfanast'],
  ],
};

export async function createEar(): Promise<Ear> {
  // The package has no types, and a variable keeps the compiler from asking for them.
  const name = '@echogarden/espeak-ng-emscripten';
  const { default: load } = (await import(name)) as { default: (options: object) => Promise<EspeakModule> };
  const module = await load({});
  const worker = new module.eSpeakNGWorker();
  let current = '';
  return {
    hear: (text, voice) => {
      if (voice !== current && worker.set_voice(voice) !== 0) {
        throw new Error(`espeak-ng has no voice ${voice}`);
      }
      current = voice;
      const { ptr } = worker.convert_to_phonemes(`${sayFigures(plainText(text), voice)}\n`, true);
      const phonemes = new TextDecoder().decode(module.HEAPU8.slice(ptr, module.HEAPU8.indexOf(0, ptr)));
      return {
        sounds: [...ALIKE, ...(FIGURES[voice] ?? [])].reduce(
          (sounds, [from, to]) => sounds.replace(from, to),
          phonemes
            .normalize('NFC')
            .replace(/ɑ̃/gu, 'an')
            .replace(/ɾ/gu, voice === 'gmw/en-US' ? 't' : 'r'),
        ),
        pauses: phonemes.split('|').length - 1,
      };
    },
  };
}
