import type { Piece } from '../db/pieces.ts';
import type { Receipt } from '../db/speech.ts';
import { readTimes } from '../db/word-times.ts';
import type { WordTime } from '../narration/word-times.ts';

/**
 * The times of a text's words by those of its pieces, which are heard one after the other.
 *
 * @returns `null` where a piece has none
 */
export function joinTimes(
  text: string,
  pieces: readonly Piece[],
  receipts: readonly Pick<Receipt, 'wordTimes' | 'frames' | 'samplesPerFrame' | 'sampleRateHz'>[],
): WordTime[] | null {
  const joined: WordTime[] = [];
  let [textEnd, ms] = [0, 0];
  for (const [index, piece] of pieces.entries()) {
    const receipt = receipts[index];
    // Nothing but spaces stands between two pieces.
    const start = text.indexOf(piece.text, textEnd);
    if (!receipt?.wordTimes || start === -1) return null;
    for (const time of readTimes(receipt.wordTimes)) joined.push({ at: start + time.at, ms: ms + time.ms });
    textEnd = start + piece.text.length;
    ms += (receipt.frames * receipt.samplesPerFrame * 1000) / receipt.sampleRateHz;
  }
  return joined;
}
