import { box, fullBox, inOrder, UNCHANGED, u16, u32, u64, u8, utf8Within } from './box.ts';
import type { Stretch } from './box.ts';

/** In order, the first from the beginning, each until the next one. */
export interface M4bChapter {
  title: string;
  startSeconds: number;
}

/** The list counts in one byte. */
const MOST_LISTED = 255;
const LISTED_TITLE_BYTES = 255;
const TRACK_TITLE_BYTES = 1024;
const TENTH_MICROSECONDS = 10_000_000;

/**
 * Nero's list, which simple players and tools read: https://github.com/gpac/mp4box.js and ffmpeg's movenc.c agree on
 * its form. A book of more chapters than it can count goes without it, and not with a part: the track has them all.
 */
export function chapterList(chapters: readonly M4bChapter[]): Stretch[] {
  if (chapters.length === 0 || chapters.length > MOST_LISTED) return [];
  const entries = chapters.flatMap(({ title, startSeconds }) => {
    const text = utf8Within(title, LISTED_TITLE_BYTES);
    return [u64(Math.round(startSeconds * TENTH_MICROSECONDS)), u8(text.length), text];
  });
  return [fullBox('chpl', { version: 1 }, u32(0), u8(chapters.length), ...entries)];
}

/** What a sample of the chapter track is: a length, text, and an atom that says that it is UTF-8. */
export function chapterSamples(chapters: readonly M4bChapter[]): Buffer[] {
  return chapters.map(({ title }) => {
    const text = utf8Within(title, TRACK_TITLE_BYTES);
    return Buffer.concat([u16(text.length), text, UTF8_FOLLOWS]);
  });
}

const UTF8_FOLLOWS = Buffer.concat([...box('encd', u32(0x100)).pieces()]);

/** QuickTime File Format, "Text Media": how the text would look, if it were shown. */
export function chapterSampleEntry(): Stretch {
  const black = u16(0, 0, 0);
  const nothing = Buffer.alloc(8);
  const [displayFlags, justification] = [0, 1];
  return box(
    'text',
    Buffer.alloc(6),
    u16(DATA_IN_THIS_FILE),
    u32(displayFlags, justification),
    black,
    nothing,
    nothing,
    u16(0, 0),
    u8(0),
    u16(0),
    black,
    u8(0),
  );
}

const DATA_IN_THIS_FILE = 1;

/** QuickTime File Format, "Base Media Information Atoms": what a track has that is neither sound nor picture. */
export function chapterMediaHeader(): Stretch {
  const [copy, half] = [0x40, 0x8000];
  return box('gmhd', fullBox('gmin', {}, u16(copy, half, half, half, 0, 0)), inOrder(box('text', UNCHANGED)));
}
