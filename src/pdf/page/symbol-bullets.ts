import type { SourceFont, SourceText } from './page-source.ts';

const BULLET = '•';
/** Fonts of nothing but signs; "Symbol" has Greek letters. */
const SIGNS_ONLY = /dingbat|wingding|webding|monotype\s?sorts|zapfd/i;
/**
 * The letters on whose codes such fonts have squares, discs, diamonds, arrows, ticks: "n", "l", "r" and "q" are ■, ●,
 * ❍ and ❑ in most of them, "o" is Word's circle in a typewriter's font, "§", "Ø" and "ü" are ▪, ➢ and ✓.
 */
const CODES_OF_BULLETS = /^[nlrqoumtpswvz§Øüàðè·¨•▪■□●○◦❍❑◆❖➢➤✓✔\ue000-\uf7ff]$/u;
/** "n" and "v" are variables in these, and no bullets. */
const OF_FORMULAS = /ital|obli|slant|math|cmmi|cmti/i;
/** The text of an item begins so far from the end of its bullet, in sizes of the bullet: further than another word. */
const MIN_GAP = 0.45;
const MAX_GAP = 5;
/** Baselines of a bullet and its text are this near, in sizes of the bullet. */
const SAME_BASELINE = 0.3;

/**
 * Reads as bullets what is one: a single sign before a line, from a font that has nothing else on the page. What the
 * file calls them is most often the letter on whose code they lie.
 */
export function readBullets(
  texts: readonly SourceText[],
  fonts: Readonly<Record<string, SourceFont>>,
): readonly SourceText[] {
  const letters = new Map<string, Set<string> | null>();
  for (const { text, font } of texts) {
    const own = letters.get(font);
    if (own === null) continue;
    const letter = text.trim();
    if (letter === '') continue;
    if (letter.length > 1) letters.set(font, null);
    else letters.set(font, (own ?? new Set<string>()).add(letter));
  }
  const bullets = new Set<string>();
  for (const [font, own] of letters) {
    if (own === null) continue;
    const name = fonts[font]?.name ?? '';
    const areBullets = !OF_FORMULAS.test(name) && [...own].every((letter) => CODES_OF_BULLETS.test(letter));
    if (areBullets || SIGNS_ONLY.test(name)) bullets.add(font);
  }
  if (bullets.size === 0 || bullets.size === letters.size) return texts;
  return texts.map((text, index) =>
    bullets.has(text.font) && text.text.trim() !== '' && opensLine(texts, index, bullets)
      ? { ...text, text: BULLET }
      : text,
  );
}

/**
 * Whether text of another font follows on its line at a distance, and none comes before it. Programs set a bullet and
 * then its text.
 */
function opensLine(texts: readonly SourceText[], index: number, bullets: ReadonlySet<string>): boolean {
  const bullet = texts[index];
  const next = texts.slice(index + 1, index + 4).find(({ text }) => text.trim() !== '');
  if (bullet === undefined || next === undefined || bullets.has(next.font)) return false;
  const before = texts.slice(Math.max(0, index - 3), index).findLast(({ text }) => text.trim() !== '');
  if (before !== undefined && gapOnLine(before, bullet, bullet) !== null) return false;
  return (gapOnLine(bullet, next, bullet) ?? 0) > MIN_GAP;
}

/** How far it is from the end of a text to the next one on its line, in sizes of the bullet; `null` without one. */
function gapOnLine(one: SourceText, other: SourceText, { transform }: SourceText): number | null {
  const [a, b] = transform;
  const size = Math.hypot(a, b);
  const [dx, dy] = [other.transform[4] - one.transform[4], other.transform[5] - one.transform[5]];
  const along = (dx * a + dy * b) / size;
  const across = (dy * a - dx * b) / size;
  const gap = (along - one.width) / size;
  return Math.abs(across) < SAME_BASELINE * size && along > 0 && gap < MAX_GAP ? gap : null;
}
