import type { BookFacts } from './book-facts.ts';
import type { LeavingOut } from './leaving-out.ts';
import type { CleanItem } from '../paragraphs/passing.ts';

const URL_START = String.raw`(?:[Hh][Tt]{2}[Pp][Ss]?:\/\/|[Ff][Tt][Pp]:\/\/|[Ww]{3}\.)(?=[\p{L}\p{N}])`;
/**
 * No Chinese, Thai or other letters of scripts that set no space before the next word: they are the sentence that goes
 * on.
 */
const SIGN = String.raw`[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{M}\p{Nd}!$%&'’(*+,./:;=?@_~#|\\^[{-]`;
const TAIL = `${SIGN}*`;
const FILE = 'html?|pdf|php|txt|xml|json|zip';
/**
 * What an address that was cut by a line's end goes on with: "https://example.org/ a_page.html". Never after a stop,
 * nor with what may be a word, such as "self-made", "z.B." or "and/or": what is taken for an address isn't read.
 */
const REST = String.raw`(?:(?<=[/_=&?%#-])\s(?:[\w~%+.-]+[_=&?%#][\w~%+./-]*\w|[\w~%+.-]+(?:\/[\w~%+.-]+){2,}\/?|[\w~%+.-]+\.(?:${FILE})\b)|(?<=\w\.)\s(?:${FILE})\b(?!\s\p{Ll}))?`;
const ADDRESS = new RegExp(`${URL_START}${TAIL}${REST}`, 'gu');
const ENCLOSED = new RegExp(
  String.raw`\s?[(<\[]\s?(?:[Uu][Rr][Ll]:?\s*)?${URL_START}${TAIL}${REST}\s?[)>\]]`,
  'gu',
);
const DOI = new RegExp(
  String.raw`(?:\s?[([])?\b(?:[Dd][Oo][Ii]:\s?|[Hh][Tt]{2}[Pp][Ss]?:\/\/(?:dx\.)?doi\.org\/)10\.\d{4,9}\/[^\s\])\u3000-\uffef]+[)\]]?`,
  'gu',
);
/** Longer ones are no addresses that a listener could note down. */
const MAX_MAIL_CHARACTERS = 60;
const MAIL = /[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+/g;

const WHY = {
  kind: 'link',
  reason: 'is an address that nobody would write down by ear',
  evidence: ['wording'],
} as const;

/**
 * Shortens web addresses to what can be heard: "https://www.example.org/a/long/path" becomes "example.org", one that
 * stands in brackets beside its text goes. E-mail addresses stay, since they are short and meant to be used, unless
 * they are not.
 */
export function* shortenLinks(
  items: Iterable<CleanItem>,
  _facts: BookFacts,
  leaveOut: LeavingOut,
): Generator<CleanItem> {
  for (const item of items) {
    if (item.type !== 'paragraph' || !/:\/\/|www\.|@|doi/i.test(item.text)) {
      yield item;
      continue;
    }
    yield* leaveOut.from(item, WHY, (mayGo) => withShortLinks(item.text, mayGo));
  }
}

/** @param mayGo asked for every address that is found */
function withShortLinks(text: string, mayGo: (address: string) => boolean): string {
  const drop = (all: string): string => (mayGo(all.trim()) ? '' : all);
  const result = text
    .replace(DOI, (all) => (mayGo(all.trim()) ? (/[.,;]$/.exec(all)?.[0] ?? '') : all))
    .replace(ENCLOSED, drop)
    .replace(ADDRESS, (all) => {
      const end = /[.,;:!?'’]*$/.exec(all)?.[0] ?? '';
      const address = all.slice(0, all.length - end.length);
      const host = hostOf(address);
      return host !== address && mayGo(address) ? host + end : all;
    })
    .replace(MAIL, (all) => (all.length > MAX_MAIL_CHARACTERS ? drop(all) : all));
  return result === text ? text : result.replace(/ {2,}/g, ' ').trim();
}

function hostOf(address: string): string {
  const bare = address
    .replace(/\s/g, '')
    .replace(/^[a-z]+:\/\//i, '')
    .replace(/^www\./i, '');
  const host = bare.replace(/[/?#:].*$/s, '');
  // A machine on the network at hand: "http://www/gosa" is not "www".
  return host.includes('.') ? host : bare.replace(/\/$/, '');
}
