import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createFile, MP4BoxBuffer } from 'mp4box';
import type { ISOFile } from 'mp4box';
import { utf8Within } from '../../../src/audio/mp4/box.ts';
import { createFrameSizes } from '../../../src/audio/mp4/frame-sizes.ts';
import type { M4bChapter } from '../../../src/audio/mp4/chapters.ts';
import type { M4bPlan } from '../../../src/audio/mp4/m4b.ts';
import { planM4b } from '../../../src/audio/mp4/m4b.ts';
import { probeAudio } from '../../../tools/kit/ffprobe.ts';

/** Of AAC-LC at 22,050 Hz in mono, as FFmpeg's encoder writes it. */
const CONFIG = Buffer.from('138856e500', 'hex');
const RATE_HZ = 22_050;

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tandem-m4b-'));
});
afterAll(() => rm(dir, { recursive: true }));

function planOf(options: {
  frames: number;
  frameBytes?: number;
  chapters?: readonly M4bChapter[];
  title?: string;
}): M4bPlan {
  const { frames: count, frameBytes = 10, chapters = [], title = 'Größe' } = options;
  const frames = createFrameSizes();
  for (let frame = 0; frame < count; frame += 1) frames.add(frameBytes + (frame % 2));
  return planM4b({
    sampleRateHz: RATE_HZ,
    channels: 1,
    config: CONFIG,
    frames,
    samples: (count - 1) * 1024,
    chapters,
    tags: { title, author: 'Ann Author', narrator: 'en-us', year: 2026, language: 'de-AT' },
  });
}

function headOf(plan: M4bPlan): Buffer {
  const head = Buffer.concat([...plan.head.pieces()]);
  expect(head.length).toBe(plan.head.bytes);
  return head;
}

/** As another author's reader understands the boxes. */
function read(head: Buffer): ISOFile {
  const file = createFile();
  file.appendBuffer(MP4BoxBuffer.fromArrayBuffer(new Uint8Array(head).buffer, 0));
  return file;
}

function chapters(count: number): M4bChapter[] {
  return Array.from({ length: count }, (_, index) => ({
    title: `Kapitel ${index + 1}: “Ü”`,
    startSeconds: index / 2,
  }));
}

it('a reader finds tags, language and chapters, and sound of the right length', async () => {
  const plan = planOf({ frames: 100, chapters: chapters(4) });
  const file = join(dir, 'small.m4b');
  await writeFile(file, Buffer.concat([headOf(plan), Buffer.alloc(plan.bytes - plan.head.bytes)]));
  const probed = await probeAudio(file);
  expect(probed).toMatchObject({ codec: 'aac', sampleRateHz: RATE_HZ, channels: 1 });
  expect(probed.durationSeconds).toBeCloseTo(plan.durationSeconds, 3);
  expect(probed.tags).toMatchObject({
    title: 'Größe',
    album: 'Größe',
    artist: 'Ann Author',
    album_artist: 'Ann Author',
    composer: 'en-us',
    date: '2026',
    genre: 'Audiobook',
    media_type: '2',
    language: 'de-AT',
  });
  expect(probed.chapters.map(({ title }) => title)).toEqual(chapters(4).map(({ title }) => title));
  expect(probed.chapters.map(({ startSeconds }) => startSeconds)).toEqual([0, 0.5, 1, 1.5]);
  expect(probed.chapters.at(-1)?.endSeconds).toBeCloseTo(plan.durationSeconds, 2);
});

it('more chapters than a list can count are in the track alone', async () => {
  const plan = planOf({ frames: 5000, chapters: chapters(300) });
  const head = headOf(plan);
  expect(head.includes('chpl')).toBe(false);
  const file = join(dir, 'many.m4b');
  await writeFile(file, Buffer.concat([head, Buffer.alloc(plan.bytes - plan.head.bytes)]));
  expect((await probeAudio(file)).chapters).toHaveLength(300);
  expect(headOf(planOf({ frames: 5000, chapters: chapters(255) })).includes('chpl')).toBe(true);
});

it.each([
  { of: 'a few megabytes', frames: 50_000, frameBytes: 200, box: 'stco', long: false },
  { of: 'more than two gigabytes', frames: 50_000, frameBytes: 50_000, box: 'co64', long: false },
  { of: 'more than four gigabytes', frames: 70_000, frameBytes: 65_000, box: 'co64', long: true },
])('every frame of $of is where the index says', ({ frames, frameBytes, box, long }) => {
  const plan = planOf({ frames, frameBytes, chapters: chapters(3) });
  const head = headOf(plan);
  expect(head.includes(box)).toBe(true);
  expect(head.readUInt32BE(head.indexOf('mdat') - 4) === 1).toBe(long);
  const mediaBytes = plan.bytes - plan.head.bytes;
  expect(mediaBytes).toBe(frames * frameBytes + Math.floor(frames / 2));

  const [sound, text] = read(head).moov.traks;
  const table = sound?.mdia.minf.stbl;
  const offsets = (box === 'co64' ? table?.co64 : table?.stco)?.chunk_offsets ?? [];
  expect(offsets[0]).toBe(plan.head.bytes);
  const lastChunk = Math.floor((frames - 1) / 128) * 128;
  expect(offsets.at(-1)).toBe(plan.head.bytes + lastChunk * frameBytes + lastChunk / 2);
  expect(table?.stsz.sample_sizes.length).toBe(frames);
  expect(sound?.mdia.mdhd.duration).toBe(frames * 1024);
  expect(text?.mdia.mdhd.duration).toBe(Math.round(plan.durationSeconds * 1000));
  expect(text?.mdia.hdlr.handler).toBe('text');
});

it('beyond 54 hours samples are counted in 64 bits', () => {
  const frames = 4_200_000;
  const head = headOf(planOf({ frames, frameBytes: 1 }));
  const [version, timescale] = [head.indexOf('mdhd') + 4, head.indexOf('mdhd') + 24];
  expect([head[version], head.readUInt32BE(timescale)]).toEqual([1, RATE_HZ]);
  expect(head.readBigUInt64BE(timescale + 4)).toBe(BigInt(frames * 1024));
});

it('sound that is longer than its frames is refused', () => {
  const frames = createFrameSizes();
  const input = { sampleRateHz: RATE_HZ, channels: 1, config: CONFIG, chapters: [], tags: { title: 'x' } };
  expect(() => planM4b({ ...input, frames, samples: 0 })).toThrow('no frame');
  frames.add(3);
  expect(() => planM4b({ ...input, frames, samples: 1 })).toThrow('1 samples are more than 1 frames have');
});

it('a title that is too long is cut between characters', () => {
  expect(utf8Within('aü', 2).toString()).toBe('a');
  expect(utf8Within('aü', 3).toString()).toBe('aü');
  expect(utf8Within('日本', 5).toString()).toBe('日');
});
