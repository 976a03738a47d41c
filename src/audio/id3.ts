import { iso639Part2 } from './language-codes.ts';

export interface Id3Tags {
  title: string;
  /** What it is a part of; itself unless given. */
  album?: string | undefined;
  /** Which part. */
  track?: { number: number; of: number } | undefined;
  author?: string | undefined;
  /** Players and libraries of audiobooks take the composer for whoever reads. */
  narrator?: string | undefined;
  year?: number | undefined;
  /** BCP 47. */
  language?: string | undefined;
  durationSeconds: number;
  /** In order and without gaps. */
  chapters: readonly Id3Chapter[];
  cover?: { mimeType: 'image/jpeg' | 'image/png'; data: Uint8Array } | undefined;
  /** The program that made the file. */
  encodedBy?: string | undefined;
}

export interface Id3Chapter {
  title: string;
  startSeconds: number;
  endSeconds: number;
}

/** What a table of contents can hold; its count is one byte. */
const MAX_CTOC_ENTRIES = 255;
/** The tag's size has 28 bits. */
const MAX_TAG_BYTES = 2 ** 28 - 1;
const FRONT_COVER = 3;
const CTOC_FLAGS = { ordered: 1, topLevel: 2 } as const;
const NO_BYTE_OFFSET = 0xffff_ffff;

/**
 * An ID3v2.3 tag for an audiobook, to stand in front of the first frame.
 *
 * Version 2.3 and UTF-16, because that is what everything reads: Windows shows nothing of 2.4, and players disagree on
 * how 2.4 codes the sizes of frames inside CHAP. Own code because the library for it, node-id3, wraps the count of a
 * table of contents at 256 and marks its further tables as children of nothing, and brings a character set library
 * along.
 *
 * More than 255 chapters get a table of tables, as the chapter addendum allows (65,025 chapters at most).
 *
 * @throws {RangeError} for more chapters than that, a tag over 256 MB, or times beyond 49 days.
 */
export function buildId3Tag(tags: Id3Tags): Buffer {
  const language = tags.language === undefined ? undefined : iso639Part2(tags.language);
  const frames = [
    textFrame('TIT2', tags.title),
    textFrame('TALB', tags.album ?? tags.title),
    tags.track === undefined ? EMPTY : textFrame('TRCK', `${tags.track.number}/${tags.track.of}`),
    textFrame('TPE1', tags.author),
    textFrame('TPE2', tags.author),
    textFrame('TCOM', tags.narrator),
    textFrame('TYER', tags.year === undefined ? undefined : String(tags.year)),
    textFrame('TCON', 'Audiobook'),
    textFrame('TLAN', language),
    textFrame('TLEN', String(milliseconds(tags.durationSeconds))),
    textFrame('TENC', tags.encodedBy),
    ...tableOfContentsFrames(tags.chapters.length),
    ...tags.chapters.map(chapterFrame),
    tags.cover === undefined ? EMPTY : coverFrame(tags.cover),
  ];
  assertFits(frames);
  const body = Buffer.concat(frames);
  const header = Buffer.from('ID3\u0003\u0000\u0000\u0000\u0000\u0000\u0000', 'latin1');
  for (let i = 0; i < 4; i += 1) header[9 - i] = (body.length >>> (7 * i)) & 0x7f;
  return Buffer.concat([header, body]);
}

const EMPTY = Buffer.alloc(0);

function frame(id: string, ...content: Buffer[]): Buffer {
  // Before anything is copied: a cover may be of any size.
  assertFits(content);
  const body = Buffer.concat(content);
  const header = Buffer.alloc(10);
  header.write(id, 'latin1');
  header.writeUInt32BE(body.length, 4);
  return Buffer.concat([header, body]);
}

/** Latin-1 where the text is ASCII, else UTF-16 with its byte order mark. Nothing for an empty text. */
function textFrame(id: string, text: string | undefined): Buffer {
  // A NUL would end the text, or begin a second one.
  const clean = text?.replaceAll('\u0000', ' ').trim() ?? '';
  if (clean === '') return EMPTY;
  // eslint-disable-next-line no-control-regex -- ASCII is what is meant
  if (/^[\u0000-\u007f]*$/.test(clean)) return frame(id, Buffer.from([0]), Buffer.from(clean, 'latin1'));
  return frame(id, Buffer.from([1, 0xff, 0xfe]), Buffer.from(clean, 'utf16le'));
}

function chapterFrame({ title, startSeconds, endSeconds }: Id3Chapter, index: number): Buffer {
  const times = Buffer.alloc(16);
  times.writeUInt32BE(milliseconds(startSeconds), 0);
  times.writeUInt32BE(milliseconds(endSeconds), 4);
  times.writeUInt32BE(NO_BYTE_OFFSET, 8);
  times.writeUInt32BE(NO_BYTE_OFFSET, 12);
  return frame('CHAP', elementId(chapterId(index)), times, textFrame('TIT2', title));
}

function tableOfContentsFrames(chapters: number): Buffer[] {
  if (chapters === 0) return [];
  const ids = Array.from({ length: chapters }, (_, index) => chapterId(index));
  if (chapters <= MAX_CTOC_ENTRIES) return [tableFrame('toc', ids, true)];

  const tables = Array.from({ length: Math.ceil(chapters / MAX_CTOC_ENTRIES) }, (_, index) => ({
    id: `toc${index}`,
    entries: ids.slice(index * MAX_CTOC_ENTRIES, (index + 1) * MAX_CTOC_ENTRIES),
  }));
  if (tables.length > MAX_CTOC_ENTRIES)
    throw new RangeError(`${chapters} chapters are too many for an ID3 tag`);
  return [
    tableFrame(
      'toc',
      tables.map(({ id }) => id),
      true,
    ),
    ...tables.map(({ id, entries }) => tableFrame(id, entries, false)),
  ];
}

function tableFrame(id: string, entries: readonly string[], topLevel: boolean): Buffer {
  const flags = CTOC_FLAGS.ordered | (topLevel ? CTOC_FLAGS.topLevel : 0);
  return frame('CTOC', elementId(id), Buffer.from([flags, entries.length]), ...entries.map(elementId));
}

function coverFrame({ mimeType, data }: NonNullable<Id3Tags['cover']>): Buffer {
  const description = Buffer.from([0]);
  return frame(
    'APIC',
    Buffer.from([0]),
    Buffer.from(`${mimeType}\u0000`, 'latin1'),
    Buffer.from([FRONT_COVER]),
    description,
    Buffer.from(data.buffer, data.byteOffset, data.byteLength),
  );
}

function assertFits(parts: readonly Buffer[]): void {
  const bytes = parts.reduce((sum, part) => sum + part.length, 0);
  if (bytes > MAX_TAG_BYTES) throw new RangeError(`an ID3 tag of ${bytes} bytes is too large`);
}

function chapterId(index: number): string {
  return `ch${index}`;
}

function elementId(id: string): Buffer {
  return Buffer.from(`${id}\u0000`, 'latin1');
}

function milliseconds(seconds: number): number {
  const value = Math.round(seconds * 1000);
  if (value >= NO_BYTE_OFFSET) throw new RangeError(`${seconds} s is more than an ID3 chapter can say`);
  return value;
}
