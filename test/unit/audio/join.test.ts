import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { concatMp3, joinMp3, planMp3 } from '../../../src/audio/join.ts';
import type { Mp3Plan, Mp3PlanInput } from '../../../src/audio/join.ts';
import { inspectMp3 } from '../../../src/audio/mp3-frames.ts';
import { SegmentMismatch } from '../../../src/audio/segment-reader.ts';
import type { Mp3Segment } from '../../../src/audio/segment-reader.ts';
import { decodePcm, decodeSeconds, probeAudio } from '../../../tools/kit/ffprobe.ts';
import { toneMp3 } from '../../../tools/kit/tone-mp3.ts';

const FORMAT = { sampleRateHz: 22_050, channels: 1, samplesPerFrame: 576 } as const;

interface StoredSegment extends Mp3Segment {
  audio: Buffer;
}

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tandem-join-'));
});
afterAll(() => rm(dir, { recursive: true }));

async function segmentOf(chapter: number, seconds: number, frequencyHz = 440): Promise<StoredSegment> {
  const audio = await toneMp3({ seconds, frequencyHz });
  const { frames, bytes } = inspectMp3(audio);
  return { chapter, frames, bytes, audio };
}

const open = ({ audio }: StoredSegment): Promise<Readable> => Promise.resolve(Readable.from([audio]));

async function writeJoined(
  input: Omit<Mp3PlanInput<StoredSegment>, 'format'>,
): Promise<{ file: string; plan: Mp3Plan<StoredSegment> }> {
  const plan = planMp3({ format: FORMAT, ...input });
  const file = join(dir, `${Math.random()}.mp3`);
  await pipeline(joinMp3(plan, open), createWriteStream(file));
  expect((await stat(file)).size).toBe(plan.bytes);
  return { file, plan };
}

describe('a joined file', () => {
  it('has the chapters, tags, cover and duration that were planned', async () => {
    const titles = ['Einführung', '第一章 世界', 'Глава 3 & <b>Ω</b>'];
    const segments = [
      await segmentOf(0, 2),
      { ...(await segmentOf(0, 1.5)), pauseMs: 700 },
      { ...(await segmentOf(1, 3)), pauseMs: 300 },
      // After the last one there is nothing to keep apart.
      { ...(await segmentOf(2, 1)), pauseMs: 700 },
    ];
    const cover = { mimeType: 'image/png' as const, data: PNG };
    const { file, plan } = await writeJoined({
      segments,
      chapters: titles.map((title) => ({ title })),
      tags: { title: 'Über Bücher', author: '李白', language: 'zh-CN', cover, encodedBy: 'Tandem' },
    });
    const probe = await probeAudio(file);
    expect(probe).toMatchObject({ codec: 'mp3', sampleRateHz: 22_050, channels: 1, hasCover: true });
    expect(probe.tags).toMatchObject({
      title: 'Über Bücher',
      album: 'Über Bücher',
      artist: '李白',
      genre: 'Audiobook',
      language: 'zho',
      encoded_by: 'Tandem',
      tlen: String(Math.round(plan.durationSeconds * 1000)),
    });
    expect(probe.chapters.map(({ title }) => title)).toEqual(titles);
    for (const [index, chapter] of plan.chapters.entries()) {
      expect(probe.chapters[index]?.startSeconds).toBeCloseTo(chapter.startSeconds, 2);
      expect(probe.chapters[index]?.endSeconds).toBeCloseTo(
        chapter.startSeconds + chapter.durationSeconds,
        2,
      );
    }
    const sumSeconds = segments.reduce((total, { audio }) => total + inspectMp3(audio).durationSeconds, 0);
    expect(plan.durationSeconds).toBeCloseTo(sumSeconds + 0.7 + 0.3, 1);
    expect(plan.startSeconds).toHaveLength(4);
    expect(plan.startSeconds[2]).toBe(plan.chapters[1]?.startSeconds);
    expect(Math.abs(probe.durationSeconds - plan.durationSeconds)).toBeLessThan(0.001);
    const decoded = await decodeSeconds(file);
    expect(decoded.errors).toEqual([]);
    expect(Math.abs(decoded.seconds - plan.durationSeconds)).toBeLessThan(0.1);
  });

  it('carries 300 chapters', async () => {
    const segment = await segmentOf(0, 0.2);
    const chapters = Array.from({ length: 300 }, (_, index) => ({ title: `Kapitel ${index + 1} – ε` }));
    const segments = chapters.map((_, chapter) => ({ ...segment, chapter }));
    const { file, plan } = await writeJoined({
      segments,
      chapters,
      tags: { title: 'Many' },
    });
    const probe = await probeAudio(file);
    expect(probe.chapters.map(({ title }) => title)).toEqual(chapters.map(({ title }) => title));
    expect(probe.chapters.at(-1)?.endSeconds).toBeCloseTo(plan.durationSeconds, 2);
    expect((await decodeSeconds(file)).errors).toEqual([]);
  });

  it('sounds as its parts do: a tone where a tone was, silence in the pause, no click at a seam', async () => {
    const segments = [{ ...(await segmentOf(0, 1, 440)), pauseMs: 1000 }, await segmentOf(1, 1, 440)];
    const { file, plan } = await writeJoined({
      segments,
      chapters: [{ title: 'a' }, { title: 'b' }],
      tags: { title: 'Tones' },
    });
    const rate = FORMAT.sampleRateHz;
    const pcm = await decodePcm(file, rate);
    const secondStart = plan.chapters[1]?.startSeconds ?? 0;
    const loudest = (fromSeconds: number, toSeconds: number): number =>
      pcm
        .subarray(Math.round(fromSeconds * rate), Math.round(toSeconds * rate))
        .reduce((a, b) => Math.max(a, Math.abs(b)), 0);
    expect(loudest(0.2, 0.9)).toBeGreaterThan(15_000);
    expect(loudest(secondStart - 0.85, secondStart - 0.05)).toBe(0);
    expect(loudest(secondStart + 0.2, secondStart + 0.9)).toBeGreaterThan(15_000);
    // A click would be louder than the tones themselves, which have an amplitude of 16,384.
    expect(loudest(0, plan.durationSeconds)).toBeLessThan(18_500);
  });

  it('decodes every segment to the same samples as alone, so that none leans on the one before', async () => {
    const [a, b] = [await segmentOf(0, 1.2, 300), await segmentOf(0, 1.2, 500)];
    const [alone, joined] = [join(dir, 'alone.mp3'), join(dir, 'joined.mp3')];
    await writeFile(alone, b.audio);
    await pipeline(concatMp3([a, b], open), createWriteStream(joined));
    const [alonePcm, joinedPcm] = [await decodePcm(alone, 22_050), await decodePcm(joined, 22_050)];
    expect(joinedPcm).toHaveLength((a.frames + b.frames) * 576);
    // Only the first frame overlaps the end of the segment before it.
    const tail = joinedPcm.subarray(-alonePcm.length);
    expect(Buffer.from(tail.slice(1152).buffer).equals(Buffer.from(alonePcm.slice(1152).buffer))).toBe(true);
  });

  it('leaves out chapters without speech and keeps the others where they are', async () => {
    const segments = [await segmentOf(1, 1), await segmentOf(3, 1)];
    const chapters = ['empty', 'one', 'also empty', 'two', 'empty again'].map((title) => ({ title }));
    const { file, plan } = await writeJoined({ segments, chapters, tags: { title: 'Gaps' } });
    expect((await probeAudio(file)).chapters.map(({ title }) => title)).toEqual(['one', 'two']);
    expect(plan.chapters.map(({ durationSeconds }) => durationSeconds > 0)).toEqual([
      false,
      true,
      false,
      true,
      false,
    ]);
    expect(plan.chapters[1]?.startSeconds).toBe(0);
    expect(plan.chapters[4]?.startSeconds).toBe(plan.durationSeconds);
  });
});

describe('joinMp3', () => {
  const plan = (segments: StoredSegment[]): Mp3Plan<StoredSegment> =>
    planMp3({ format: FORMAT, segments, chapters: [{ title: 'x' }], tags: { title: 'x' } });

  it.each<[string, (audio: Buffer) => Buffer, RegExp]>([
    ['one byte short', (audio) => audio.subarray(0, -1), /segment 1: \d+ bytes instead of/],
    ['one byte long', (audio) => Buffer.concat([audio, Buffer.alloc(1)]), /segment 1: more than/],
    ['empty', () => Buffer.alloc(0), /segment 1: 0 bytes instead of/],
    [
      'damaged',
      (audio) => Buffer.concat([Buffer.alloc(157), audio.subarray(157)]),
      /segment 1: not a bare MP3/,
    ],
  ])('fails, naming the segment that is %s', async (_name, damage, message) => {
    const good = await segmentOf(0, 0.5);
    const bad = { ...good };
    const joined = joinMp3(plan([good, bad, good]), (segment) =>
      Promise.resolve(Readable.from(segment === bad ? [damage(segment.audio)] : [segment.audio])),
    );
    const failure: unknown = await joined.toArray().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(SegmentMismatch);
    expect((failure as SegmentMismatch).position).toBe(1);
    expect((failure as SegmentMismatch).message).toMatch(message);
  });

  it('passes on why a segment could not be opened or read', async () => {
    const segment = await segmentOf(0, 0.5);
    const missing = new Error('gone');
    await expect(joinMp3(plan([segment]), () => Promise.reject(missing)).toArray()).rejects.toBe(missing);
    const broken = (): Promise<Readable> => {
      const source = new Readable({ read: () => source.destroy(missing) });
      return Promise.resolve(source);
    };
    await expect(joinMp3(plan([segment, segment]), broken).toArray()).rejects.toThrow('gone');
  });

  it('reads no faster than it is read, opens little ahead and closes everything when its reader leaves', async () => {
    const segment = await segmentOf(0, 5);
    const sources: Readable[] = [];
    const openCounted = (): Promise<Readable> => {
      const source = Readable.from(chunksOf(segment.audio, 1000), { objectMode: false });
      sources.push(source);
      return Promise.resolve(source);
    };
    const joined = joinMp3(plan(Array.from({ length: 50 }, () => segment)), openCounted);
    const chunks = joined[Symbol.asyncIterator]();
    await chunks.next();
    await chunks.next();
    expect(sources.length).toBeLessThanOrEqual(8);
    const closed = Promise.all(
      sources.map((source) => new Promise((resolve) => source.once('close', resolve))),
    );
    await chunks.return?.();
    await closed;
    expect(sources.every((source) => source.destroyed)).toBe(true);
  });

  it('ends at once when aborted, even while a segment never comes', async () => {
    const segment = await segmentOf(0, 0.5);
    const controller = new AbortController();
    const source = new Readable({ read: () => controller.abort(new Error('enough')) });
    const joined = joinMp3(plan([segment]), () => Promise.resolve(source), { signal: controller.signal });
    await expect(joined.toArray()).rejects.toThrow();
    expect(source.destroyed).toBe(true);
  });
});

describe('planMp3', () => {
  it('counts past 4 GB', () => {
    // 200 hours at 48 kbps, in segments of 100 s: 4.3 GB.
    const segments = Array.from({ length: 7200 }, (_, index) => ({
      chapter: Math.floor(index / 24),
      frames: 3828,
      bytes: 599_980,
    }));
    const chapters = Array.from({ length: 300 }, (_, index) => ({ title: String(index) }));
    const plan = planMp3({
      format: FORMAT,
      segments,
      chapters,
      tags: { title: 'Long' },
    });
    expect(plan.bytes).toBe(7200 * 599_980 + plan.head.length);
    expect(plan.bytes).toBeGreaterThan(2 ** 32);
    expect(plan.frames).toBe(7200 * 3828);
    expect(plan.durationSeconds).toBeCloseTo((7200 * 3828 * 576) / 22_050, 3);
    expect(plan.chapters.at(-1)?.startSeconds).toBeCloseTo((299 * 24 * 3828 * 576) / 22_050, 3);
    const mark = plan.head.indexOf('Info');
    expect(plan.head.readUInt32BE(mark + 4)).toBe(1);
    expect(plan.head.readUInt32BE(mark + 8)).toBe(plan.frames);
  });

  it('refuses what makes no book', () => {
    const segment = { chapter: 0, frames: 10, bytes: 1567 };
    const input = { format: FORMAT, chapters: [{ title: 'a' }, { title: 'b' }], tags: { title: 'x' } };
    expect(() => planMp3({ ...input, segments: [] })).toThrow(RangeError);
    expect(() => planMp3({ ...input, segments: [{ ...segment, chapter: 2 }] })).toThrow(
      /segment 0 is of chapter 2/,
    );
    expect(() => planMp3({ ...input, segments: [{ ...segment, chapter: 1 }, segment] })).toThrow(/segment 1/);
  });
});

function* chunksOf(audio: Buffer, bytes: number): Generator<Buffer> {
  for (let at = 0; at < audio.length; at += bytes) yield audio.subarray(at, at + bytes);
}

/** One grey pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
);
