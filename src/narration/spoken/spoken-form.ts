import { speakAbbreviations } from './abbreviations.ts';
import { speakAmounts } from './amounts.ts';
import { lowerHeading, numberHeading } from './headings.ts';
import type { SpokenLanguage } from '../../languages/language.ts';
import { languageOf } from '../../languages/languages.ts';
import { splitSentence } from '../long-sentences.ts';
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

/** How a sentence is to be read, as a function of how it is written. */
export interface SpokenForm {
  (written: string, kind: 'heading' | 'text'): string;
  /** The same piece by piece, to be joined with spaces: each takes milliseconds, so that who isn't alone can give others a turn between two. */
  pieces(written: string, kind: 'heading' | 'text'): Iterable<string>;
}

/** Sentences that are longer are gone through in pieces, which bounds the time of every step. Bytes of UTF-8; what people write is shorter. */
const PIECE_BYTES = 1_500;

/**
 * As little is changed as speech engines need: they know numbers, dates and the commonest signs themselves, but trip over Roman numerals, over
 * the stops of abbreviations (which they take for the ends of sentences), over amounts of money, units and ranges. docs/SPOKEN.md says what was
 * measured. In a language without a table only what all languages share is done.
 *
 * Pure: the same sentence always has the same spoken form, which is what the receipts of speech go by.
 */
export function createSpokenForm({ language, rules }: SpokenFormOptions): SpokenForm {
  const table = languageOf(language);
  const pronounce = createPronouncer(rules, language);
  const steps = table === undefined ? [] : stepsFor(table);
  const speakPiece = (written: string, kind: 'heading' | 'text'): string => {
    let text = removeSigns(pronounce(written));
    if (kind === 'heading') {
      text = lowerHeading(text, language);
      if (table !== undefined) text = numberHeading(text, table);
    }
    for (const step of steps) text = step(text);
    return text.replace(/\s+/g, ' ').trim();
  };
  const pieces = function* (written: string, kind: 'heading' | 'text'): Generator<string> {
    const cut = Buffer.byteLength(written) > PIECE_BYTES ? splitSentence(written, PIECE_BYTES) : [written];
    for (const [index, piece] of cut.entries()) {
      const spoken = speakPiece(piece, kind);
      yield index === cut.length - 1 ? closed(spoken) : spoken;
    }
  };
  const speak = (written: string, kind: 'heading' | 'text'): string => [...pieces(written, kind)].join(' ');
  return Object.assign(speak, { pieces });
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
