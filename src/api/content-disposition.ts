const MAX_NAME_LENGTH = 120;

/** A file name that every file system takes, out of a title in any language. */
export function fileNameFor(title: string, extension: string): string {
  const clean = title
    .normalize('NFC')
    // eslint-disable-next-line no-control-regex -- Control characters are what must go.
    .replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069/\\:*?"<>|]+/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  const short = Array.from(clean).slice(0, MAX_NAME_LENGTH).join('').trim();
  return `${short === '' ? 'audiobook' : short}.${extension}`;
}

/**
 * A `Content-Disposition` header (RFC 6266) with the name in plain ASCII, and in full after RFC 8187 where that
 * differs.
 */
export function contentDisposition(type: 'inline' | 'attachment', fileName: string): string {
  const ascii = fileName
    .normalize('NFKD')
    .replace(/[^\x20-\x7e]/g, '')
    .replace(/["\\%]/g, '')
    .trim();
  const fallback = /^\.|^$/.test(ascii) ? `audiobook${ascii}` : ascii;
  const plain = `${type}; filename="${fallback}"`;
  if (fallback === fileName) return plain;
  const encoded = encodeURIComponent(fileName).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${plain}; filename*=UTF-8''${encoded}`;
}
