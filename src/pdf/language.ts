import { LANGUAGES } from '../languages/languages.ts';

const DEFAULT_LANGUAGE = 'en';
/** Scripts that name their language. Han comes last, since a Japanese text is full of it. */
const SCRIPTS: readonly [RegExp, string][] = LANGUAGES.flatMap(({ code, scripts }): [RegExp, string][] => {
  if (scripts === null) return [];
  const letters = scripts.map((script) => `\\p{Script=${script}}`).join('');
  return [[new RegExp(`[${letters}]`, 'gu'), code]];
}).toSorted(([one], [other]) => Number(one.source.includes('Han}')) - Number(other.source.includes('Han}')));
/** Japanese mixes its kana with Han characters, so a fifth of the letters is enough; elsewhere foreign letters are quotations. */
const MIN_SHARE = 0.2;
const MIN_LETTERS = 20;

/** What isn't language: addresses, paths, names with underscores, numbers. */
const NOISE = /\S*[\d/\\@_=<>{}|~^#$*]\S*/g;

/**
 * The language of a text as an ISO 639-1 code: by script where only one language uses it, otherwise by words. Every piece has a vote, so
 * that listings and quotations in another language don't tip the scales.
 *
 * @param pieces of some hundred characters each, from all over the text
 * @param declared what the document says about itself, used only where the text doesn't tell
 */
export async function detectLanguage(pieces: readonly string[], declared: string | null): Promise<string> {
  const text = pieces.join(' ');
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const fallback = /^[a-z]{2}(?=-|$)/i.exec(declared ?? '')?.[0].toLowerCase() ?? DEFAULT_LANGUAGE;
  if (letters < MIN_LETTERS) return fallback;
  for (const [script, language] of SCRIPTS) {
    if ((text.match(script)?.length ?? 0) > MIN_SHARE * letters) return language;
  }
  // Loaded here, since a book in one of the scripts above doesn't need its 45 MB of tables. The light variant (10 MB) knows 24
  // languages and takes Czech and Swedish for English.
  const { detect } = await import('tinyld');
  const votes = new Map<string, number>();
  for (const piece of pieces) {
    const words = piece.replace(NOISE, ' ');
    const language = detect(words);
    if (language !== '') votes.set(language, (votes.get(language) ?? 0) + words.length);
  }
  const [winner] = [...votes].toSorted((a, b) => b[1] - a[1]);
  return winner?.[0] ?? fallback;
}
