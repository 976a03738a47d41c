import { isInfoFrame, Mp3FormatError, parseMp3Header } from './mp3-frames.ts';

/**
 * The frames of an MP3 that may be several, one glued to the other: tags and Info frames are left out wherever they
 * stand, also in the middle. The totals in the first Info frame of a glued file are those of its first part only, and
 * players that believe them stop there.
 *
 * @throws {Mp3FormatError} for anything else between the frames, and for a last frame that is cut
 */
export function bareFrames(audio: Buffer): Buffer {
  const parts: Buffer[] = [];
  let at = 0;
  let start = 0;
  const skip = (bytes: number): void => {
    if (at > start) parts.push(audio.subarray(start, at));
    at += bytes;
    start = at;
  };
  while (at < audio.length) {
    const tagBytes = tagBytesAt(audio, at);
    if (tagBytes > 0) {
      skip(tagBytes);
      continue;
    }
    const header = parseMp3Header(audio, at);
    if (header === undefined) {
      throw new Mp3FormatError(`not an MP3: there is no frame at byte ${at} of ${audio.length}`);
    }
    if (at + header.frameBytes > audio.length) {
      throw new Mp3FormatError(`the last frame is cut at byte ${audio.length}`);
    }
    if (isInfoFrame(audio.subarray(at, at + header.frameBytes), header)) skip(header.frameBytes);
    else at += header.frameBytes;
  }
  skip(0);
  return parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts);
}

const ID3V1_BYTES = 128;
const ID3V2_HEAD_BYTES = 10;

/** Of the ID3 tag that begins here; 0 where there is none. */
function tagBytesAt(audio: Buffer, at: number): number {
  const mark = audio.toString('latin1', at, at + 3);
  if (mark === 'TAG' && audio.length - at >= ID3V1_BYTES) return ID3V1_BYTES;
  if (mark !== 'ID3' || audio.length - at < ID3V2_HEAD_BYTES) return 0;
  const [b6 = 0, b7 = 0, b8 = 0, b9 = 0] = audio.subarray(at + 6, at + ID3V2_HEAD_BYTES);
  const hasFooter = ((audio[at + 5] ?? 0) & 0x10) !== 0;
  const body = b6 * 2 ** 21 + b7 * 2 ** 14 + b8 * 2 ** 7 + b9;
  return ID3V2_HEAD_BYTES + body + (hasFooter ? ID3V2_HEAD_BYTES : 0);
}
