import { align } from '../narration-set/align.ts';
import type { Case } from './case.ts';
import type { Reading } from './read.ts';

/** What is wrong in the reading of a case, a line each; empty where it is right. */
export function compare({ must, may, expected }: Case, reading: Reading): string[] {
  if (expected.error !== undefined) {
    const isExpected = reading.error !== null && new RegExp(expected.error, 'i').test(reading.error);
    return isExpected ? [] : [`expected an error with /${expected.error}/, got: ${reading.error ?? 'text'}`];
  }
  if (reading.error !== null) return [`error: ${reading.error}`];
  const fold = (text: string): string => {
    const cased = expected.ignoreCase === true ? text.toLowerCase() : text;
    return expected.digits === true ? cased.normalize('NFKC').replaceAll('⁄', '/') : cased;
  };
  const wanted = must.map((text) => fold(normalize(text)));
  const read = withoutOptional(reading.paragraphs.map(normalize), may.map(normalize)).map(fold);
  const wrong = compareWords(wordsOf(wanted), wordsOf(read));
  if (wrong.length === 0 && expected.anyParagraphs !== true && wanted.join('\n') !== read.join('\n')) {
    const odd = read.filter((text) => !wanted.includes(text)).map((text) => text.slice(0, 40));
    wrong.push(`paragraphs: ${read.length} for ${wanted.length}: ${odd.join(' | ')}`);
  }
  const language = expected.language ?? 'en';
  if (expected.anyLanguage !== true && reading.language !== language)
    wrong.push(`language ${reading.language} for ${language}`);
  if (expected.title !== undefined && normalize(reading.title ?? '') !== normalize(expected.title))
    wrong.push(`title "${reading.title ?? ''}" for "${expected.title}"`);
  for (const text of expected.leftOut ?? [])
    if (read.join(' ').includes(normalize(text))) wrong.push(`read though not to be: "${text}"`);
  const chapters = reading.chapters.map(normalize);
  if (expected.chapters !== undefined && expected.chapters.join('\n') !== chapters.join('\n'))
    wrong.push(`chapters ${JSON.stringify(chapters)} for ${JSON.stringify(expected.chapters)}`);
  return wrong;
}

/** Forms of the same sign, and of the same address, count as one. */
function normalize(text: string): string {
  return text
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[‐‑]/g, '-')
    .replaceAll('\u00a0', ' ')
    .replace(/https?:\/\/(?:www\.)?([^/\s]+)(?:\/\S*)?/g, '$1')
    .replaceAll('\u200c', '')
    .replace(/(?<=[。！？])\s+/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function withoutOptional(paragraphs: readonly string[], may: readonly string[]): string[] {
  return paragraphs
    .map((paragraph) =>
      may.reduce((text, part) => (part === '' ? text : text.replace(part, () => ' ')), paragraph),
    )
    .map(normalize)
    .filter((text) => /[\p{L}\p{N}_]/u.test(text));
}

function wordsOf(paragraphs: readonly string[]): string[] {
  return paragraphs
    .join(' ')
    .split(' ')
    .filter((word) => word !== '');
}

function compareWords(wanted: readonly string[], read: readonly string[]): string[] {
  const wrong: string[] = [];
  const partners = [...align(wanted, read), read.length];
  let from = 0;
  let missing: string[] = [];
  partners.forEach((partner, index) => {
    if (partner < 0) {
      missing.push(wanted[index] ?? '');
      return;
    }
    const extra = read.slice(from, partner);
    if (missing.length + extra.length > 0) wrong.push(describe(missing, extra));
    missing = [];
    from = partner + 1;
  });
  return wrong;
}

function describe(missing: readonly string[], extra: readonly string[]): string {
  const [left, right] = [missing, extra].map((words) => shorten(words.join(' ')));
  if (extra.length === 0) return `missing (${missing.length}): "${left}"`;
  if (missing.length === 0) return `too much (${extra.length}): "${right}"`;
  return `wrong: "${left}" → "${right}"`;
}

function shorten(text: string): string {
  return text.length < 160 ? text : `${text.slice(0, 90)} … ${text.slice(-50)}`;
}
