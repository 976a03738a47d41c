import { abbreviationsOf } from './abbreviations.ts';
import type { Abbreviations } from './abbreviations.ts';

const CLOSING = /^[\s"'”’»›)\]}]+$/;
/** French sets its closing quotes apart: "« Où ? » dit-il." */
const LEADING_CLOSING = /^[”’»›)\]]+\s+/;
const LAST_WORD = /(\S+)$/;
/** "J.", "É.", "J.-P.", and "J.R.R." */
const INITIAL = /^(?:\p{Lu}\p{M}*\.-?)+$/u;
const ELLIPSIS = /(?:…|\.\s?\.\s?\.)["”’»)\]]*$/;
const ENDS_STRONGLY = /[!?。！？]["'”’»›)\]]*$/;
/** Languages that write ordinal numbers with a full stop. */
const ORDINAL_STOP = new Set([
  'de',
  'da',
  'no',
  'nb',
  'nn',
  'fi',
  'cs',
  'sk',
  'sl',
  'hr',
  'hu',
  'pl',
  'et',
  'lv',
  'is',
  'tr',
]);

/**
 * A splitter of one paragraph into sentences: the language's rules from ICU, and on top of them what ICU doesn't know: abbreviations, initials,
 * ordinals, ellipses in mid-sentence, closing quotes. The sentences joined by a space are the paragraph (in scripts that
 * put no space after a full stop, the paragraph with spaces there).
 *
 * Give it a paragraph at a time: `Intl.Segmenter` needs quadratic time (0.2 s for a book by paragraphs, 11 s in one piece).
 *
 * @param language ISO 639-1
 */
export function createSentenceSplitter(language: string): (paragraph: string) => string[] {
  const segmenter = new Intl.Segmenter(language, { granularity: 'sentence' });
  const abbreviations = abbreviationsOf(language);
  return (paragraph) => {
    const sentences: string[] = [];
    for (const { segment } of segmenter.segment(paragraph.trim().replace(/\s+/g, ' '))) {
      const last = sentences.pop();
      const closing = last === undefined ? '' : (LEADING_CLOSING.exec(segment)?.[0] ?? '');
      const next = segment.slice(closing.length);
      if (last === undefined) sentences.push(next);
      else if (goesOn(last + closing, next, language, abbreviations)) sentences.push(last + closing + next);
      else sentences.push(last + closing, next);
    }
    return sentences.map((sentence) => sentence.trim()).filter((sentence) => sentence !== '');
  };
}

/** Whether `next` still belongs to the sentence `previous`. */
function goesOn(previous: string, next: string, language: string, abbreviations: Abbreviations): boolean {
  if (CLOSING.test(next)) return true;
  const text = previous.trimEnd();
  const follows = next.trimStart();
  // "(. . .)" and other rows of stops come apart without a word between them.
  if (!/[\p{L}\p{N}]/u.test(text) || /^[.…,;:]/.test(follows)) return true;
  const startsLow = /^["'“‘«([]?\p{Ll}/u.test(follows);
  if (ENDS_STRONGLY.test(text)) return startsLow && /["'”’»›]\s*$/.test(text);
  if (startsLow) return true;
  if (ELLIPSIS.test(text) || !text.endsWith('.')) return false;
  const word = (LAST_WORD.exec(text)?.[1] ?? '').replace(/^["'“‘«([]+/, '');
  if (INITIAL.test(word)) return !endsSentenceAsInitial(text, word);
  const stem = word.slice(0, -1).toLowerCase();
  if (abbreviations.before.has(stem)) return isAbbreviationHere(stem, follows);
  if (abbreviations.within.has(stem)) return /^[\p{N}(,;]/u.test(follows);
  if (/^\d{1,3}\.$/.test(word)) return text === word || ORDINAL_STOP.has(language);
  return false;
}

/** "Plan B. Then", "vitamin C. It": a single letter after a lower-case word may end a sentence; "I." as a pronoun, too. */
function endsSentenceAsInitial(text: string, word: string): boolean {
  if (word.length > 2) return false;
  const before = /(\S+)\s+\S+$/.exec(text)?.[1] ?? '';
  return /^\p{Ll}+$/u.test(before) && before.length > 2;
}

/** "No." is a number only before one; a single letter such as "s." or "p." likewise. */
function isAbbreviationHere(stem: string, follows: string): boolean {
  const needsNumber = [
    'no',
    'nos',
    'p',
    'pp',
    's',
    'st',
    'art',
    'sec',
    'ch',
    'fig',
    'figs',
    'vol',
    'nr',
    'n',
    'g',
    'г',
    'стр',
  ];
  if (stem === 'st') return true;
  return !needsNumber.includes(stem) || /^[\p{N}#IVXLC(]/u.test(follows);
}
