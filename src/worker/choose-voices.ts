import type { Book } from '../db/books.ts';
import { AppError } from '../errors.ts';
import { castVoices } from '../tts/cast.ts';
import type { Cast } from '../tts/cast.ts';
import { findVoice, voiceForLanguage, voicesUpTo } from '../tts/voices.ts';
import type { WorkerContext } from './context.ts';

/** Who reads a book, now that its language is known. @throws {AppError} `voice-too-dear` */
export async function chooseVoices(
  { engine, config }: WorkerContext,
  { choices }: Book,
  language: string,
): Promise<Cast> {
  const voices = await engine.voices();
  // Who asked for a voice gets it, whatever language the book turns out to be in; whether they may was looked at when
  // they asked.
  const requested = choices.voice === null ? undefined : findVoice(voices, choices.voice);
  const affordable = voicesUpTo(voices, config.budget.maxPricePerMillion);
  if (requested === undefined && affordable.length === 0) throw new AppError('voice-too-dear');
  const narrator = requested ?? voiceForLanguage(affordable, language, config.defaultVoice);
  return castVoices(narrator, choices.voices, voices);
}
