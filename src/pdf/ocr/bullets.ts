import type { RecognizedBlock, RecognizedLine } from './recognizer.ts';

const BULLET = '•';
/** What Tesseract, which knows no bullets, takes their shapes for. */
const SIGN = /^(?:[®¢*°•·¤■□▪●○◦@>+]{1,2}|[©e§o0])?$/u;
/** Letters that are read with such a confidence are letters. */
const SURE = 60;
/** A line may begin with "© 1986". */
const YEAR = /^\d/;

/** Puts a bullet where a line begins with what Tesseract makes of one. */
export function markBullets(blocks: readonly RecognizedBlock[]): RecognizedBlock[] {
  return blocks.map(({ paragraphs }) => ({
    paragraphs: paragraphs.map((lines) => lines.map((line) => (isItem(line) ? withBullet(line) : line))),
  }));
}

function isItem({ words: [first, second] }: RecognizedLine): boolean {
  if (first === undefined || second === undefined || !SIGN.test(first.text)) return false;
  if (/^[\p{L}\p{N}]$/u.test(first.text)) return first.confidence < SURE;
  return first.text !== '©' || !YEAR.test(second.text);
}

function withBullet(line: RecognizedLine): RecognizedLine {
  const words = line.words.map((word, index) =>
    index === 0 ? { ...word, text: BULLET, confidence: 100 } : word,
  );
  return { ...line, words };
}
