import { splitSentence } from '../narration/long-sentences.ts';

/**
 * The end of a sentence as the service sees it, with what belongs to it: closing marks, spaces, the end of a paragraph.
 */
const SENTENCE_END = /[.!?…]+["'”’»›)\]]*\s+|[。！？।]+["'”’»›)\]」』]*\s*|\n\s*\n\s*/gu;
/** How the service names the sentence: its beginning, in quotes. */
const NAMED_SENTENCE = /starting with:? ?["“](.+?)["”]? is too long/s;
/** UTF-8 bytes; what is shorter isn't refused for its length. */
const SMALLEST_CUT_BYTES = 16;

/**
 * Cuts a text in which a sentence is too long: that sentence in two or three, at a breath where there is one; what is
 * before and after it stays together. Nothing but the spaces at the cuts is left out.
 *
 * @param complaint the service's words; where they don't name the sentence, the longest one is meant
 * @returns the text itself where it can't be cut any further
 */
export function splitLongSentence(text: string, complaint: string): string[] {
  const sentences = sentencesOf(text);
  const named = indexOfNamed(sentences, text, complaint);
  const index = named ?? indexOfLongest(sentences);
  const before = sentences.slice(0, index).join('');
  const after = sentences.slice(index + 1).join('');
  return nonEmpty([before, ...halves(sentences[index] ?? ''), after]);
}

/**
 * Cuts a text in two of about the same length: between sentences, else at a breath. Returns the text itself where that
 * can't be.
 */
export function splitInHalves(text: string): string[] {
  const sentences = sentencesOf(text);
  const middle = Buffer.byteLength(text) / 2;
  let bytes = 0;
  let best = { cut: 0, distance: middle };
  sentences.forEach((sentence, index) => {
    bytes += Buffer.byteLength(sentence);
    const distance = Math.abs(bytes - middle);
    if (distance < best.distance) best = { cut: index + 1, distance };
  });
  const pieces = nonEmpty([sentences.slice(0, best.cut).join(''), sentences.slice(best.cut).join('')]);
  return pieces.length > 1 ? pieces : halves(text);
}

/** Put together again they are the text. */
function sentencesOf(text: string): string[] {
  const sentences: string[] = [];
  let start = 0;
  for (const match of text.matchAll(SENTENCE_END)) {
    const end = match.index + match[0].length;
    sentences.push(text.slice(start, end));
    start = end;
  }
  if (start < text.length) sentences.push(text.slice(start));
  return sentences;
}

function indexOfNamed(sentences: readonly string[], text: string, complaint: string): number | null {
  const name = NAMED_SENTENCE.exec(complaint)?.[1]?.trim();
  const at = name === undefined || name === '' ? -1 : text.indexOf(name);
  if (at === -1) return null;
  let end = 0;
  return sentences.findIndex((sentence) => (end += sentence.length) > at);
}

function indexOfLongest(sentences: readonly string[]): number {
  return sentences.reduce(
    (longest, sentence, index) =>
      Buffer.byteLength(sentence) > Buffer.byteLength(sentences[longest] ?? '') ? index : longest,
    0,
  );
}

function halves(text: string): string[] {
  const bytes = Buffer.byteLength(text);
  return bytes < SMALLEST_CUT_BYTES ? nonEmpty([text]) : splitSentence(text, Math.ceil(bytes / 2));
}

function nonEmpty(pieces: readonly string[]): string[] {
  return pieces.map((piece) => piece.trim()).filter((piece) => piece !== '');
}
