import { readFileSync } from 'node:fs';
import { createSpokenForm } from '../../../../src/narration/spoken/spoken-form.ts';
import type { Ear } from './ear.ts';

/** A sentence as books write it, and all that a good reader may say for it, in words. */
export interface Sentence {
  written: string;
  words: readonly string[];
}

export interface Miss {
  written: string;
  spoken: string;
  heard: string;
  expected: string;
}

/** A line each: written, a tab, and the words; `{one|other}` where either will do. `#` begins a comment. */
export function readSentences(language: string, set: string): Sentence[] {
  return readFileSync(new URL(`${set}${language}.tsv`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('# '))
    .map((line) => {
      const [written = '', words = ''] = line.split('\t');
      return { written, words: choices(words) };
    });
}

/** Null when the engine says of our spoken form what it says of the words, with no stop that they haven't. */
export function judge({ written, words }: Sentence, language: string, voice: string, ear: Ear): Miss | null {
  const spoken = createSpokenForm({ language, rules: [] })(written, 'text');
  const heard = ear.hear(spoken, voice);
  const right = words.some((said) => {
    return (
      ear.hear(said, voice).sounds === heard.sounds && stops(spoken, voice, ear) <= stops(said, voice, ear)
    );
  });
  return right
    ? null
    : { written, spoken, heard: heard.sounds, expected: ear.hear(words[0] ?? '', voice).sounds };
}

/** The ends of sentences that the engine hears. Breaths at commas are the reader's own. */
function stops(text: string, voice: string, ear: Ear): number {
  return ear.hear(text.replace(/[,;:()–—]/g, ' '), voice).pauses;
}

export function choices(words: string): string[] {
  const [whole, before = '', either = '', after = ''] = /^([^{]*)\{([^}]*)\}(.*)$/s.exec(words) ?? [];
  if (whole === undefined) return [words];
  return either.split('|').flatMap((one) => choices(`${before}${one}${after}`));
}
