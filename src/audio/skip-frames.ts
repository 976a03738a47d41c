import { MP3_HEADER_BYTES, Mp3FormatError, parseMp3Header } from './mp3-frames.ts';

/**
 * The MP3 without its first `frames`: to begin within a segment. Holds no more than a frame and a chunk.
 *
 * @throws {Mp3FormatError} where no frame follows.
 */
export async function* skipFrames(
  chunks: AsyncIterable<Buffer>,
  frames: number,
): AsyncGenerator<Buffer, void> {
  let left = frames;
  let rest = Buffer.alloc(0);
  for await (const chunk of chunks) {
    if (left === 0 && rest.length === 0) {
      yield chunk;
      continue;
    }
    rest = Buffer.concat([rest, chunk]);
    while (left > 0 && rest.length >= MP3_HEADER_BYTES) {
      const header = parseMp3Header(rest, 0);
      if (header === undefined) throw new Mp3FormatError('there is no frame where one should begin');
      if (rest.length < header.frameBytes) break;
      rest = rest.subarray(header.frameBytes);
      left -= 1;
    }
    if (left === 0 && rest.length > 0) {
      yield rest;
      rest = Buffer.alloc(0);
    }
  }
}
