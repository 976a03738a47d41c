import type { Language } from '../../languages/language.ts';
import { languageOf } from '../../languages/languages.ts';
import { tableOf } from '../../languages/spoken-table.ts';
import type { ParagraphKind } from '../../pdf/events.ts';
import { splitSentence } from '../long-sentences.ts';
import { createAbbreviationSpeaker } from './abbreviations.ts';
import { createAmountSpeaker } from './amounts.ts';
import { createAngleSpeaker } from './angles.ts';
import { createCounter } from './counter.ts';
import { createDottedNameSpeaker } from './dotted-names.ts';
import { speakFormulas } from './formulas.ts';
import { lowerHeading, numberHeading } from './headings.ts';
import { createInitialSpeaker } from './initials.ts';
import { speakPhoneNumbers } from './phone-numbers.ts';
import { createPronouncer } from './pronunciation.ts';
import type { PronunciationRule } from './pronunciation-rule.ts';
import { createRomanSpeaker, numberedWords } from './roman.ts';
import { removeSigns, speakSymbols } from './symbols.ts';
import { createVerseSpeaker } from './verses.ts';

export interface SpokenFormOptions {
  /** ISO 639-1. */
  language: string;
  /** The earlier ones win. */
  rules: readonly PronunciationRule[];
}

/** How a sentence is to be read, as a function of how it is written. */
export interface SpokenForm {
  (written: string, kind: ParagraphKind): string;
  /**
   * The same piece by piece, to be joined with spaces: each takes milliseconds, so that who isn't alone can give others
   * a turn between two.
   */
  pieces(written: string, kind: ParagraphKind): Iterable<string>;
}

/**
 * Sentences that are longer are gone through in pieces, which bounds the time of every step. Bytes of UTF-8; what
 * people write is shorter.
 */
const PIECE_BYTES = 1_500;

/**
 * As little is changed as speech engines need: they know numbers, dates and the commonest signs themselves, but trip
 * over Roman numerals, over the stops of abbreviations (which they take for the ends of sentences), over amounts of
 * money, units and ranges. docs/SPOKEN.md says what was measured. In a language without a table only what all languages
 * share is done.
 *
 * Pure: the same sentence always has the same spoken form, which is what the receipts of speech go by.
 */
export function createSpokenForm({ language, rules }: SpokenFormOptions): SpokenForm {
  const own = languageOf(language);
  const pronounce = createPronouncer(rules, language);
  const { ofText, ofHeading } = own === null ? NOTHING_OF_ITS_OWN : stepsOf(own);
  const speakPiece = (written: string, kind: ParagraphKind): string => {
    let text = removeSigns(pronounce(written));
    if (kind === 'heading') text = ofHeading(lowerHeading(text, language));
    for (const step of ofText) text = step(text);
    return text.replace(/\s+/g, ' ').trim();
  };
  const pieces = function* (written: string, kind: ParagraphKind): Generator<string> {
    const cut = Buffer.byteLength(written) > PIECE_BYTES ? splitSentence(written, PIECE_BYTES) : [written];
    for (const [index, piece] of cut.entries()) {
      const spoken = speakPiece(piece, kind);
      yield index === cut.length - 1 ? closed(spoken) : spoken;
    }
  };
  const speak = (written: string, kind: ParagraphKind): string => [...pieces(written, kind)].join(' ');
  return Object.assign(speak, { pieces });
}

type Step = (text: string) => string;
interface Steps {
  ofHeading: Step;
  ofText: readonly Step[];
}

const NOTHING_OF_ITS_OWN: Steps = { ofHeading: (text) => text, ofText: [speakPhoneNumbers] };
/** Their expressions are large, and a form is made for every book and every request. */
const made = new WeakMap<Language, Steps>();

function stepsOf(language: Language): Steps {
  const known = made.get(language) ?? makeSteps(language);
  made.set(language, known);
  return known;
}

/**
 * In this order: numerals and amounts need their abbreviations resolved, symbols come after everything that has a
 * meaning of its own.
 */
function makeSteps(language: Language): Steps {
  const speakAbbreviations = createAbbreviationSpeaker(language.abbreviations ?? []);
  const spoken = tableOf(language);
  if (spoken === null) {
    const own = Array.isArray(language.spoken) ? (language.spoken as readonly Step[]) : [];
    return { ...NOTHING_OF_ITS_OWN, ofText: [speakAbbreviations, ...own, speakPhoneNumbers] };
  }
  const numbered = numberedWords(language);
  return {
    ofHeading: (text) => numberHeading(text, numbered),
    ofText: [
      createVerseSpeaker(spoken.bible, spoken.to),
      createAngleSpeaker(spoken.angles, createCounter(spoken.decimal, language.code)),
      ...spoken.before,
      speakFormulas,
      speakPhoneNumbers,
      speakAbbreviations,
      createDottedNameSpeaker(spoken.dottedNames, spoken.decimal),
      createRomanSpeaker(spoken, numbered),
      createInitialSpeaker(language, numbered),
      createAmountSpeaker(spoken, language.code),
      (text) => speakSymbols(text, spoken),
      ...(spoken.after ?? []),
    ],
  };
}

const CLOSED = /[.!?…:;,。！？：；，、।։؟–—-]["'”’»«)\]」』]*$/u;
const WORD_AT_END = /[\p{L}\p{N}%°€$£)\]"'”’»」』]$/u;
const FULL_WIDTH = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]["'”’)」』]*$/u;

/**
 * Headings, items and abbreviations at the end have no stop of their own, without which an engine runs on into what
 * follows.
 */
function closed(text: string): string {
  if (CLOSED.test(text) || !WORD_AT_END.test(text)) return text;
  return `${text}${FULL_WIDTH.test(text) ? '。' : '.'}`;
}
