/**
 * The one format of this engine's audio. 22.05 kHz is what espeak-ng makes. 48 kbps constant is 3.5 times less than the
 * 16 bits at which LAME starts to smear this voice, and makes 216 MB of ten hours; a constant rate lets players without
 * an Info frame find their way in a growing stream.
 */
export const ESPEAK_AUDIO = { sampleRateHz: 22_050, channels: 1, bitrateKbps: 48 } as const;

/**
 * What espeak-ng really does; it clamps silently outside of it (measured: 20 and 80 give the same audio, 450 and 700
 * too).
 */
export const WORDS_PER_MINUTE = { min: 80, normal: 175, max: 450 } as const;

/**
 * The words per minute for a speed of 0.25 to 2.0. Measured on English, 0.5, 1.5 and 2.0 come out at 0.52, 1.43 and
 * 1.95 times the normal speed. espeak-ng can't go below 80 words per minute, so that everything under 0.46 sounds like
 * half speed.
 */
export function wordsPerMinute(speed: number): number {
  const wanted = Math.round(WORDS_PER_MINUTE.normal * speed);
  return Math.min(WORDS_PER_MINUTE.max, Math.max(WORDS_PER_MINUTE.min, wanted));
}

/**
 * Takes out what isn't text for espeak-ng: control characters (a NUL would end the text), halves of surrogate pairs and
 * invisible formatting; composes accents, which it reads wrongly when they stand apart. Line breaks stay, they are
 * pauses.
 */
export function plainText(text: string): string {
  return (
    text
      .normalize('NFC')
      .replace(/\r\n?/g, '\n')
      // eslint-disable-next-line no-control-regex -- control characters are what is meant
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029]/g, ' ')
      // Soft hyphen, direction marks, byte order mark, the replacement character, halves of surrogate pairs.
      .replace(/[\u00ad\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffd]|\p{Surrogate}/gu, '')
  );
}

/**
 * Seconds of silence after a text, at normal speed: what espeak-ng itself puts after a sentence and after a paragraph.
 */
export function closingPauseSeconds(text: string): number {
  return /\n\s*\n\s*$/.test(text) ? 0.5 : 0.3;
}
