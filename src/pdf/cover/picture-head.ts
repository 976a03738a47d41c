/** What a picture's first bytes say of it. */
export interface PictureHead {
  type: 'image/jpeg' | 'image/png' | 'image/webp';
  /** Pixels, as it is stored; `null` where the part that was given doesn't reach that far. */
  size: { width: number; height: number } | null;
}

/**
 * Recognises a JPEG, PNG or WebP by its content, whatever it is called, and finds its size without decoding it.
 *
 * @param bytes the beginning of the file, or all of it; a JPEG's size may stand behind large tags.
 * @returns null for anything else.
 */
export function readPictureHead(bytes: Buffer): PictureHead | null {
  if (bytes.subarray(0, 3).equals(JPEG)) return { type: 'image/jpeg', size: jpegSize(bytes) };
  if (bytes.subarray(0, 8).equals(PNG)) return { type: 'image/png', size: pngSize(bytes) };
  const isWebp = bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP';
  return isWebp ? { type: 'image/webp', size: webpSize(bytes) } : null;
}

const JPEG = Buffer.from([0xff, 0xd8, 0xff]);
const PNG = Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1');

type Size = PictureHead['size'];

function pngSize(bytes: Buffer): Size {
  if (bytes.length < 24 || bytes.toString('latin1', 12, 16) !== 'IHDR') return null;
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

/** In the start of the frame: ITU-T T.81, B.2.2. */
function jpegSize(bytes: Buffer): Size {
  let at = 2;
  while (at + 9 <= bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (isFrameStart(marker))
      return { width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) };
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return null;
}

function isFrameStart(marker: number): boolean {
  const isTable = marker === 0xc4 || marker === 0xc8 || marker === 0xcc;
  return marker >= 0xc0 && marker <= 0xcf && !isTable;
}

/** https://developers.google.com/speed/webp/docs/riff_container: of its three forms each has the size elsewhere. */
function webpSize(bytes: Buffer): Size {
  if (bytes.length < 30) return null;
  switch (bytes.toString('latin1', 12, 16)) {
    case 'VP8X':
      return { width: 1 + bytes.readUIntLE(24, 3), height: 1 + bytes.readUIntLE(27, 3) };
    case 'VP8L': {
      const bits = bytes.readUInt32LE(21);
      return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
    }
    case 'VP8 ':
      return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
    default:
      return null;
  }
}
