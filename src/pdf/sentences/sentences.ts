import { languageOf } from '../../languages/languages.ts';
import { createAbbreviations } from './abbreviations.ts';
import type { Abbreviations } from './abbreviations.ts';

const CLOSING = /^[\s"'”’»›)\]}]+$/;
/** French sets its closing quotes apart: "« Où ? » dit-il." */
const LEADING_CLOSING = /^[”’»›)\]]+\s+/;
const LAST_WORD = /(\S+)$/;
/** "J.", "É.", "J.-P.", and "J.R.R." */
const INITIAL = /^(?:\p{Lu}\p{M}*\.-?)+$/u;
const ELLIPSIS = /(?:…|\.\s?\.\s?\.)["”’»)\]]*$/;
const ENDS_STRONGLY = /[!?。！？؟]["'”’»›)\]]*$/;
/** Speech that asks or calls, or all in Japanese. */
const ENDS_SPEECH = /(?:[!?。！？؟]["'”’»›)\]]*["'”’»›]|[」』])$/u;
/** Korean sets what belongs to speech right behind it: "“가자.”라고 했다." */
const ENDS_QUOTED = /["'”’」』]$/u;
/** Where no space stands behind a full stop, ICU leaves what opens the next sentence in the one before. */
const OPENING = /(?<=[。！？」』”’》】）])[“‘「『《〈（【〔]+$/u;
/** What goes on with initials is a name: "школы И. И. Верещагин". */
const INITIALS = /^(?:\p{Lu}\.-?\s*)+(?:$|\p{Lu}\p{Ll})/u;
/** After an abbreviation that stands before numbers: "Nr. 5", "vol. XII", "Fig. A1", "Ref. [3]". */
const COUNTS = /^(?:[\p{N}#([]|\p{Lu}[.-]?\p{N}|[IVXLC]{2,}|[VXLC](?!\p{L}))/u;
/** Nothing of this begins a sentence: "etc. (or)". */
const GOES_ON_AFTER_STOP = /^[\p{N}(,;]/u;
/** A dash begins what another one says, which ICU takes for the same sentence: "— Ты идёшь. — Да." */
const SPEAKER = /(?<=[.!?…]["'”’»)]*\s)(?=[—–]\s?[\p{Lu}¿¡])/u;
/** ICU's own time grows with the square of what it is given. UTF-16 code units. */
const WINDOW = 4_000;
/**
 * No word and no closing mark reaches further back; a sentence that grows on and on must not be searched again and
 * again.
 */
const LOOK_BACK = 200;

/**
 * A splitter of one paragraph into sentences: the language's rules from ICU, and on top of them what ICU doesn't know:
 * abbreviations, initials, ordinals, ellipses in mid-sentence, closing quotes. The sentences joined by a space are the
 * paragraph (in scripts that put no space after a full stop, the paragraph with spaces there).
 *
 * Takes time in proportion to the text, be it a paragraph or a book in one piece.
 *
 * @param language ISO 639-1
 */
export function createSentenceSplitter(language: string): (paragraph: string) => string[] {
  const segmenter = new Intl.Segmenter(language, { granularity: 'sentence' });
  const own = languageOf(language);
  const rules: Rules = {
    abbreviations: createAbbreviations(own?.abbreviations ?? []),
    starters: own?.sentences?.starters ?? new Set(),
    ordinalStop: own?.sentences?.ordinalStop ?? false,
    afterSpeech: own?.sentences?.afterSpeech ?? null,
  };
  return (paragraph) => {
    const sentences: string[] = [];
    // Apart until the sentence ends: to look at the end of a long string that has just grown copies all of it.
    let parts: string[] = [];
    let ending = '';
    const add = (text: string): void => {
      parts.push(text);
      ending = (ending + text).slice(-LOOK_BACK);
    };
    for (const segment of inWindows(segmenter, paragraph.trim().replace(/\s+/g, ' '))) {
      const isFirst = parts.length === 0;
      const closing = isFirst ? '' : (LEADING_CLOSING.exec(segment)?.[0] ?? '');
      const next = segment.slice(closing.length);
      add(closing);
      if (!isFirst && !goesOn(ending, next, rules)) {
        sentences.push(parts.join(''));
        parts = [];
        ending = '';
      }
      add(next);
    }
    sentences.push(parts.join(''));
    return sentences.map((sentence) => sentence.trim()).filter((sentence) => sentence !== '');
  };
}

/** What ICU takes for sentences. The last one of a window may go on behind it, so it is looked at again in the next. */
function* inWindows(segmenter: Intl.Segmenter, text: string): Generator<string> {
  let start = 0;
  while (start < text.length) {
    const end = Math.min(text.length, start + WINDOW);
    const found = Array.from(segmenter.segment(text.slice(start, end)), ({ segment }) => segment);
    const isLast = end === text.length;
    const last = isLast || found.length === 1 ? undefined : found.pop();
    let opening = '';
    for (const segment of found) {
      const whole = opening + segment;
      opening = OPENING.exec(whole)?.[0] ?? '';
      yield* whole.slice(0, whole.length - opening.length).split(SPEAKER);
    }
    start = end - (last?.length ?? 0) - (isLast ? 0 : opening.length);
    if (isLast && opening !== '') yield opening;
  }
}

interface Rules {
  abbreviations: Abbreviations;
  starters: ReadonlySet<string>;
  ordinalStop: boolean | 'roman';
  afterSpeech: RegExp | null;
}

/** Whether `next` still belongs to the sentence with this ending. */
function goesOn(ending: string, next: string, rules: Rules): boolean {
  if (CLOSING.test(next)) return true;
  const text = ending.trimEnd();
  const follows = next.trimStart();
  // ".NET", and what was cut in the middle of a word.
  if (text === ending && follows === next && /[\p{L}\p{N}.]$/u.test(text) && /^[\p{L}\p{N}]/u.test(next))
    return true;
  if (text === ending && ENDS_QUOTED.test(text) && /^\p{Script=Hangul}/u.test(next)) return true;
  if (/^[—–]/.test(follows)) return false;
  // “Is that all?” I asked. 「行こう。」と彼は言った。
  if (ENDS_SPEECH.test(text) && rules.afterSpeech?.test(follows) === true) return true;
  // "(. . .)" and other rows of stops come apart without a word between them.
  if (!/[\p{L}\p{N}]/u.test(text) || /^[.…,;:]/.test(follows)) return true;
  const startsLow = /^["'“‘«([]?\p{Ll}/u.test(follows);
  if (ENDS_STRONGLY.test(text)) return startsLow && /["'”’»›]\s*$/.test(text);
  if (startsLow) return true;
  if (ELLIPSIS.test(text) || !text.endsWith('.')) return false;
  return goesOnAfterStop(text, follows, rules);
}

function goesOnAfterStop(
  text: string,
  follows: string,
  { abbreviations, starters, ordinalStop }: Rules,
): boolean {
  const word = (LAST_WORD.exec(text)?.[1] ?? '').replace(/^["'“‘«([]+/, '');
  const starts = starters.has(/^[\p{L}’']+/u.exec(follows)?.[0] ?? '');
  const kinds = abbreviations.kindsAt(text);
  // "M. Abgrall" in French.
  if (kinds.has('name') || kinds.has('inside') || abbreviations.spans(text, follows)) return true;
  if (kinds.has('number') && COUNTS.test(follows)) return true;
  if (INITIAL.test(word)) {
    if (INITIALS.test(follows)) return true;
    const afterWord = /\p{Ll}\s+\S+$/u.test(text);
    return !endsSentenceAsInitial(text, word) && !(starts && (word.length > 2 || afterWord));
  }
  if (kinds.has('end') && GOES_ON_AFTER_STOP.test(follows)) return true;
  const isOrdinal = /^\d{1,3}\.$/.test(word) || (ordinalStop === 'roman' && /^[IVXL]{2,6}\.$/.test(word));
  return isOrdinal && (text === word || (ordinalStop !== false && !starts));
}

/**
 * "Plan B. Then", "vitamin C. It": a single letter after a lower-case word may end a sentence; "I." as a pronoun, too.
 */
function endsSentenceAsInitial(text: string, word: string): boolean {
  if (word.length > 2) return false;
  const before = /(\S+)\s+\S+$/.exec(text)?.[1] ?? '';
  return /^\p{Ll}+$/u.test(before) && before.length > 2;
}
