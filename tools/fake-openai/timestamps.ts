/** As Kokoro's pipeline takes a text apart: marks are words of their own, and so is the end of a contraction. */
const TOKEN = /[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*|['’]\p{L}+|[^\s\p{L}\p{N}]/gu;

/** When each word is heard, where all characters take the same time. */
export function timestamps(
  text: string,
  ms: number,
): { word: string; start_time: number; end_time: number }[] {
  const seconds = (at: number): number => (ms / 1000) * (at / text.length);
  return [...text.matchAll(TOKEN)].map(({ 0: word, index }) => ({
    word,
    start_time: seconds(index),
    end_time: seconds(index + word.length),
  }));
}
