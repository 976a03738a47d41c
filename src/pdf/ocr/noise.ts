import type { RecognizedBlock, RecognizedLine, RecognizedWord } from './recognizer.ts';

/** Below it, what was read is mostly noise: stains, drawings, handwriting. */
const MIN_CONFIDENCE = 50;
/** Below it, what was read has to look like words. */
const SURE_ENOUGH = 70;
/** The characters in words, as a share of all. */
const MIN_WORDY = 0.6;
/** What most words are, and few accidents: three letters or more, with a vowel among them. */
const WORDY =
  /^[^\p{L}\p{N}]*(?=.*[aeiouyæœøáàâäãåéèêëíìîïóòôöõúùûüý])(?:\p{L}{1,2}['’])?\p{L}{3,}[^\p{L}\p{N}]*$/iu;
/** More of them in a line are running text, which may be misread and is still better than none. */
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
 * Takes out what is no text although Tesseract made letters of it: parts, lines and signs that it isn't sure of. Blank
 * words, which it sees in bullets and specks, go as well.
 */
export function removeNoise(blocks: readonly RecognizedBlock[]): SortedBlocks {
  const noise: string[] = [];
  const kept = blocks.flatMap((block): RecognizedBlock[] => {
    const paragraphs = block.paragraphs
      .map((lines) => lines.flatMap((line) => withoutNoise(line, noise)))
      .filter((lines) => lines.length > 0);
    const words = paragraphs.flat().flatMap((line) => line.words);
    if (words.length === 0) return [];
    if (isText(words)) return [{ paragraphs }];
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
  const isRead = inked.length > FEW_WORDS ? confidenceOf(inked) >= MIN_CONFIDENCE : isText(inked);
  if (inked.every(({ text }) => SIGNS_ONLY.test(text)) || !isRead) {
    noise.push(textOf(inked));
    return [];
  }
  const words = inked.filter((word) => !isSpeck(word));
  if (words.length < inked.length) noise.push(textOf(inked.filter(isSpeck)));
  return [{ ...line, words }];
}

function isText(words: readonly RecognizedWord[]): boolean {
  const confidence = confidenceOf(words);
  if (confidence < MIN_CONFIDENCE) return false;
  if (confidence >= SURE_ENOUGH) return true;
  const wordy = words.filter(({ text }) => WORDY.test(text));
  const length = (some: readonly RecognizedWord[]): number =>
    some.reduce((sum, { text }) => sum + text.length, 0);
  return length(wordy) >= MIN_WORDY * length(words);
}

function isSpeck({ text, confidence }: RecognizedWord): boolean {
  return confidence < SURE && SIGNS_ONLY.test(text) && !WORDLESS.test(text);
}

function textOf(words: readonly RecognizedWord[]): string {
  return words.map(({ text }) => text).join(' ');
}
