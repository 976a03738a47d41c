import type { RecognizedBlock, RecognizedLine, RecognizedWord } from './recognizer.ts';

/** Below it, a page's text is mostly noise: stains, drawings, handwriting. So is a part of it. */
export const MIN_CONFIDENCE = 70;
/** Words of running text that fall below it are misread, and still better than none. */
const MIN_LINE_CONFIDENCE = 50;
/** A few words that stand for themselves are a logo, a stamp, what is written in a drawing. */
const FEW_WORDS = 3;
/** What stains, rules and the edges of the paper are read as. */
const SIGNS_ONLY = /^[^\p{L}\p{N}]+$/u;
/** What may stand between two words: dashes, dots, quotes, arithmetic. */
const WORDLESS = /^(?:[-–—&+=×÷/%§…]|\.{2,}|["'“”„‘’«»‹›]+|[*•·])$/u;
const SURE = 80;

/** What is left, and what was taken out, for the list of removed text. */
export interface SortedBlocks {
  blocks: readonly RecognizedBlock[];
  noise: readonly string[];
}

/**
 * Takes out what is no text although Tesseract made letters of it: parts, lines and signs that it isn't sure of. Blank words, which it sees in
 * bullets and specks, go as well.
 */
export function removeNoise(blocks: readonly RecognizedBlock[]): SortedBlocks {
  const noise: string[] = [];
  const kept = blocks.flatMap((block): RecognizedBlock[] => {
    const paragraphs = block.paragraphs
      .map((lines) => lines.flatMap((line) => withoutNoise(line, noise)))
      .filter((lines) => lines.length > 0);
    const words = paragraphs.flat().flatMap((line) => line.words);
    if (words.length === 0) return [];
    if (confidenceOf(words) >= MIN_CONFIDENCE) return [{ paragraphs }];
    noise.push(textOf(words));
    return [];
  });
  return { blocks: kept, noise: noise.filter((text) => text !== '') };
}

/** The mean over all characters, 0 to 100. */
export function confidenceOf(words: readonly RecognizedWord[]): number {
  let characters = 0;
  let sum = 0;
  for (const { text, confidence } of words) {
    characters += text.length;
    sum += text.length * confidence;
  }
  return characters === 0 ? 0 : sum / characters;
}

function withoutNoise(line: RecognizedLine, noise: string[]): RecognizedLine[] {
  const inked = line.words.filter(({ text }) => text !== '');
  const limit = inked.length <= FEW_WORDS ? MIN_CONFIDENCE : MIN_LINE_CONFIDENCE;
  if (inked.every(({ text }) => SIGNS_ONLY.test(text)) || confidenceOf(inked) < limit) {
    noise.push(textOf(inked));
    return [];
  }
  const words = inked.filter((word) => !isSpeck(word));
  if (words.length < inked.length) noise.push(textOf(inked.filter(isSpeck)));
  return [{ ...line, words }];
}

function isSpeck({ text, confidence }: RecognizedWord): boolean {
  return confidence < SURE && SIGNS_ONLY.test(text) && !WORDLESS.test(text);
}

function textOf(words: readonly RecognizedWord[]): string {
  return words.map(({ text }) => text).join(' ');
}
