import type { SourceFont, SourceText } from './page-source.ts';

const BULLET = '•';
/** Fonts of nothing but signs; "Symbol" has Greek letters. */
const SIGNS_ONLY = /dingbat|wingding|webding|monotype\s?sorts|zapfd/i;
/**
 * The letters on whose codes such fonts have squares, discs, diamonds, arrows and ticks: "n", "l", "r" and "q" are ■, ●,
 * ❍ and ❑ in most of them, "o" is Word's circle in a typewriter's font, "§", "Ø" and "ü" are ▪, ➢ and ✓.
 */
const CODES_OF_BULLETS = /^[nlrqoumtpswvz§Øüàðè·¨•▪■□●○◦❍❑◆❖➢➤✓✔\ue000-\uf8ff]$/u;
/** The text of an item begins so far from the beginning of its bullet, in sizes of the bullet. */
const MIN_DISTANCE = 0.6;
const MAX_DISTANCE = 6;
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
    if (SIGNS_ONLY.test(fonts[font]?.name ?? '') || [...own].every((letter) => CODES_OF_BULLETS.test(letter)))
      bullets.add(font);
  }
  if (bullets.size === 0 || bullets.size === letters.size) return texts;
  return texts.map((text, index) =>
    bullets.has(text.font) && text.text.trim() !== '' && opensLine(texts, index, bullets)
      ? { ...text, text: BULLET }
      : text,
  );
}

/** Whether text of another font follows on its line. Programs set a bullet and then its text. */
function opensLine(texts: readonly SourceText[], index: number, bullets: ReadonlySet<string>): boolean {
  const bullet = texts[index];
  const next = texts.slice(index + 1, index + 4).find(({ text }) => text.trim() !== '');
  if (bullet === undefined || next === undefined || bullets.has(next.font)) return false;
  const [a, b, , , x, y] = bullet.transform;
  const size = Math.hypot(a, b);
  const [dx, dy] = [next.transform[4] - x, next.transform[5] - y];
  // Along the line, and across it.
  const along = (dx * a + dy * b) / size;
  const across = (dy * a - dx * b) / size;
  return (
    Math.abs(across) < SAME_BASELINE * size && along > MIN_DISTANCE * size && along < MAX_DISTANCE * size
  );
}
