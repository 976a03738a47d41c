import type { Estimate } from '../contract/answers.ts';
import type { BookView } from '../db/book-view.ts';
import { removedCharacters } from '../db/removed-characters.ts';
import type { Pool } from '../db/pool.ts';
import { readAccountRules, rulesFor } from '../db/pronunciations.ts';
import { baseLanguage } from '../languages/base-language.ts';
import { charactersASecond } from '../languages/pace.ts';
import type { Choices } from '../narration/choices.ts';
import { allSegments } from '../db/text-pages.ts';
import { parseChapterChoice } from '../narration/chapter-choice.ts';
import { includedKinds } from '../pdf/include.ts';
import type { PronunciationRule } from '../narration/spoken/pronunciation-rule.ts';
import { createSpokenForm } from '../narration/spoken/spoken-form.ts';
import type { SpokenForm } from '../narration/spoken/spoken-form.ts';
import { workInTurns } from '../process/loop-turns.ts';
import type { LoopTurns } from '../process/loop-turns.ts';
import { castVoices, dearest } from '../tts/cast.ts';
import type { Voice } from '../tts/engine.ts';
import { findVoice, voiceForLanguage } from '../tts/voices.ts';
import type { AppDeps, Speaker } from './deps.ts';
import { narrateOnPaper } from './paper-narration.ts';
import { charactersOfPassages } from './passages-read.ts';

const EXAMPLES = 5;

export interface Change {
  choices: Partial<Choices>;
  /** Instead of the book's own; null leaves all pronunciations out of it. */
  rules: readonly PronunciationRule[] | null;
}

/**
 * What a change of a book would buy, as far as it can be told without reading the PDF again.
 *
 * @param engine.fallback `DEFAULT_VOICE`
 */
export async function estimate(
  { pool, turns }: Pick<AppDeps, 'pool' | 'turns'>,
  book: BookView,
  { choices, rules }: Change,
  engine: { voices: readonly Voice[]; speaker: Speaker; fallback: string | null },
): Promise<Estimate> {
  const language = choices.language ?? book.language ?? 'en';
  const speed = choices.speed ?? book.choices.speed;
  const requested = choices.voice === undefined ? book.choices.voice : choices.voice;
  const voice =
    (requested === null ? undefined : findVoice(engine.voices, requested)) ??
    voiceForLanguage(engine.voices, language, engine.fallback);
  const cast = castVoices(voice, choices.voices ?? book.choices.voices, engine.voices);
  const soundsDifferent =
    voice.id !== book.voice || language !== book.language || speed !== book.choices.speed;
  const effect = rules === null ? null : await tryRules({ pool, turns }, book, { rules, language });
  const wanted = (choices.include ?? []).filter((kind) => !book.choices.include.includes(kind));
  const added =
    (await removedCharacters(pool, book.id, includedKinds(wanted))) +
    (choices.passages === undefined ? 0 : await charactersOfPassages(pool, book, choices.passages));
  const anew = soundsDifferent ? book.charactersPlanned : (effect?.characters ?? 0);
  const again =
    cast.voices.size > 0 || Object.keys(book.choices.voices).length > 0
      ? await narrateOnPaper({ pool, turns }, book, {
          ...{ engine: engine.speaker, ...cast, language, speed },
          speak: await spokenForm(pool, book, { rules, language }),
        })
      : { characters: anew, usd: (anew * voice.usdPerMillionCharacters) / 1e6 };
  const characters = again.characters + added;
  return {
    characters,
    seconds: Math.round(characters / charactersASecond(language) / speed),
    usd: Math.round(again.usd * 1e6 + added * dearest(cast)) / 1e6,
    unknownChapters: unknownChapters(book, choices),
    pronunciations: effect === null ? null : { sentences: effect.sentences, examples: effect.examples },
  };
}

/** @param change.rules instead of the book's own */
async function spokenForm(
  pool: Pool,
  book: BookView,
  { rules, language }: { rules: readonly PronunciationRule[] | null; language: string },
): Promise<SpokenForm> {
  const all =
    rules === null ? await rulesFor(pool, book) : [...rules, ...(await readAccountRules(pool, book.owner))];
  return createSpokenForm({ language: baseLanguage(language), rules: all });
}

function unknownChapters({ chapters }: BookView, { chapters: wanted }: Partial<Choices>): number {
  if (wanted === undefined) return 0;
  const choice = wanted === null ? null : parseChapterChoice(wanted);
  return chapters.filter(({ index, included }) => !included && (choice?.has(index + 1) ?? true)).length;
}

/**
 * Speaks the whole text anew, on paper. A segment is bought again where that gives something else than what was sent;
 * the ends of segments don't move, since they go by what is written.
 */
async function tryRules(
  { pool, turns }: { pool: Pool; turns: LoopTurns },
  book: BookView,
  { rules, language }: { rules: readonly PronunciationRule[]; language: string },
): Promise<{ characters: number; sentences: number; examples: { written: string; spoken: string }[] }> {
  const speak = await spokenForm(pool, book, { rules, language });
  const without = await spokenForm(pool, book, { rules: [], language });
  const effect = { characters: 0, sentences: 0, examples: [] as { written: string; spoken: string }[] };
  const take = inTurns(turns);
  for await (const segment of allSegments(pool, book)) {
    const spoken: string[] = [];
    for (const [index, written] of segment.sentences.entries()) {
      const kind = segment.kinds[index] ?? 'text';
      const said = await take(speak.pieces(written, kind));
      spoken.push(said);
      if (said === (await take(without.pieces(written, kind)))) continue;
      effect.sentences += 1;
      if (effect.examples.length < EXAMPLES) effect.examples.push({ written, spoken: said });
    }
    const text = oneLine(spoken.join(' '));
    if (text !== oneLine(segment.spoken)) effect.characters += Array.from(text).length;
  }
  return effect;
}

/** Joins pieces of text that take time to make. */
function inTurns(turns: LoopTurns): (pieces: Iterable<string>) => Promise<string> {
  const giveTurn = workInTurns(turns);
  return async (pieces) => {
    const made: string[] = [];
    for (const piece of pieces) {
      made.push(piece);
      await giveTurn();
    }
    return made.join(' ');
  };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
