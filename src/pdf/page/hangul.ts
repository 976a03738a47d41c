/** Whether it is a Korean syllable. Korean has spaces between words, and breaks its lines within them, too. */
export function isHangul(letter = ''): boolean {
  return letter >= '\uac00' && letter <= '\ud7a3';
}
