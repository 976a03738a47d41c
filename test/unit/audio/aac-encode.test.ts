import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { encodeAac, EncodingFailed } from '../../../src/audio/aac/encode.ts';
import { createAacReader, writePiece, writeSummary } from '../../../src/audio/aac/wire.ts';
import { wholeFrames } from '../../../src/audio/aac/whole-frames.ts';
import { buildId3Tag } from '../../../src/audio/id3.ts';
import { inspectMp3 } from '../../../src/audio/mp3-frames.ts';
import { buildInfoFrame } from '../../../src/audio/xing.ts';
import { planM4b } from '../../../src/audio/mp4/m4b.ts';
import { decodePcm } from '../../../tools/kit/ffprobe.ts';
import { toneMp3 } from '../../../tools/kit/tone-mp3.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tandem-aac-'));
});
afterAll(() => rm(dir, { recursive: true }));

const options = (name: string): { file: string; durationSeconds: number; signal: AbortSignal } => ({
  file: join(dir, name),
  durationSeconds: 3,
  signal: new AbortController().signal,
});

it('what comes out of an MP3 sounds as it did, at the same moment', async () => {
  const mp3 = await toneMp3({ seconds: 3, frequencyHz: 440 });
  const encoded = await encodeAac(
    Readable.from([mp3.subarray(0, 999), mp3.subarray(999)]),
    options('tone.aac'),
  );
  const { durationSeconds, sampleRateHz } = inspectMp3(mp3);
  expect(encoded.sampleRateHz).toBe(sampleRateHz);
  expect(encoded.samples / sampleRateHz).toBeCloseTo(durationSeconds, 6);
  expect(encoded.complaints).toBe(0);
  expect((await stat(join(dir, 'tone.aac'))).size).toBe(encoded.frames.bytes);

  const plan = planM4b({ ...encoded, channels: 1, chapters: [], tags: { title: 'A tone' } });
  const m4b = join(dir, 'tone.m4b');
  await writeFile(m4b, Buffer.concat([...plan.head.pieces(), await readFile(join(dir, 'tone.aac'))]));
  const source = join(dir, 'tone.mp3');
  await writeFile(source, mp3);
  const [before, after] = [await decodePcm(source, sampleRateHz), await decodePcm(m4b, sampleRateHz)];
  // From the middle, where both have sound: what differs is noise, 20 dB below.
  const [from, to] = [Math.round(before.length / 3), Math.round(before.length / 2)];
  const energy = (samples: Int16Array): number => samples.reduce((sum, sample) => sum + sample ** 2, 0);
  const difference = before.slice(from, to).map((sample, index) => sample - (after[from + index] ?? 0));
  expect(energy(difference)).toBeLessThan(energy(before.slice(from, to)) / 100);
});

it('what can not be decoded, or is cut off, makes no file that looks whole', async () => {
  await expect(encodeAac(Readable.from([Buffer.alloc(9_000)]), options('none.aac'))).rejects.toThrow(
    EncodingFailed,
  );
  const broken = new Readable({ read: () => undefined });
  broken.push(await toneMp3({ seconds: 1, frequencyHz: 440 }));
  setImmediate(() => broken.destroy(new Error('the store is away')));
  await expect(encodeAac(broken, options('cut.aac'))).rejects.toThrow('the store is away');
  const stop = new AbortController();
  const endless = new Readable({ read: () => undefined });
  setImmediate(() => stop.abort(new Error('enough')));
  await expect(encodeAac(endless, { ...options('stopped.aac'), signal: stop.signal })).rejects.toThrow(
    'enough',
  );
  expect(endless.destroyed).toBe(true);
});

it('pieces are read whole, however they are cut on their way', () => {
  const pieces = [Buffer.from('config'), Buffer.from('a'), Buffer.alloc(700, 'b')];
  const summary = { samples: 2 ** 33, sampleRateHz: 24_000, complaints: 2 };
  const stream = Buffer.concat([...pieces.map(writePiece), writeSummary(summary)]);
  for (const size of [1, 2, 7, 500, stream.length]) {
    const reader = createAacReader();
    const read: Buffer[] = [];
    for (let at = 0; at < stream.length; at += size)
      read.push(...reader.push(stream.subarray(at, at + size)));
    expect(Buffer.concat(read).equals(Buffer.concat(pieces))).toBe(true);
    expect(read).toHaveLength(3);
    expect(reader.summary).toEqual(summary);
  }
  expect(createAacReader().summary).toBe(null);
});

it('a decoder gets frames alone: no tag, no totals, nothing that is cut', async () => {
  const mp3 = await toneMp3({ seconds: 1, frequencyHz: 440 });
  const cover = { mimeType: 'image/jpeg', data: Buffer.alloc(5_000, 0xff) } as const;
  const tag = buildId3Tag({ title: 'A tone', durationSeconds: 1, chapters: [], cover });
  const { sampleRateHz, channels, samplesPerFrame, frames, bytes } = inspectMp3(mp3);
  const info = buildInfoFrame({
    format: { sampleRateHz, channels, samplesPerFrame },
    parts: [{ frames, bytes }],
    bitrateKbps: 48,
    isConstantBitrate: true,
  });
  const file = Buffer.concat([tag, info, mp3]);
  for (const size of [1, 777, file.length]) {
    const chunks: Buffer[] = [];
    for (let at = 0; at < file.length; at += size) chunks.push(file.subarray(at, at + size));
    const groups = await Readable.from(wholeFrames(Readable.from(chunks), 1_000)).toArray();
    expect(Buffer.concat(groups as Buffer[]).equals(mp3)).toBe(true);
  }
  const cut = Readable.from(wholeFrames(Readable.from([file.subarray(0, -1)]), 1_000));
  await expect(cut.toArray()).rejects.toThrow('the last frame is cut');
});
