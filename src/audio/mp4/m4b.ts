import type { Stretch } from './box.ts';
import { box, fourLetters, fullBox, inOrder, listOfU32, mediaBoxHeader, u32, u64 } from './box.ts';
import { chapterList, chapterMediaHeader, chapterSampleEntry, chapterSamples } from './chapters.ts';
import type { M4bChapter } from './chapters.ts';
import type { FrameSizes } from './frame-sizes.ts';
import { FRAMES_A_BLOCK } from './frame-sizes.ts';
import { tagBox } from './tags.ts';
import type { M4bTags } from './tags.ts';
import type { AacFormat } from './tracks.ts';
import {
  aacSampleEntry,
  dataInformation,
  editList,
  handler,
  mediaHeader,
  movieHeader,
  MOVIE_TIMESCALE,
  TRACK,
  trackHeader,
} from './tracks.ts';

export interface M4bInput extends Omit<AacFormat, 'averageBitsPerSecond'> {
  /** Of AAC-LC, 1,024 samples each. */
  frames: FrameSizes;
  /** Of sound; the encoder puts `PRIMING_SAMPLES` before it, and fills its last frame. */
  samples: number;
  chapters: readonly M4bChapter[];
  tags: M4bTags;
}

export interface M4bPlan {
  /** Of the whole file. */
  bytes: number;
  durationSeconds: number;
  /** All that comes before the first frame; the frames follow, one after the other. */
  head: Stretch;
}

export const SAMPLES_A_FRAME = 1024;
/** What the first frame overlaps with: the transform of AAC covers two frames. */
export const PRIMING_SAMPLES = 1024;
/** Players find a frame by its chunk: at 24 kHz one of five seconds. A block has a whole number of them. */
const FRAMES_A_CHUNK = FRAMES_A_BLOCK / 32;
/** Offsets in 64 bits from where a reader that takes them as signed would be wrong. */
const SHORT_OFFSETS_END = 2 ** 31;
const PLAYED_IN_FILM = 3;
/** The chapter track isn't played: the audio track refers to it. */
const IN_FILM = 2;

/**
 * Plans an M4B: AAC in MP4, with its index in front, so that it can be played while it is loaded. Chapters are there
 * twice, as the list that most tools read and as the track that Apple's players read. Nothing of it is held but the
 * sizes of the frames. Own code, since no library for Node writes chapters.
 *
 * @throws {RangeError} where there is no frame, or less sound in them than is said.
 */
export function planM4b(input: M4bInput): M4bPlan {
  const { frames, samples, sampleRateHz } = input;
  if (frames.count === 0) throw new RangeError('there is no frame');
  if (frames.count * SAMPLES_A_FRAME < samples + PRIMING_SAMPLES) {
    throw new RangeError(`${samples} samples are more than ${frames.count} frames have`);
  }
  const durationSeconds = samples / sampleRateHz;
  const titles = chapterSamples(input.chapters);
  const titleBytes = titles.reduce((sum, { length }) => sum + length, 0);
  const media = mediaBoxHeader(titleBytes + frames.bytes);
  const fileType = box('ftyp', ...['M4B ', '\0\0\0\0', 'M4B ', 'M4A ', 'mp42', 'isom'].map(fourLetters));
  /** The index is as long whatever the offsets in it are, once it is known how wide they are. */
  const indexAt = (offset: number, isLong: boolean): Stretch =>
    index(input, titles, { titlesAt: offset, framesAt: offset + titleBytes, isLong });
  const lengthUntilMedia = (isLong: boolean): number =>
    fileType.bytes + indexAt(0, isLong).bytes + media.length;
  const isLong = lengthUntilMedia(false) + titleBytes + frames.bytes > SHORT_OFFSETS_END;
  const head = inOrder(fileType, indexAt(lengthUntilMedia(isLong), isLong), media, ...titles);
  return { bytes: head.bytes + frames.bytes, durationSeconds, head };
}

interface Places {
  titlesAt: number;
  framesAt: number;
  /** Offsets have 64 bits. */
  isLong: boolean;
}

function index(input: M4bInput, titles: readonly Buffer[], places: Places): Stretch {
  const { chapters, samples, sampleRateHz, tags } = input;
  const durationMs = Math.round((samples / sampleRateHz) * MOVIE_TIMESCALE);
  const withChapters = chapters.length > 0;
  return box(
    'moov',
    movieHeader(durationMs, withChapters ? 2 : 1),
    audioTrack(input, durationMs, places),
    ...(withChapters ? [chapterTrack(input, titles, durationMs, places)] : []),
    box('udta', ...chapterList(chapters), tagBox(tags)),
  );
}

function audioTrack(
  { frames, samples, sampleRateHz, channels, config, chapters, tags }: M4bInput,
  durationMs: number,
  { framesAt, isLong }: Places,
): Stretch {
  const averageBitsPerSecond = Math.round((8 * frames.bytes * sampleRateHz) / samples);
  const table = box(
    'stbl',
    fullBox('stsd', {}, u32(1), aacSampleEntry({ sampleRateHz, channels, config, averageBitsPerSecond })),
    fullBox('stts', {}, u32(1, frames.count, SAMPLES_A_FRAME)),
    samplesToChunks(frames.count),
    fullBox('stsz', {}, u32(0, frames.count), frameSizeTable(frames)),
    chunkOffsets(frames, framesAt, isLong),
  );
  return box(
    'trak',
    trackHeader(TRACK.audio, { flags: PLAYED_IN_FILM, durationMs, volume: 0x100 }),
    editList(durationMs, PRIMING_SAMPLES),
    ...(chapters.length === 0 ? [] : [box('tref', box('chap', u32(TRACK.chapters)))]),
    box(
      'mdia',
      mediaHeader(sampleRateHz, frames.count * SAMPLES_A_FRAME, tags.language),
      handler('soun', 'Sound'),
      box('minf', fullBox('smhd', {}, u32(0)), dataInformation(), table),
    ),
  );
}

/** @param titles what it consists of, one behind the other. */
function chapterTrack(
  { chapters, tags }: M4bInput,
  titles: readonly Buffer[],
  durationMs: number,
  { titlesAt, isLong }: Places,
): Stretch {
  const starts = chapters.map(({ startSeconds }, place) =>
    place === 0 ? 0 : Math.round(startSeconds * MOVIE_TIMESCALE),
  );
  const lengths = starts.map((start, place) => (starts[place + 1] ?? durationMs) - start);
  const table = box(
    'stbl',
    fullBox('stsd', {}, u32(1), chapterSampleEntry()),
    fullBox('stts', {}, u32(lengths.length), listOfU32(lengths.flatMap((length) => [1, length]))),
    fullBox('stsc', {}, u32(1, 1, titles.length, 1)),
    fullBox('stsz', {}, u32(0, titles.length), listOfU32(titles.map(({ length }) => length))),
    offsetBox(1, isLong, () => [titlesAt]),
  );
  return box(
    'trak',
    trackHeader(TRACK.chapters, { flags: IN_FILM, durationMs, volume: 0 }),
    box(
      'mdia',
      mediaHeader(MOVIE_TIMESCALE, durationMs, tags.language),
      handler('text', 'Chapters'),
      box('minf', chapterMediaHeader(), dataInformation(), table),
    ),
  );
}

/** Full chunks, and a shorter one at the end. */
function samplesToChunks(frames: number): Stretch {
  const full = Math.floor(frames / FRAMES_A_CHUNK);
  const rest = frames % FRAMES_A_CHUNK;
  const entries = [...(full > 0 ? [[1, FRAMES_A_CHUNK, 1]] : []), ...(rest > 0 ? [[full + 1, rest, 1]] : [])];
  return fullBox('stsc', {}, u32(entries.length, ...entries.flat()));
}

function frameSizeTable(frames: FrameSizes): Stretch {
  return {
    bytes: 4 * frames.count,
    pieces: function* () {
      for (const block of frames.blocks()) yield listOfU32(block);
    },
  };
}

function chunkOffsets(frames: FrameSizes, firstAt: number, isLong: boolean): Stretch {
  const chunks = Math.ceil(frames.count / FRAMES_A_CHUNK);
  return offsetBox(chunks, isLong, function* () {
    let at = firstAt;
    for (const block of frames.blocks()) {
      for (let first = 0; first < block.length; first += FRAMES_A_CHUNK) {
        yield at;
        for (const size of block.subarray(first, first + FRAMES_A_CHUNK)) at += size;
      }
    }
  });
}

/** @param offsets so many of them as `count` says */
function offsetBox(count: number, isLong: boolean, offsets: () => Iterable<number>): Stretch {
  const table: Stretch = {
    bytes: (isLong ? 8 : 4) * count,
    pieces: function* () {
      for (const offset of offsets()) yield isLong ? u64(offset) : u32(offset);
    },
  };
  return fullBox(isLong ? 'co64' : 'stco', {}, u32(count), table);
}
