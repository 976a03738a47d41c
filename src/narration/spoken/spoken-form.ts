import { speakAbbreviations } from './abbreviations.ts';
import { speakAmounts } from './amounts.ts';
import { lowerHeading, numberHeading } from './headings.ts';
import type { SpokenLanguage } from '../../languages/language.ts';
import { languageOf } from '../../languages/languages.ts';
import { createPronouncer } from './pronunciation.ts';
import type { PronunciationRule } from './pronunciation.ts';
import { speakRomans } from './roman.ts';
import { removeSigns, speakSymbols } from './symbols.ts';

export interface SpokenFormOptions {
  /** ISO 639-1. */
  language: string;
  /** The earlier ones win. */
  rules: readonly PronunciationRule[];
}

/**
 * How a sentence is to be read, as a function of how it is written. As little is changed as speech engines need: they know numbers, dates and the
 * commonest signs themselves, but trip over Roman numerals, over the stops of abbreviations (which they take for the ends of sentences), over amounts of
 * money, units and ranges. docs/SPOKEN.md says what was measured. In a language without a table only what all languages share is done.
 *
 * Pure: the same sentence always has the same spoken form, which is what the receipts of speech go by.
 */
export function createSpokenForm({
  language,
  rules,
}: SpokenFormOptions): (written: string, kind: 'heading' | 'text') => string {
  const table = languageOf(language);
  const pronounce = createPronouncer(rules, language);
  const steps = table === undefined ? [] : stepsFor(table);
  return (written, kind) => {
    let text = removeSigns(pronounce(written));
    if (kind === 'heading') {
      text = lowerHeading(text, language);
      if (table !== undefined) text = numberHeading(text, table);
    }
    for (const step of steps) text = step(text);
    return closed(text.replace(/\s+/g, ' ').trim());
  };
}

/** In this order: amounts need their abbreviations resolved, symbols come after everything that has a meaning of its own. */
function stepsFor(table: SpokenLanguage): ((text: string) => string)[] {
  return [
    ...table.before,
    (text) => speakRomans(text, table),
    (text) => speakAbbreviations(text, table.abbreviations),
    (text) => speakAmounts(text, table),
    (text) => speakSymbols(text, table),
  ];
}

const CLOSED = /[.!?…:;,。！？：；，、।։؟–—-]["'”’»«)\]」』]*$/u;
const WORD_AT_END = /[\p{L}\p{N}%°€$£)\]"'”’»」』]$/u;
const FULL_WIDTH = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]["'”’)」』]*$/u;

/** Headings, items and abbreviations at the end have no stop of their own, without which an engine runs on into what follows. */
function closed(text: string): string {
  if (CLOSED.test(text) || !WORD_AT_END.test(text)) return text;
  return `${text}${FULL_WIDTH.test(text) ? '。' : '.'}`;
}
