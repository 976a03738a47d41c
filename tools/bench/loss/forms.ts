import type { Stretch } from './stretches.ts';
import { UNSPACED, wordsOf } from './words.ts';

const CAPTION =
  /^(?:f ?ig(?:ure|ura|\.)?|t ?ab(?:le|la|ela|elle|leau|ell|\.)?|abb(?:ildung|\.)?|listing|algorithm|scheme|chart|exhibit|plate|photo|image|bild|foto|grafik|diagramm?e?|schaubild|obr(?:ázek|\.)?|rys(?:unek|\.)?|kuva|ábra|şekil|рис(?:унок|\.)?|табл(?:ица|\.)?|εικόνα|πίνακας|그림|표)\s*(?:[A-Z\p{N}][\p{N}.–-]*)?\s*[.:|–—-]?(?:\s|$)|^(?:図|表|图|圖)\s*[\p{N}]/iu;
const CAPTION_NUMBER = /^\P{N}{1,14}\p{N}/u;
const YEAR = /\b(?:1[6-9]|20)\d\d[a-z]?\b/g;
const INITIAL = /(?<![\p{L}.])\p{Lu}\.(?=[\s,-]|\p{Lu}\.)/gu;
const BIBLIOGRAPHIC =
  /\b(?:pp?\.\s?\d|vol\.|doi\b|isbn\b|issn\b|proc(?:eedings|\.)|arxiv|press\b|university press|journal\b|transactions\b|springer|elsevier|ieee\b|acm\b|https?:|verlag|éditions|in:\s|et al\.)/giu;
const ENTRY_KEY = /^\s*(?:\[[\p{L}\p{N}+, -]{1,16}\]|\d{1,3}\.?)\s+\p{Lu}/u;
const LEADERS = /(?:\.\s?){4,}|…{2,}|(?:·\s?){4,}|_{4,}/u;
const ENDS_IN_NUMBER = /(?:^|[\s.,–-])(?:\p{N}{1,4}|[ivxlc]{1,6})$/iu;
const INDEX_ENTRY = /,\s*\p{N}+(?:[–-]\p{N}+)?(?:,\s*\p{N}+(?:[–-]\p{N}+)?)*$/u;

/** "Figure 3: …", "表 2 …": said beside a picture, not in the text. */
export function isCaption(text: string): boolean {
  return CAPTION.test(text) && CAPTION_NUMBER.test(text);
}

/** An entry of a bibliography: a year among names with initials, journals, pages. */
export function isReference(text: string): boolean {
  const years = text.match(YEAR)?.length ?? 0;
  const initials = text.match(INITIAL)?.length ?? 0;
  const marks = (text.match(BIBLIOGRAPHIC)?.length ?? 0) + (ENTRY_KEY.test(text) ? 1 : 0);
  const words = text.split(/\s+/).length;
  const signs = 2 * Math.min(2, years) + Math.min(4, initials) + 2 * Math.min(2, marks);
  // A long sentence may name one work; an entry is little else.
  return signs >= 4 && signs >= words / 8 && (years > 0 || marks > 1);
}

const NOTICE =
  /©|\(c\)\s*(?:19|20)\d\d|\bcopyright\b|creative commons|open[- ]access article|all rights reserved|permission to make digital|licensee\b|tous droits réservés|alle rechte vorbehalten|todos los derechos|все права защищены|版权所有/iu;
/** Words: a chapter on copyright has longer stretches. */
const NOTICE_WORDS = 120;

/** What a publisher or a licence says of the document itself. */
export function isNotice(text: string): boolean {
  return NOTICE.test(text) && text.split(/\s+/).length <= NOTICE_WORDS;
}

/** A table of contents or an index: most lines end in the number of a page. */
export function isListOfPages({ lines }: Stretch): boolean {
  const telling = lines.filter(
    ({ text }) => LEADERS.test(text) || INDEX_ENTRY.test(text) || ENDS_IN_NUMBER.test(text),
  );
  const leaders = lines.filter(({ text }) => LEADERS.test(text));
  return telling.length >= Math.max(2, 0.5 * lines.length) || leaders.length > 0.3 * lines.length;
}

const CODE_SIGNS = /[{}<>=;_*&|~^\\#$@+/]|\(\)|::|->/gu;
/** Of the words of running text. */
const REAL_WORDS = 0.6;
const MOST_CODE_SIGNS = 0.2;

/** Words of a language, and not what a formula, a listing or a drawing leaves of itself. */
export function areWords(words: readonly { letters: string; text: string }[]): boolean {
  const real = words.filter(({ letters, text }) => UNSPACED.test(text) || /^\p{L}{2,}$/u.test(letters));
  return real.length >= REAL_WORDS * words.length && !isCode(words.map((word) => word.text).join(' '));
}

/** A listing: running text has none of its signs in most of its sentences. */
export function isCode(text: string): boolean {
  const signs = text.match(CODE_SIGNS)?.length ?? 0;
  return signs > MOST_CODE_SIGNS * wordsOf(text).length;
}

/** Where in the text something stands that a listener is spared by design: addresses, and works named in brackets. */
export function sparedRanges(text: string): { start: number; end: number }[] {
  const ranges: { start: number; end: number }[] = [];
  for (const pattern of [ADDRESS, NAMED_WORKS, NUMBERED_WORKS])
    for (const match of text.matchAll(pattern)) {
      ranges.push({ start: match.index, end: match.index + match[0].length });
    }
  return ranges;
}

const ADDRESS = /(?:https?:\/\/|www\.|ftp:\/\/|doi:)\S+(?:\s[\w/.#?=&%-]*[/.=?&]\S*)*|\S+@\S+\.\w+/giu;
const NAMED_WORKS = /[([][^()[\]]{0,300}?\b(?:1[6-9]|20)\d\d[a-z]?\b[^()[\]]{0,200}[)\]]/gu;
const NUMBERED_WORKS = /\[\s*\p{N}[\p{N}\s,;–-]*\]/gu;
