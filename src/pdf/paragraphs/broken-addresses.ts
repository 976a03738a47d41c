/** "https:", "http://", "(www.": an address that has hardly begun. */
const BEGUN = /(?:^|[\s([<“"])(?:(?:https?|ftp):\/{0,2}|www\.)$/i;
const ADDRESS = /(?:^|[\s([<“"])(?:(?:https?|ftp):\/\/|www\.)\S+$/i;
const AFTER_BEGUN = /^\/{0,2}[\p{L}\p{N}-]+\.[\p{L}\p{N}]/u;
/** Where typesetting programs break an address, before or after. */
const BREAK = /[/_=&?%#~.-]/;
const ENDING =
  /^(?:[\p{L}\p{N}-]+\.)?(?:org|com|net|edu|gov|info|io|de|fr|es|ru|uk|eu|html?|pdf|php|txt)\b/iu;
/** What goes on with more than a word: "releases/stable", "page_2.html". */
const LONGER_PATH = /^[\w%~+-]+[/._=&?%#~-][\w/]/;

/** Whether the next line goes on with the address that breaks at the end of the text. */
export function goesOnWithAddress(text: string, line: string): boolean {
  if (BEGUN.test(text)) return AFTER_BEGUN.test(line);
  const address = ADDRESS.exec(text);
  if (address === null) return false;
  const last = text.slice(-1);
  if (/^[/?&=#]\w/.test(line)) return true;
  if (!BREAK.test(last)) return false;
  if (last === '.') return ENDING.test(line);
  if (LONGER_PATH.test(line)) return true;
  // Within brackets that the address closes: "(https://example.org/ docs)".
  const word = /^\S+/.exec(line)?.[0] ?? '';
  const open = /[([<][^\s)\]>]*$/.test(text);
  return open && /[)\]>][.,;:]?$/.test(word);
}
