/** Bytes whose number is known before they are there: a table of a long book is written out only when it is sent. */
export interface Stretch {
  bytes: number;
  pieces: () => Iterable<Buffer>;
}

/** ISO/IEC 14496-12, 4.2: a size, a type of four letters, and what is in it. */
export function box(type: string, ...content: readonly (Buffer | Stretch)[]): Stretch {
  const stretch = inOrder(...content);
  const bytes = BOX_HEADER_BYTES + stretch.bytes;
  if (bytes > UINT32_MAX) throw new RangeError(`a box ${type} of ${bytes} bytes is too large`);
  return inOrder(Buffer.concat([u32(bytes), fourLetters(type)]), stretch);
}

/** The same with a version and flags. */
export function fullBox(
  type: string,
  { version = 0, flags = 0 }: { version?: number; flags?: number },
  ...content: readonly (Buffer | Stretch)[]
): Stretch {
  return box(type, u32(version * 2 ** 24 + flags), ...content);
}

/** The head of a box that holds `bytes` of media, with the longer size where that of 32 bits is too short. */
export function mediaBoxHeader(bytes: number): Buffer {
  const short = BOX_HEADER_BYTES + bytes;
  if (short <= UINT32_MAX) return Buffer.concat([u32(short), fourLetters('mdat')]);
  return Buffer.concat([u32(SIZE_FOLLOWS), fourLetters('mdat'), u64(short + LONG_SIZE_BYTES)]);
}

export function inOrder(...content: readonly (Buffer | Stretch)[]): Stretch {
  return {
    bytes: content.reduce((sum, part) => sum + (Buffer.isBuffer(part) ? part.length : part.bytes), 0),
    pieces: function* () {
      for (const part of content) {
        if (Buffer.isBuffer(part)) yield part;
        else yield* part.pieces();
      }
    },
  };
}

export function u8(...values: readonly number[]): Buffer {
  return Buffer.from(values);
}

export function u16(...values: readonly number[]): Buffer {
  const buffer = Buffer.alloc(2 * values.length);
  for (const [index, value] of values.entries()) buffer.writeUInt16BE(value, 2 * index);
  return buffer;
}

export function u32(...values: readonly number[]): Buffer {
  return listOfU32(values);
}

export function u64(...values: readonly number[]): Buffer {
  const buffer = Buffer.alloc(8 * values.length);
  for (const [index, value] of values.entries()) buffer.writeBigUInt64BE(BigInt(value), 8 * index);
  return buffer;
}

/** For lists that are too long to be arguments. */
export function listOfU32(values: ArrayLike<number>): Buffer {
  const buffer = Buffer.alloc(4 * values.length);
  for (let index = 0; index < values.length; index += 1) buffer.writeUInt32BE(values[index] ?? 0, 4 * index);
  return buffer;
}

/** A type, a brand, a kind of handler. */
export function fourLetters(code: string): Buffer {
  return Buffer.from(code, 'latin1');
}

/** Text of at most so many bytes of UTF-8, cut between characters. */
export function utf8Within(text: string, mostBytes: number): Buffer {
  const whole = Buffer.from(text, 'utf8');
  if (whole.length <= mostBytes) return whole;
  let end = mostBytes;
  // The bytes of a character behind its first one begin with the bits 10.
  while (end > 0 && ((whole[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return whole.subarray(0, end);
}

const BOX_HEADER_BYTES = 8;
const LONG_SIZE_BYTES = 8;
/** In place of a size: the one of 64 bits behind the type counts. */
const SIZE_FOLLOWS = 1;
export const UINT32_MAX = 2 ** 32 - 1;

/** ISO/IEC 14496-12, 6.2.2: the matrix of what is shown neither moved, turned nor stretched. */
export const UNCHANGED = u32(0x1_0000, 0, 0, 0, 0x1_0000, 0, 0, 0, 0x4000_0000);
