/** How words are to be said that the engine says wrongly. */
export interface PronunciationRule {
  /** Words as they are written; `*` stands for any rest of a word: `Tolkien*`. */
  match: string;
  /** What is said instead, where `*` is what the star in `match` stood for; empty leaves the words out. */
  spoken: string;
  /** ISO 639-1; the rule holds in books of this language only. Absent: in all. */
  language?: string;
  /** Absent: capitals and small letters are the same. */
  caseSensitive?: boolean;
}

/** Longest thing a star stands for: with it, matching takes time in proportion to the text whatever the rules are. UTF-16 code units. */
const STAR_CHARACTERS = 40;
const STAR = `([\\p{L}\\p{M}\\p{N}’']{0,${STAR_CHARACTERS}})`;
/** Words of these scripts aren't set apart by spaces. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;
const WORD_CHARACTER = /[\p{L}\p{M}\p{N}*]/u;

/** Replaces words by how they are said, in one pass: what one rule gives no other one changes, and where two match the earlier one wins. */
export function createPronouncer(
  rules: readonly PronunciationRule[],
  language: string,
): (text: string) => string {
  const own = rules.filter((rule) => rule.language === undefined || rule.language === language);
  if (own.length === 0) return (text) => text;
  const pattern = new RegExp(own.map((rule, index) => `(?<r${index}>${toPattern(rule)})`).join('|'), 'gu');
  const starsOf = own.map((rule) => rule.match.split('*').length - 1);
  return (text) =>
    text.replace(pattern, (...found: unknown[]) => {
      const groups = found.at(-1) as Record<string, string | undefined>;
      const index = own.findIndex((_rule, one) => groups[`r${one}`] !== undefined);
      // The stars of a rule follow its own group; those of the rules before it come first.
      const before = starsOf.slice(0, index).reduce((sum, stars) => sum + stars + 1, 0);
      const stars = found.slice(before + 2, before + 2 + (starsOf[index] ?? 0)) as string[];
      let used = 0;
      return (own[index]?.spoken ?? '').replace(/\*/g, () => stars[used++] ?? '');
    });
}

/** Literal but for the stars, and only whole words. */
function toPattern({ match, caseSensitive = false }: PronunciationRule): string {
  const characters = Array.from(match.trim().replace(/\s+/g, ' '));
  const body = characters
    .map((character) => {
      if (character === '*') return STAR;
      if (character === ' ') return '\\s+';
      return caseSensitive ? escape(character) : eitherCase(character);
    })
    .join('');
  return `${boundary(characters[0], '(?<![\\p{L}\\p{M}\\p{N}])')}${body}${boundary(characters.at(-1), '(?![\\p{L}\\p{M}\\p{N}])')}`;
}

function boundary(character: string | undefined, assertion: string): string {
  const isWord = character !== undefined && WORD_CHARACTER.test(character) && !UNSPACED.test(character);
  return isWord ? assertion : '';
}

function eitherCase(character: string): string {
  const cases = new Set([character, character.toLowerCase(), character.toUpperCase()]);
  const single = [...cases].filter((one) => Array.from(one).length === 1);
  return single.length === 1 ? escape(character) : `[${single.map(escape).join('')}]`;
}

function escape(character: string): string {
  return /[\^$\\.*+?()[\]{}|/]/.test(character) ? `\\${character}` : character;
}
