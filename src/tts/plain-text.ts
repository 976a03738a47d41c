/**
 * What is sent to a service: valid UTF-8 without control characters, which they refuse. Lengths in bytes don't grow.
 */
export function speakableText(text: string): string {
  // A lone half of a surrogate pair becomes the replacement character on its way through UTF-8.
  const wellFormed = Buffer.from(text, 'utf8').toString('utf8').replaceAll('\ufffd', ' ');
  // eslint-disable-next-line no-control-regex -- They are what is looked for.
  return wellFormed.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, ' ');
}

/**
 * Whether there is anything to say: the service answers marks alone with an error or with nothing, and may charge for
 * it.
 */
export function hasWords(text: string): boolean {
  return /[\p{L}\p{N}\p{Emoji_Presentation}]/u.test(text);
}
