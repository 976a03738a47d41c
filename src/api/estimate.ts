import { setImmediate as others } from 'node:timers/promises';
import type { BookView } from '../db/book-view.ts';
import type { ManifestSegment } from '../db/manifest.ts';
import { omittedCharacters } from '../db/omitted.ts';
import type { Pool } from '../db/pool.ts';
import { readAccountRules } from '../db/pronunciations.ts';
import type { BookWishes } from '../db/renarration.ts';
import { allSegments } from '../db/text-pages.ts';
import { parseChapterChoice } from '../narration/chapter-choice.ts';
import { includedKinds } from '../pdf/include.ts';
import type { PronunciationRule } from '../narration/spoken/pronunciation.ts';
import { createSpokenForm } from '../narration/spoken/spoken-form.ts';
import type { Voice } from '../tts/tts.ts';
import { findVoice, voiceForLanguage } from '../tts/voices.ts';

/** What a change of a book would buy, as far as it can be told without reading the PDF again. */
export interface Estimate {
  /** At most so many are bought; fewer where the same words were spoken in the same voice before. Code points. */
  characters: number;
  usd: number;
  /** Chapters that are to be read and were left out until now: how long they are isn't known. */
  unknownChapters: number;
  /** What the pronunciations do; `null` where none were sent. */
  pronunciations: {
    /** Sentences in which one is used. */
    sentences: number;
    /** The first few of them. */
    examples: { written: string; spoken: string }[];
  } | null;
}

const EXAMPLES = 5;
/** Segments between two pauses for other requests: some milliseconds of work. */
const SEGMENTS_AT_ONCE = 20;

export interface Change {
  wishes: Partial<BookWishes>;
  /** Instead of the book's own; null leaves all pronunciations out of it. */
  rules: readonly PronunciationRule[] | null;
}

/** @param voices.fallback `DEFAULT_VOICE` */
export async function estimate(
  pool: Pool,
  book: BookView,
  { wishes, rules }: Change,
  voices: { all: readonly Voice[]; fallback: string | null },
): Promise<Estimate> {
  const language = wishes.requestedLanguage ?? book.language ?? 'en';
  const requested = wishes.requestedVoice === undefined ? book.requestedVoice : wishes.requestedVoice;
  const voice =
    (requested === null ? undefined : findVoice(voices.all, requested)) ??
    voiceForLanguage(voices.all, language, voices.fallback);
  const soundsDifferent =
    voice.id !== book.voice || language !== book.language || (wishes.speed ?? book.speed) !== book.speed;
  const effect = rules === null ? null : await tryRules(pool, book, { rules, language });
  const wanted = (wishes.include ?? book.include).filter((kind) => !book.include.includes(kind));
  const characters =
    (soundsDifferent ? book.charactersPlanned : (effect?.characters ?? 0)) +
    (await omittedCharacters(pool, book.id, includedKinds(wanted)));
  return {
    characters,
    usd: Math.round(characters * voice.usdPerMillionCharacters) / 1e6,
    unknownChapters: unknownChapters(book, wishes),
    pronunciations: effect === null ? null : { sentences: effect.sentences, examples: effect.examples },
  };
}

function unknownChapters({ chapters }: BookView, { chapterChoice }: Partial<BookWishes>): number {
  if (chapterChoice === undefined) return 0;
  const choice = chapterChoice === null ? null : parseChapterChoice(chapterChoice);
  return chapters.filter(({ index, included }) => !included && (choice?.has(index + 1) ?? true)).length;
}

type Speak = ReturnType<typeof createSpokenForm>;

/**
 * Speaks the whole text anew, on paper. A segment is bought again where that gives something else than what was sent; the ends of segments don't move, since they
 * go by what is written.
 */
async function tryRules(
  pool: Pool,
  book: BookView,
  { rules, language }: { rules: readonly PronunciationRule[]; language: string },
): Promise<{ characters: number; sentences: number; examples: { written: string; spoken: string }[] }> {
  const base = { language: language.split('-')[0] ?? language };
  const ofAccount = await readAccountRules(pool, book.owner);
  const speak = createSpokenForm({ ...base, rules: [...rules, ...ofAccount] });
  const without = createSpokenForm({ ...base, rules: ofAccount });
  const effect = { characters: 0, sentences: 0, examples: [] as { written: string; spoken: string }[] };
  let segments = 0;
  for await (const segment of allSegments(pool, book)) {
    if (++segments % SEGMENTS_AT_ONCE === 0) await others();
    const spoken = speakAll(segment, speak);
    segment.sentences.forEach((written, index) => {
      const kind = segment.kinds[index] ?? 'text';
      if (spoken[index] === without(written, kind)) return;
      effect.sentences += 1;
      if (effect.examples.length < EXAMPLES) {
        effect.examples.push({ written, spoken: spoken[index] ?? '' });
      }
    });
    const text = oneLine(spoken.join(' '));
    if (text !== oneLine(segment.spoken)) effect.characters += Array.from(text).length;
  }
  return effect;
}

function speakAll({ sentences, kinds }: ManifestSegment, speak: Speak): string[] {
  return sentences.map((written, index) => speak(written, kinds[index] ?? 'text'));
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
