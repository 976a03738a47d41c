import type { NewPassage } from '../../db/speech-requests.ts';
import { AppError } from '../../errors.ts';
import { baseLanguage } from '../../languages/base-language.ts';
import { languageOf } from '../../languages/languages.ts';
import { contentKey } from '../../narration/content-key.ts';
import { splitSentence } from '../../narration/long-sentences.ts';
import { packByBytes } from '../../narration/segment-cuts.ts';
import { toSpokenSentences } from '../../narration/spoken-sentences.ts';
import type { PronunciationRule } from '../../narration/spoken/pronunciation-rule.ts';
import { createSpokenForm } from '../../narration/spoken/spoken-form.ts';
import { plainLanguage } from '../../pdf/language.ts';
import { createSentenceSplitter } from '../../pdf/sentences/sentences.ts';
import type { Voice } from '../../tts/engine.ts';
import { hasWords } from '../../tts/plain-text.ts';
import { voiceReads } from '../../tts/voices.ts';
import type { Speaker } from '../deps.ts';

/** How something is to be said. */
export interface Manner {
  voice: Voice;
  /** BCP 47, of the text. */
  language: string;
  speed: number;
}

/** What is asked of the engine, piece by piece. */
export interface PlannedSpeech extends Manner {
  passages: (NewPassage & { pauseMs: number })[];
}

/** Said in any language by a voice that speaks it. */
const PLAIN_SAMPLE = '1, 2, 3, 4, 5.';
/** As between the paragraphs of a book, beside the pause that engines make after what they speak. */
const PARAGRAPH_PAUSE_MS = 250;
/** No language, in BCP 47. */
const UNKNOWN = 'und';

/** The language of a text of which nobody says it: that of the voice, where it has only one. */
export function languageFor(voice: Voice, text: string): string {
  const [own = UNKNOWN, ...others] = voice.languages;
  if (others.length === 0) return own;
  const told = plainLanguage(text);
  return told !== null && voiceReads(voice, told) ? told : UNKNOWN;
}

/** What a voice says where nobody gave it anything to say. */
export function sampleText(language: string): string {
  return languageOf(baseLanguage(language))?.sample ?? PLAIN_SAMPLE;
}

/**
 * Cuts a text into what the engine takes at a time, in its spoken form: sentences stay whole, as in books.
 *
 * @throws {AppError} `invalid-parameter` where there is nothing to say
 */
export function planText(
  text: string,
  manner: Manner,
  { speaker, rules, field }: { speaker: Speaker; rules: readonly PronunciationRule[]; field: string },
): PlannedSpeech {
  if (!hasWords(text)) throw new AppError('invalid-parameter', { field, detail: 'There is nothing to say.' });
  const { maxBytes, targetBytes } = speaker.limits;
  const code = baseLanguage(manner.language);
  const split = createSentenceSplitter(code);
  const speak = createSpokenForm({ language: code, rules });
  const sentences = text
    .split(/\n\s*\n/)
    .flatMap((paragraph) =>
      toSpokenSentences(split(paragraph), (written) => speak(written, 'text'), maxBytes).map(
        ({ spoken }, index) => ({ spoken, startsParagraph: index === 0 }),
      ),
    );
  const groups = packByBytes(sentences, textOf, { maxBytes, targetBytes: () => targetBytes });
  const texts = groups.map((group, index) => ({
    text: textOf(group),
    pauseMs: groups[index + 1]?.[0]?.startsParagraph === true ? PARAGRAPH_PAUSE_MS : 0,
  }));
  return plan(texts, manner, speaker);
}

/** What is in its spoken form already, and short. */
export function planSpoken(text: string, manner: Manner, speaker: Speaker, maxBytes: number): PlannedSpeech {
  const [beginning = text] = splitSentence(text, Math.min(maxBytes, speaker.limits.maxBytes));
  return plan([{ text: beginning, pauseMs: 0 }], manner, speaker);
}

function plan(
  texts: readonly { text: string; pauseMs: number }[],
  manner: Manner,
  { provider, version: engineVersion }: Speaker,
): PlannedSpeech {
  const { voice, language, speed } = manner;
  const passages = texts.map(({ text, pauseMs }) => ({
    text,
    pauseMs,
    characters: Array.from(text).length,
    contentKey: contentKey({ text, provider, voice: voice.id, language, speed, engineVersion }),
  }));
  return { ...manner, passages };
}

function textOf(sentences: readonly { spoken: string; startsParagraph: boolean }[]): string {
  return sentences
    .map(({ spoken, startsParagraph }, index) => (index === 0 ? '' : startsParagraph ? '\n\n' : ' ') + spoken)
    .join('');
}
