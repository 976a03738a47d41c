/** "https:", "http://", "(www.": an address that has hardly begun. */
const BEGUN = /(?:^|[\s([<“"])(?:(?:https?|ftp):\/{0,2}|www\.)$/i;
const ADDRESS = /(?:^|[\s([<“"])(?:(?:https?|ftp):\/\/|www\.)\S+$/i;
const AFTER_BEGUN = /^\/{0,2}[\p{L}\p{N}-]+\.[\p{L}\p{N}]/u;
/** Where typesetting programs break an address, before or after. */
const BREAK = /[/_=&?%#~.-]/;
/** The rest of a host that stops at a line's end. In small letters: "De" and "Info" begin the next sentence. */
const HOST_ENDING = /^(?:[\p{L}\p{N}-]+\.)?(?:org|com|net|edu|gov|info|io|de|fr|es|it|nl|pl|pt|ru|uk|eu)\b/u;
/** A host that has one of them needs no other, but for the country behind "co." and the like. */
const WHOLE_HOST = /\.(?:org|com|net|edu|gov|info|io|de|fr|es|it|nl|pl|pt|ru|uk|eu)\.$/i;
const SECOND_LEVEL = /\.(?:co|com|ac|gov|org|net|edu)\.$/i;
const COUNTRY = /^(?:uk|au|jp|nz|za|br|ar|mx)\b/;
const FILE_ENDING = /^(?:[\w-]+\.)?(?:html?|pdf|php|txt|xml|json|zip)\b/;
/**
 * What goes on with more than a word: "releases/stable", "page_2.html", "my-first-post". Not "self-made", "z.B.",
 * "and/or".
 */
const PATH =
  /^(?:[\w%~+-]+[/_=&?%#~][\w/]|[\w%~+-]*\d[\w%~+-]*[._-]\w|[\w%~+.-]+\.(?:html?|pdf|php|txt|xml|json|zip)\b|\w+(?:-\w+){2})/;
const ALTERNATIVES = /^(?:and\/or|s?he\/s?he|his\/her|either\/or|und\/oder|et\/ou|y\/o|e\/o)\b/i;

/**
 * Whether the next line goes on with the address that breaks at the end of the text. What is taken for the rest of an
 * address isn't read later on: in doubt it is a word.
 */
export function goesOnWithAddress(text: string, line: string): boolean {
  if (BEGUN.test(text)) return AFTER_BEGUN.test(line);
  const address = ADDRESS.exec(text)?.[0];
  if (address === undefined) return false;
  if (/^[/?&=#]\w/.test(line)) return true;
  if (!BREAK.test(address.slice(-1))) return false;
  if (address.endsWith('.')) return goesOnAfterStop(address, line);
  if (PATH.test(line) && !ALTERNATIVES.test(line)) return true;
  // Within brackets that the address closes: "(https://example.org/ docs)".
  const word = /^\S+/.exec(line)?.[0] ?? '';
  const open = /[([<][^\s)\]>]*$/.test(text);
  return open && /[)\]>][.,;:]?$/.test(word);
}

function goesOnAfterStop(address: string, line: string): boolean {
  const hasPath = address.replace(/^.*:\/\//s, '').includes('/');
  if (hasPath) return FILE_ENDING.test(line);
  if (WHOLE_HOST.test(address)) return SECOND_LEVEL.test(address) && COUNTRY.test(line);
  return HOST_ENDING.test(line) || (SECOND_LEVEL.test(address) && COUNTRY.test(line));
}
