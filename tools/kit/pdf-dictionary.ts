/**
 * Where the values of a dictionary stand in its text, by their keys; those of dictionaries within are not looked at.
 */
export function entriesOf(dictionary: string): Map<string, { value: string; start: number; end: number }> {
  const entries = new Map<string, { value: string; start: number; end: number }>();
  let at = skipBlank(dictionary, dictionary.indexOf('<<') + 2);
  while (at < dictionary.length && !dictionary.startsWith('>>', at)) {
    const start = at;
    const keyEnd = endOfObject(dictionary, at);
    const valueStart = skipBlank(dictionary, keyEnd);
    const end = endOfValue(dictionary, valueStart);
    entries.set(dictionary.slice(start, keyEnd), { value: dictionary.slice(valueStart, end), start, end });
    at = skipBlank(dictionary, end);
  }
  return entries;
}

/** The dictionary with some of its entries replaced, or added. */
export function withEntries(dictionary: string, replaced: Readonly<Record<string, string>>): string {
  let body = dictionary;
  for (const key of Object.keys(replaced)) {
    const old = entriesOf(body).get(key);
    if (old !== undefined) body = body.slice(0, old.start) + body.slice(old.end);
  }
  const added = Object.entries(replaced).map(([key, value]) => `${key} ${value}`);
  const open = body.indexOf('<<') + 2;
  return `${body.slice(0, open)} ${added.join(' ')} ${body.slice(open)}`;
}

/** A reference takes three tokens. */
function endOfValue(text: string, start: number): number {
  const reference = /^\d+\s+\d+\s+R(?![A-Za-z])/.exec(text.slice(start, start + 40));
  return reference === null ? endOfObject(text, start) : start + reference[0].length;
}

/** PDF 32000-1, 7.3. */
function endOfObject(text: string, start: number): number {
  if (text.startsWith('<<', start)) return endOfNested(text, start + 2, '>>');
  if (text[start] === '[') return endOfNested(text, start + 1, ']');
  if (text[start] === '<') return text.indexOf('>', start) + 1;
  if (text[start] === '(') return endOfString(text, start);
  const token = /^\/?[^\s()<>[\]{}/%]*/.exec(text.slice(start, start + 200))?.[0] ?? '';
  if (token === '') throw new Error(`no object at ${start}: ${text.slice(start, start + 20)}`);
  return start + token.length;
}

function endOfNested(text: string, start: number, closing: string): number {
  let at = skipBlank(text, start);
  while (!text.startsWith(closing, at)) at = skipBlank(text, endOfObject(text, at));
  return at + closing.length;
}

function endOfString(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '(') depth += 1;
    else if (text[at] === ')' && (depth -= 1) === 0) return at + 1;
  }
  throw new Error('a string that never ends');
}

function skipBlank(text: string, start: number): number {
  let at = start;
  while (/\s/.test(text[at] ?? '')) at += 1;
  return at;
}
