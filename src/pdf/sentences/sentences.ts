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
/** The rest of a speech that asks or calls: "Is that all?" I asked. */
const I_SAID =
  /^I (?:said|asked|cried|called|answered|replied|shouted|whispered|thought|murmured|wondered|exclaimed|repeated|added|told)\b/;
/** What goes on with initials is a name: "школы И. И. Верещагин". */
const INITIALS = /^(?:\p{Lu}\.-?\s*)+(?:$|\p{Lu}\p{Ll})/u;
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

/** What can't follow an abbreviation, but begins a sentence: "He moved to the U.S. They stayed.", "Siehe Nr. 5. Das genügt." */
const STARTERS: Readonly<Record<string, RegExp>> = {
  en: /^(?:The|A|An|He|She|It|They|We|You|I|This|That|These|Those|There|Then|But|And|Or|So|In|On|At|If|When|While|As|After|Before|His|Her|Its|Their|Our|My|Not|No|Yes|What|Who|Why|How|However|For|From|With|By)(?![\p{L}’'])/u,
  de: /^(?:Der|Die|Das|Den|Dem|Des|Ein|Eine|Einer|Er|Sie|Es|Wir|Ihr|Ich|Man|Dies|Diese|Dieser|Dieses|Und|Aber|Doch|Oder|Denn|Dann|Da|Dort|Hier|In|Im|Am|An|Auf|Aus|Bei|Mit|Nach|Von|Vor|Zu|Zum|Zur|Als|Wenn|Weil|Ob|So|Nun|Auch|Nur|Nicht|Kein|Keine|Sein|Seine|Was|Wer|Wie|Wo|Warum|Danach|Seit)(?!\p{L})/u,
};
/** Abbreviations only before a number. */
const NEEDS_NUMBER = new Set([
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
]);
/** A dash begins what another one says, which ICU takes for the same sentence: "— Ты идёшь. — Да." */
const SPEAKER = /(?<=[.!?…]["'”’»)]*\s)(?=[—–]\s?[\p{Lu}¿¡])/u;
/** ICU's own time grows with the square of what it is given. UTF-16 code units. */
const WINDOW = 4_000;
const LOOK_BACK = 200;

/**
 * A splitter of one paragraph into sentences: the language's rules from ICU, and on top of them what ICU doesn't know: abbreviations, initials,
 * ordinals, ellipses in mid-sentence, closing quotes. The sentences joined by a space are the paragraph (in scripts that
 * put no space after a full stop, the paragraph with spaces there).
 *
 * Takes time in proportion to the text, be it a paragraph or a book in one piece.
 *
 * @param language ISO 639-1
 */
export function createSentenceSplitter(language: string): (paragraph: string) => string[] {
  const segmenter = new Intl.Segmenter(language, { granularity: 'sentence' });
  const abbreviations = abbreviationsOf(language);
  return (paragraph) => {
    const sentences: string[] = [];
    for (const segment of inWindows(segmenter, paragraph.trim().replace(/\s+/g, ' '))) {
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

/** What ICU takes for sentences. The last one of a window may go on behind it, so it is looked at again in the next. */
function* inWindows(segmenter: Intl.Segmenter, text: string): Generator<string> {
  let start = 0;
  while (start < text.length) {
    const end = Math.min(text.length, start + WINDOW);
    const found = Array.from(segmenter.segment(text.slice(start, end)), ({ segment }) => segment);
    const isLast = end === text.length;
    const last = isLast || found.length === 1 ? undefined : found.pop();
    for (const segment of found) yield* segment.split(SPEAKER);
    start = end - (last?.length ?? 0);
  }
}

/** Whether `next` still belongs to the sentence `previous`. */
function goesOn(previous: string, next: string, language: string, abbreviations: Abbreviations): boolean {
  if (CLOSING.test(next)) return true;
  // No word and no closing mark reaches further back; a sentence that grows on and on must not be searched again and again.
  const ending = previous.slice(-LOOK_BACK);
  const text = ending.trimEnd();
  const follows = next.trimStart();
  // ".NET", and what was cut in the middle of a word.
  if (text === ending && follows === next && /[\p{L}\p{N}.]$/u.test(text) && /^[\p{L}\p{N}]/u.test(next))
    return true;
  if (/^[—–]/.test(follows)) return false;
  // 「行こう。」と彼は言った。
  if (/[」』]$/u.test(text) && /^(?:と|って|なんて|など)/u.test(follows)) return true;
  // "(. . .)" and other rows of stops come apart without a word between them.
  if (!/[\p{L}\p{N}]/u.test(text) || /^[.…,;:]/.test(follows)) return true;
  const startsLow = /^["'“‘«([]?\p{Ll}/u.test(follows);
  if (ENDS_STRONGLY.test(text))
    return /["'”’»›]\s*$/.test(text) && (startsLow || (language === 'en' && I_SAID.test(follows)));
  if (startsLow) return true;
  if (ELLIPSIS.test(text) || !text.endsWith('.')) return false;
  const word = (LAST_WORD.exec(text)?.[1] ?? '').replace(/^["'“‘«([]+/, '');
  const starts = STARTERS[language]?.test(follows) ?? false;
  const stem = word.slice(0, -1).toLowerCase();
  // "M. Abgrall" in French.
  const isTitle = abbreviations.before.has(stem) && !NEEDS_NUMBER.has(stem);
  if (INITIAL.test(word) && !isTitle) {
    if (INITIALS.test(follows)) return true;
    const afterWord = /\p{Ll}\s+\S+$/u.test(text);
    return !endsSentenceAsInitial(text, word) && !(starts && (word.length > 2 || afterWord));
  }
  if (abbreviations.before.has(stem)) return isAbbreviationHere(stem, follows);
  if (abbreviations.within.has(stem)) return /^[\p{N}(,;]/u.test(follows);
  if (/^\d{1,3}\.$/.test(word)) return text === word || (ORDINAL_STOP.has(language) && !starts);
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
  if (stem === 'st') return true;
  return !NEEDS_NUMBER.has(stem) || /^(?:[\p{N}#(]|[IVXLC]{2,}|[VXLC](?!\p{L}))/u.test(follows);
}
