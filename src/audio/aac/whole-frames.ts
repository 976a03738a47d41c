import { id3v2Bytes, isInfoFrame, MP3_HEADER_BYTES, Mp3FormatError, parseMp3Header } from '../mp3-frames.ts';

const ID3_HEAD_BYTES = 10;

/**
 * The frames of a finished MP3 in groups of about `groupBytes`, without the tag in front and the frame of totals. A
 * decoder looks for the next frame where there is none, and finds one in a picture, or looks for ever.
 *
 * @throws {Mp3FormatError} where no frame follows, and for a last one that is cut.
 */
export async function* wholeFrames(
  chunks: AsyncIterable<Buffer>,
  groupBytes: number,
): AsyncGenerator<Buffer, void> {
  let rest: Buffer = Buffer.alloc(0);
  let tagBytes: number | null = null;
  let isFirst = true;
  for await (const chunk of chunks) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    if (tagBytes === null) {
      if (rest.length < ID3_HEAD_BYTES) continue;
      tagBytes = rest.toString('latin1', 0, 3) === 'ID3' ? id3v2Bytes(rest) : 0;
    }
    const skipped = Math.min(tagBytes, rest.length);
    tagBytes -= skipped;
    rest = rest.subarray(skipped);
    let start = 0;
    let at = 0;
    while (at + MP3_HEADER_BYTES <= rest.length) {
      const header = parseMp3Header(rest, at);
      if (header === undefined) throw new Mp3FormatError('there is no frame where one should begin');
      const end = at + header.frameBytes;
      if (end > rest.length) break;
      if (isFirst && isInfoFrame(rest.subarray(at, end), header)) start = end;
      isFirst = false;
      at = end;
      if (at - start < groupBytes) continue;
      yield rest.subarray(start, at);
      start = at;
    }
    if (at > start) yield rest.subarray(start, at);
    rest = rest.subarray(at);
  }
  if (rest.length > 0) throw new Mp3FormatError(`the last frame is cut after ${rest.length} bytes`);
}
