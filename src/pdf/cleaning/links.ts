import type { Paragraph } from '../paragraphs/paragraphs.ts';
import type { Passing } from '../paragraphs/passing.ts';

const URL_START = String.raw`(?:https?:\/\/|ftp:\/\/|www\.)(?=[\p{L}\p{N}])`;
const TAIL = String.raw`[^\s<>"“”»)\]}]*`;
/** What an address that was cut by a line's end goes on with: "https://example.org/ a_page.html". */
const REST = String.raw`(?:(?<=[/_=&?%#-]|\.)\s(?:[\w~%+-]+[/._=&?%#-])+[\w~%/+-]+|(?<=[\w]\.)\s(?:org|com|net|html?|pdf|php)\b\/?${TAIL})?`;
const ADDRESS = new RegExp(`${URL_START}${TAIL}${REST}`, 'giu');
const ENCLOSED = new RegExp(String.raw`\s?[(<\[]\s?(?:URL:?\s*)?${URL_START}${TAIL}${REST}\s?[)>\]]`, 'giu');
const DOI = /(?:\s?[([])?\b(?:doi:\s?|https?:\/\/(?:dx\.)?doi\.org\/)10\.\d{4,9}\/[^\s\])]+[)\]]?/giu;
/** Longer ones are no addresses that a listener could note down. */
const MAX_MAIL_CHARACTERS = 60;
const MAIL = /[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+/g;

/**
 * Shortens web addresses to what can be heard: "https://www.example.org/a/long/path" becomes "example.org", one that stands in brackets
 * beside its text goes. E-mail addresses stay, since they are short and meant to be used, unless they are not.
 */
export function* shortenLinks(items: Iterable<Paragraph | Passing>): Generator<Paragraph | Passing> {
  for (const item of items) {
    if (item.type !== 'paragraph' || !/:\/\/|www\.|@|doi/i.test(item.text)) {
      yield item;
      continue;
    }
    const { text, removed } = withShortLinks(item.text);
    yield { ...item, text };
    for (const link of removed) yield { type: 'removed', page: item.page, kind: 'link', text: link };
  }
}

/** Exported for its tests. */
export function withShortLinks(text: string): { text: string; removed: string[] } {
  const removed: string[] = [];
  const drop = (all: string): string => {
    removed.push(all.trim());
    return '';
  };
  const result = text
    .replace(DOI, (all) => drop(all) + (/[.,;]$/.exec(all)?.[0] ?? ''))
    .replace(ENCLOSED, drop)
    .replace(ADDRESS, (all) => {
      const end = /[.,;:!?'’]*$/.exec(all)?.[0] ?? '';
      const address = all.slice(0, all.length - end.length);
      const host = hostOf(address);
      if (host === address) return all;
      removed.push(address);
      return host + end;
    })
    .replace(MAIL, (all) => (all.length > MAX_MAIL_CHARACTERS ? drop(all) : all));
  return { text: removed.length === 0 ? text : result.replace(/ {2,}/g, ' ').trim(), removed };
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
