import { expect, it } from 'vitest';
import { buildId3Tag } from '../../../src/audio/id3.ts';

interface Frame {
  id: string;
  body: Buffer;
}

/** Reads the frames of an ID3v2.3 tag, from its specification. */
function framesOf(tag: Buffer): Frame[] {
  expect(tag.toString('latin1', 0, 5)).toBe('ID3\u0003\u0000');
  const size = tag.subarray(6, 10).reduce((total, byte) => total * 128 + byte, 0);
  expect(size).toBe(tag.length - 10);
  const frames: Frame[] = [];
  for (let at = 10; at < tag.length;) {
    const bytes = tag.readUInt32BE(at + 4);
    frames.push({ id: tag.toString('latin1', at, at + 4), body: tag.subarray(at + 10, at + 10 + bytes) });
    at += 10 + bytes;
  }
  return frames;
}

function tableOf({ body }: Frame): { id: string; topLevel: boolean; entries: string[] } {
  const id = body.toString('latin1', 0, body.indexOf(0));
  const rest = body.toString('latin1', body.indexOf(0) + 1);
  const entries = rest.slice(2).split('\u0000').slice(0, -1);
  expect(entries).toHaveLength(rest.charCodeAt(1));
  return { id, topLevel: (rest.charCodeAt(0) & 2) !== 0, entries };
}

const chapters = (count: number): { title: string; startSeconds: number; endSeconds: number }[] =>
  Array.from({ length: count }, (_, i) => ({
    title: `T${i}`,
    startSeconds: i * 1.0004,
    endSeconds: (i + 1) * 1.0004,
  }));

const tableFrames = (count: number): ReturnType<typeof tableOf>[] =>
  framesOf(buildId3Tag({ title: 'x', durationSeconds: count, chapters: chapters(count) }))
    .filter(({ id }) => id === 'CTOC')
    .map(tableOf);

it('lists up to 255 chapters in one table, more in a table of tables', () => {
  expect(tableFrames(0)).toEqual([]);
  expect(tableFrames(255)).toHaveLength(1);
  const [top, ...parts] = tableFrames(600);
  expect(top).toEqual({ id: 'toc', topLevel: true, entries: ['toc0', 'toc1', 'toc2'] });
  expect(parts.map(({ id, topLevel, entries }) => [id, topLevel, entries.length])).toEqual([
    ['toc0', false, 255],
    ['toc1', false, 255],
    ['toc2', false, 90],
  ]);
  expect(parts.flatMap(({ entries }) => entries)).toEqual(Array.from({ length: 600 }, (_, i) => `ch${i}`));
  expect(() => tableFrames(255 * 255 + 1)).toThrow(RangeError);
});

it('writes times to the millisecond, the end of a chapter being the start of the next', () => {
  const tag = buildId3Tag({ title: 'x', durationSeconds: 3.0012, chapters: chapters(3) });
  const times = framesOf(tag)
    .filter(({ id }) => id === 'CHAP')
    .map(({ body }) => [
      body.readUInt32BE(4),
      body.readUInt32BE(8),
      body.readUInt32BE(12),
      body.readUInt32BE(16),
    ]);
  const none = 0xffff_ffff;
  expect(times).toEqual([
    [0, 1000, none, none],
    [1000, 2001, none, none],
    [2001, 3001, none, none],
  ]);
  const days50 = 50 * 86_400;
  expect(() => buildId3Tag({ title: 'x', durationSeconds: days50, chapters: [] })).toThrow(RangeError);
});

it('codes text as it needs, and leaves out what is empty', () => {
  const tag = buildId3Tag({
    title: 'A\u0000B',
    author: ' ',
    language: 'xx',
    durationSeconds: 1,
    chapters: [],
  });
  const frames = new Map(framesOf(tag).map(({ id, body }) => [id, body.toString('latin1')]));
  expect(frames.get('TIT2')).toBe('\u0000A B');
  expect(frames.get('TLEN')).toBe('\u00001000');
  expect(frames.has('TPE1')).toBe(false);
  expect(frames.has('TLAN')).toBe(false);
  const german = framesOf(buildId3Tag({ title: 'ß', language: 'de-AT', durationSeconds: 1, chapters: [] }));
  expect(german.find(({ id }) => id === 'TLAN')?.body.toString('latin1')).toBe('\u0000deu');
  expect(german.find(({ id }) => id === 'TIT2')?.body).toEqual(Buffer.from([1, 0xff, 0xfe, 0xdf, 0]));
});

it('says who wrote it, who reads it and of which year it is, where libraries of audiobooks look', () => {
  const tags = { title: 'x', author: 'Jane Austen', narrator: 'en-gb', year: 2026, chapters: [] };
  const frames = new Map(
    framesOf(buildId3Tag({ ...tags, durationSeconds: 1 })).map(({ id, body }) => [
      id,
      body.toString('latin1'),
    ]),
  );
  const said = ['TPE1', 'TPE2', 'TCOM', 'TYER'].map((id) => frames.get(id)?.slice(1));
  expect(said).toEqual(['Jane Austen', 'Jane Austen', 'en-gb', '2026']);
});

it('holds a large cover, and refuses one beyond what a tag can say', () => {
  const cover = (bytes: number): Buffer =>
    buildId3Tag({
      title: 'x',
      durationSeconds: 1,
      chapters: [],
      cover: { mimeType: 'image/jpeg', data: new Uint8Array(bytes) },
    });
  expect(framesOf(cover(3_000_000)).find(({ id }) => id === 'APIC')?.body.length).toBeGreaterThan(3_000_000);
  expect(() => cover(2 ** 28)).toThrow(RangeError);
});
