import { LANGUAGES } from '../languages/languages.ts';

const DEFAULT_LANGUAGE = 'en';
/** Scripts that name their language. Han comes last, since a Japanese text is full of it. */
const SCRIPTS: readonly [RegExp, string][] = LANGUAGES.flatMap(({ code, scripts }): [RegExp, string][] => {
  if (scripts === null) return [];
  const letters = scripts.map((script) => `\\p{Script=${script}}`).join('');
  return [[new RegExp(`[${letters}]`, 'gu'), code]];
}).toSorted(([one], [other]) => Number(one.source.includes('Han}')) - Number(other.source.includes('Han}')));
/**
 * Japanese mixes its kana with Han characters, so a fifth of the letters is enough; elsewhere foreign letters are
 * quotations.
 */
const MIN_SHARE = 0.2;
const MIN_LETTERS = 20;

/** What isn't language: addresses, paths, names with underscores, numbers. */
const NOISE = /\S*[\d/\\@_=<>{}|~^#$*]\S*/g;

/** With fewer words, letters tell nothing: "Kestrel packs PDF, DOC and JSON conversion" has those of Czech. */
const TELLING_WORDS = 150;
/** A language that a text is written in has so many small words among its words, and so many more than any other. */
const MIN_COMMON_SHARE = 0.12;
const MIN_COMMON_WORDS = 4;
const MIN_LEAD = 1.5;
/**
 * Where the small words of so much of a long text are of one language, and those of next to nothing of another, its
 * letters add nothing. Of 545 real documents this holds for 358; for three of these the letters said another language,
 * and were wrong. Catalan, which has no list of small words, looks like Spanish in half of its pieces. Shares of the
 * text's words.
 */
const PLAIN_SHARE = 0.6;
const MAX_OTHERS = 0.05;
/**
 * What the document says of itself holds where at least this share of the winner's votes is for it: the rest are
 * quotations, or filler.
 */
const DECLARED_SHARE = 0.75;
/** How sure the letters of a short text must be to be believed against nothing. From 0 to 1. */
const MIN_ACCURACY = 0.8;

const COMMON: readonly (readonly [code: string, words: ReadonlySet<string>])[] = LANGUAGES.flatMap(
  ({ code, commonWords }) => (commonWords === null ? [] : [[code, new Set(commonWords.split(' '))] as const]),
);

/**
 * The language of a text as an ISO 639-1 code: by script where only one language uses it, otherwise by words. A long
 * text is judged by its letters, unless its small words leave no doubt, and every piece has a vote, so that listings
 * and quotations in another language don't tip the scales. A short one is judged by its small words alone; where it
 * has none (a form, an invoice, a list of names), only the document itself can tell.
 *
 * @param pieces of some hundred characters each, from all over the text
 * @param declared what the document says about itself
 */
export async function detectLanguage(pieces: readonly string[], declared: string | null): Promise<string> {
  const text = pieces.join(' ');
  const own = languageIn(declared);
  const fallback = own ?? DEFAULT_LANGUAGE;
  if (lettersIn(text) < MIN_LETTERS) return fallback;
  const atSight = languageAtSight(pieces, declared);
  if (atSight !== null) return atSight;
  if (wordsOf(text).length < TELLING_WORDS) {
    return (
      winnerOf(votesByCommonWords(pieces), own) ??
      winnerOf(votesByCommonWords([text]), own) ??
      (await byLetters(text, own)) ??
      fallback
    );
  }
  return winnerOf(await votesByLetters(pieces), own) ?? fallback;
}

/**
 * What `detectLanguage` says of a text of which it has no doubt, which takes next to no time and memory; else `null`.
 */
export function languageAtSight(pieces: readonly string[], declared: string | null): string | null {
  const text = pieces.join(' ');
  if (lettersIn(text) < MIN_LETTERS) return null;
  const byScript = languageByScript(text);
  if (byScript !== null) return byScript;
  const words = wordsOf(text).length;
  if (words < TELLING_WORDS) return null;
  const own = languageIn(declared);
  const plain = plainWinner(votesByCommonWords(pieces), words);
  return own === null || own === plain ? plain : null;
}

/**
 * The language of a text of which nothing else is known, by its script or its small words, which takes next to no time
 * and memory; `null` where they tell nothing.
 */
export function plainLanguage(text: string): string | null {
  return languageByScript(text) ?? winnerOf(votesByCommonWords([text]), null);
}

function languageIn(declared: string | null): string | null {
  return /^[a-z]{2}(?=-|$)/i.exec(declared ?? '')?.[0].toLowerCase() ?? null;
}

function lettersIn(text: string): number {
  return text.match(/\p{L}/gu)?.length ?? 0;
}

function languageByScript(text: string): string | null {
  const letters = lettersIn(text);
  const found = SCRIPTS.find(([script]) => (text.match(script)?.length ?? 0) > MIN_SHARE * letters);
  return found?.[1] ?? null;
}

function plainWinner(votes: ReadonlyMap<string, number>, words: number): string | null {
  const winner = winnerOf(votes, null) ?? '';
  const own = votes.get(winner) ?? 0;
  const all = [...votes.values()].reduce((sum, count) => sum + count, 0);
  return own >= PLAIN_SHARE * words && all - own <= MAX_OTHERS * words ? winner : null;
}

/** Words of the text by the language whose small words each piece has. */
function votesByCommonWords(pieces: readonly string[]): Map<string, number> {
  const votes = new Map<string, number>();
  for (const piece of pieces) {
    const words = wordsOf(piece);
    const counts = COMMON.map(
      ([code, common]) => [code, words.filter((word) => common.has(word)).length] as const,
    );
    const [first, second] = counts.toSorted((a, b) => b[1] - a[1]);
    if (first === undefined || second === undefined) continue;
    const [code, count] = first;
    const tells = count >= Math.max(MIN_COMMON_WORDS, MIN_COMMON_SHARE * words.length);
    if (tells && count >= MIN_LEAD * second[1]) votes.set(code, (votes.get(code) ?? 0) + words.length);
  }
  return votes;
}

function wordsOf(text: string): string[] {
  return (
    text
      .replace(NOISE, ' ')
      .toLowerCase()
      .match(/[\p{L}\p{M}]+/gu) ?? []
  );
}

/**
 * What the letters of a short text say, where the document says nothing, or is plainly in another script than what it
 * says.
 */
async function byLetters(text: string, declared: string | null): Promise<string | null> {
  const { detectAll } = await import('tinyld');
  const [first] = detectAll(text.replace(NOISE, ' '));
  if (first === undefined) return null;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  const isOtherScript = latin < 0.5 * lettersIn(text);
  if (isOtherScript) return first.lang;
  return declared === null && first.accuracy >= MIN_ACCURACY ? first.lang : null;
}

/** Characters of the text by the language that each piece looks like. */
async function votesByLetters(pieces: readonly string[]): Promise<Map<string, number>> {
  // Loaded here, since most books don't need its 45 MB of tables, which take half a second. The light variant (10 MB)
  // knows 24 languages and takes Czech and Swedish for English.
  const { detect } = await import('tinyld');
  const votes = new Map<string, number>();
  for (const piece of pieces) {
    const words = piece.replace(NOISE, ' ');
    const language = detect(words);
    if (language !== '') votes.set(language, (votes.get(language) ?? 0) + words.length);
  }
  return votes;
}

function winnerOf(votes: ReadonlyMap<string, number>, declared: string | null): string | null {
  const [winner] = [...votes].toSorted((a, b) => b[1] - a[1]);
  if (winner === undefined) return null;
  const ofDeclared = votes.get(declared ?? '') ?? 0;
  return ofDeclared >= DECLARED_SHARE * winner[1] && ofDeclared > 0 ? declared : winner[0];
}
