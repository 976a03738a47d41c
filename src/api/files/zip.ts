import { crc32 } from 'node:zlib';

/** A file within a ZIP archive. */
export type ZipEntry = { name: string } & (
  | { content: Buffer }
  /** `bytes` is null where nobody knows until it is read; then it must be less than 4 GB. */
  | { bytes: number | null; open: () => AsyncIterable<Buffer> }
);

const SIGNATURES = {
  localHeader: 0x04034b50,
  descriptor: 0x08074b50,
  centralHeader: 0x02014b50,
  zip64End: 0x06064b50,
  zip64Locator: 0x07064b50,
  end: 0x06054b50,
} as const;
const VERSIONS = { plain: 20, zip64: 45 } as const;
/** Bits of the flags: checksum and sizes follow the content; names are UTF-8. */
const FLAGS = { descriptor: 1 << 3, utf8: 1 << 11 } as const;
/** Names are bytes there, and files may be read: on other systems unzip would take the names for an old code page. */
const UNIX = 3 << 8;
const READABLE_FILE = 0o100_644;
/** What stands in a field whose value needs zip64. */
const NO_ROOM_32 = 0xffff_ffff;
const NO_ROOM_16 = 0xffff;
const ZIP64_EXTRA = 1;

/** What the directory at the end says of an entry. */
interface Written {
  name: Buffer;
  crc: number;
  bytes: number;
  offset: number;
  /** Whether checksum and sizes follow the content. */
  streamed: boolean;
}

/**
 * A ZIP archive, as it is read: nothing is compressed, since audio doesn't get smaller, and no more is held than a
 * chunk and the names. Archives and entries beyond 4 GB, and more than 65,535 entries, are zip64. After PKWARE's
 * APPNOTE 6.3.10. Own code because the writers that there are push from streams of their own: a reader who goes away
 * must end the source at once.
 *
 * @param modifiedAt of every entry; in UTC, since a ZIP doesn't say where its clock stands.
 * @throws {RangeError} in the middle, for an entry that is longer or shorter than it said.
 */
export async function* zip(
  entries: Iterable<ZipEntry> | AsyncIterable<ZipEntry>,
  modifiedAt: Date,
): AsyncGenerator<Buffer, void> {
  const time = dosTime(modifiedAt);
  const directory: Written[] = [];
  let offset = 0;
  for await (const entry of entries) {
    const name = Buffer.from(entry.name);
    const begin = offset;
    if ('content' in entry) {
      const { content } = entry;
      const written = { name, crc: crc32(content), bytes: content.length, offset: begin, streamed: false };
      const header = localHeader(written, time);
      yield header;
      yield content;
      offset += header.length + content.length;
      directory.push(written);
      continue;
    }
    const header = localHeader({ name, crc: 0, bytes: entry.bytes ?? 0, streamed: true }, time);
    yield header;
    let crc = 0;
    let bytes = 0;
    for await (const chunk of entry.open()) {
      crc = crc32(chunk, crc);
      bytes += chunk.length;
      if (bytes > (entry.bytes ?? NO_ROOM_32 - 1)) throw wrongLength(entry, bytes);
      yield chunk;
    }
    if (bytes !== (entry.bytes ?? bytes)) throw wrongLength(entry, bytes);
    const written = { name, crc, bytes, offset: begin, streamed: true };
    const trailer = descriptor(written);
    yield trailer;
    offset += header.length + bytes + trailer.length;
    directory.push(written);
  }
  yield* end(directory, offset, time);
}

/** How long the archive of these entries is, to the byte. */
export function zipBytes(entries: Iterable<{ name: string; bytes: number }>): number {
  const directory: Written[] = [];
  let offset = 0;
  for (const { name, bytes } of entries) {
    const written = { name: Buffer.from(name), crc: 0, bytes, offset, streamed: true };
    directory.push(written);
    offset += localHeader(written, NO_TIME).length + bytes + descriptor(written).length;
  }
  for (const part of end(directory, offset, NO_TIME)) offset += part.length;
  return offset;
}

interface DosTime {
  time: number;
  date: number;
}

const NO_TIME: DosTime = { time: 0, date: 0 };

/** To two seconds, and from 1980 to 2107. */
function dosTime(at: Date): DosTime {
  const year = Math.min(Math.max(at.getUTCFullYear(), 1980), 2107);
  return {
    time: (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1),
    date: ((year - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate(),
  };
}

function localHeader(
  { name, crc, bytes, streamed }: Omit<Written, 'offset'>,
  { time, date }: DosTime,
): Buffer {
  const large = bytes >= NO_ROOM_32;
  const header = Buffer.alloc(30);
  header.writeUInt32LE(SIGNATURES.localHeader, 0);
  header.writeUInt16LE(large ? VERSIONS.zip64 : VERSIONS.plain, 4);
  header.writeUInt16LE(flagsOf(streamed), 6);
  header.writeUInt16LE(time, 10);
  header.writeUInt16LE(date, 12);
  if (!streamed) {
    header.writeUInt32LE(crc, 14);
    header.writeUInt32LE(bytes, 18);
    header.writeUInt32LE(bytes, 22);
  }
  header.writeUInt16LE(name.length, 26);
  if (!large) return Buffer.concat([header, name]);
  // Its presence tells readers that the sizes behind the content have eight bytes; there is nothing to say here yet.
  header.writeUInt32LE(NO_ROOM_32, 18);
  header.writeUInt32LE(NO_ROOM_32, 22);
  const extra = zip64Extra([0, 0]);
  header.writeUInt16LE(extra.length, 28);
  return Buffer.concat([header, name, extra]);
}

function descriptor({ crc, bytes }: Written): Buffer {
  const large = bytes >= NO_ROOM_32;
  const trailer = Buffer.alloc(large ? 24 : 16);
  trailer.writeUInt32LE(SIGNATURES.descriptor, 0);
  trailer.writeUInt32LE(crc, 4);
  if (large) {
    trailer.writeBigUInt64LE(BigInt(bytes), 8);
    trailer.writeBigUInt64LE(BigInt(bytes), 16);
  } else {
    trailer.writeUInt32LE(bytes, 8);
    trailer.writeUInt32LE(bytes, 12);
  }
  return trailer;
}

/** The directory, an entry at a time, and what says where it is. */
function* end(directory: readonly Written[], start: number, time: DosTime): Generator<Buffer, void> {
  let offset = start;
  for (const written of directory) {
    const header = centralHeader(written, time);
    yield header;
    offset += header.length;
  }
  const bytes = offset - start;
  const count = directory.length;
  if (count >= NO_ROOM_16 || bytes >= NO_ROOM_32 || start >= NO_ROOM_32) {
    yield zip64End({ count, bytes, start, end: offset });
  }
  const last = Buffer.alloc(22);
  last.writeUInt32LE(SIGNATURES.end, 0);
  last.writeUInt16LE(Math.min(count, NO_ROOM_16), 8);
  last.writeUInt16LE(Math.min(count, NO_ROOM_16), 10);
  last.writeUInt32LE(Math.min(bytes, NO_ROOM_32), 12);
  last.writeUInt32LE(Math.min(start, NO_ROOM_32), 16);
  yield last;
}

function centralHeader({ name, crc, bytes, offset, streamed }: Written, { time, date }: DosTime): Buffer {
  const large = bytes >= NO_ROOM_32;
  const far = offset >= NO_ROOM_32;
  const values = [...(large ? [bytes, bytes] : []), ...(far ? [offset] : [])];
  const extra = values.length > 0 ? zip64Extra(values) : Buffer.alloc(0);
  const version = values.length > 0 ? VERSIONS.zip64 : VERSIONS.plain;
  const header = Buffer.alloc(46);
  header.writeUInt32LE(SIGNATURES.centralHeader, 0);
  header.writeUInt16LE(UNIX | version, 4);
  header.writeUInt16LE(version, 6);
  header.writeUInt16LE(flagsOf(streamed), 8);
  header.writeUInt16LE(time, 12);
  header.writeUInt16LE(date, 14);
  header.writeUInt32LE(crc, 16);
  header.writeUInt32LE(Math.min(bytes, NO_ROOM_32), 20);
  header.writeUInt32LE(Math.min(bytes, NO_ROOM_32), 24);
  header.writeUInt16LE(name.length, 28);
  header.writeUInt16LE(extra.length, 30);
  header.writeUInt32LE(READABLE_FILE * 2 ** 16, 38);
  header.writeUInt32LE(Math.min(offset, NO_ROOM_32), 42);
  return Buffer.concat([header, name, extra]);
}

function zip64End(place: { count: number; bytes: number; start: number; end: number }): Buffer {
  const record = Buffer.alloc(56 + 20);
  record.writeUInt32LE(SIGNATURES.zip64End, 0);
  // Of the record, without this field and what is before it.
  record.writeBigUInt64LE(44n, 4);
  record.writeUInt16LE(VERSIONS.zip64, 12);
  record.writeUInt16LE(VERSIONS.zip64, 14);
  record.writeBigUInt64LE(BigInt(place.count), 24);
  record.writeBigUInt64LE(BigInt(place.count), 32);
  record.writeBigUInt64LE(BigInt(place.bytes), 40);
  record.writeBigUInt64LE(BigInt(place.start), 48);
  record.writeUInt32LE(SIGNATURES.zip64Locator, 56);
  record.writeBigUInt64LE(BigInt(place.end), 64);
  record.writeUInt32LE(1, 72);
  return record;
}

function zip64Extra(values: readonly number[]): Buffer {
  const extra = Buffer.alloc(4 + 8 * values.length);
  extra.writeUInt16LE(ZIP64_EXTRA, 0);
  extra.writeUInt16LE(8 * values.length, 2);
  values.forEach((value, index) => extra.writeBigUInt64LE(BigInt(value), 4 + 8 * index));
  return extra;
}

function flagsOf(streamed: boolean): number {
  return FLAGS.utf8 | (streamed ? FLAGS.descriptor : 0);
}

function wrongLength({ name }: ZipEntry, bytes: number): RangeError {
  return new RangeError(`${name} in the archive has ${bytes} bytes, which is not what was planned`);
}
