import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import {
  inspectMp3,
  inspectMp3Stream,
  Mp3FormatError,
  parseMp3Header,
  stripMp3,
  writeMp3Header,
} from '../../../src/audio/mp3-frames.ts';
import { buildId3Tag } from '../../../src/audio/id3.ts';
import { buildInfoFrame } from '../../../src/audio/xing.ts';
import { toneMp3 } from '../../../tools/kit/tone-mp3.ts';

const FORMAT = { sampleRateHz: 22_050, channels: 1, samplesPerFrame: 576 } as const;

describe('inspectMp3', () => {
  it.each([
    { sampleRateHz: 22_050, channels: 1, bitrateKbps: 48, samplesPerFrame: 576 },
    { sampleRateHz: 24_000, channels: 1, bitrateKbps: 32, samplesPerFrame: 576 },
    { sampleRateHz: 44_100, channels: 2, bitrateKbps: 128, samplesPerFrame: 1152 },
  ] as const)(
    'measures $sampleRateHz Hz × $channels at $bitrateKbps kbps',
    async ({ samplesPerFrame, ...format }) => {
      const audio = await toneMp3({ seconds: 3, ...format });
      const measure = inspectMp3(audio);
      expect(measure).toMatchObject({
        sampleRateHz: format.sampleRateHz,
        channels: format.channels,
        samplesPerFrame,
        bytes: audio.length,
        durationSeconds: (measure.frames * samplesPerFrame) / format.sampleRateHz,
      });
      // An encoder adds its delay and fills the last frame: at most three frames.
      expect(measure.durationSeconds).toBeGreaterThanOrEqual(3);
      expect(measure.durationSeconds).toBeLessThan(3 + (3 * samplesPerFrame) / format.sampleRateHz);
    },
  );

  it('measures the same whatever the chunks', async () => {
    const audio = await toneMp3({ seconds: 0.5 });
    const whole = inspectMp3(audio);
    for (const chunkBytes of [1, 3, 156, 157, 1000]) {
      const chunks = Array.from({ length: Math.ceil(audio.length / chunkBytes) }, (_, index) =>
        audio.subarray(index * chunkBytes, (index + 1) * chunkBytes),
      );
      expect(await inspectMp3Stream(Readable.from(chunks))).toEqual(whole);
    }
  });

  it('refuses what is not bare, whole and of one format', async () => {
    const audio = await toneMp3({ seconds: 0.3 });
    const other = await toneMp3({ seconds: 0.3, sampleRateHz: 24_000 });
    const tag = buildId3Tag({ title: 'T', durationSeconds: 1, chapters: [] });
    const info = buildInfoFrame({
      format: FORMAT,
      parts: [{ frames: 1, bytes: 9 }],
      bitrateKbps: 48,
      isConstantBitrate: true,
    });
    const id3v1 = Buffer.alloc(128);
    id3v1.write('TAG');
    const cases: [string, Buffer, RegExp][] = [
      ['nothing', Buffer.alloc(0), /no frame/],
      ['zeros', Buffer.alloc(1000), /0x00000000 instead of a frame at byte 0/],
      ['a cut end', audio.subarray(0, -1), /last frame is cut/],
      ['a lost byte', Buffer.concat([audio.subarray(0, 200), audio.subarray(201)]), /instead of a frame/],
      ['a tag in front', Buffer.concat([tag, audio]), /ID3v2 tag/],
      ['a tag behind', Buffer.concat([audio, id3v1]), /ID3v1 tag/],
      ['an Info frame', Buffer.concat([info, audio]), /Info frame/],
      ['two formats', Buffer.concat([audio, other]), /format changes from 22050 Hz × 1 to 24000 Hz × 1/],
      ['free format', Buffer.from([0xff, 0xf3, 0x00, 0xc4, 0, 0, 0, 0]), /instead of a frame/],
      ['Layer II', Buffer.from([0xff, 0xf5, 0x60, 0xc4, 0, 0, 0, 0]), /instead of a frame/],
    ];
    for (const [name, bytes, message] of cases) {
      expect(() => inspectMp3(bytes), name).toThrow(Mp3FormatError);
      expect(() => inspectMp3(bytes), name).toThrow(message);
    }
  });
});

describe('stripMp3', () => {
  it('leaves the frames only, and bare ones alone', async () => {
    const audio = await toneMp3({ seconds: 0.3 });
    const tag = buildId3Tag({ title: 'ü'.repeat(300), durationSeconds: 1, chapters: [] });
    const info = buildInfoFrame({
      format: FORMAT,
      parts: [{ frames: 1, bytes: 9 }],
      bitrateKbps: 48,
      isConstantBitrate: false,
    });
    const id3v1 = Buffer.alloc(128);
    id3v1.write('TAG');
    expect(stripMp3(Buffer.concat([tag, tag, info, audio, id3v1])).equals(audio)).toBe(true);
    expect(stripMp3(audio).equals(audio)).toBe(true);
    expect(stripMp3(Buffer.alloc(0))).toHaveLength(0);
  });
});

it('writes headers that it reads back', () => {
  for (const format of [FORMAT, { sampleRateHz: 48_000, channels: 2, samplesPerFrame: 1152 }] as const) {
    const header = parseMp3Header(writeMp3Header(format, 64, 1), 0);
    expect(header).toMatchObject({ ...format, bitrateKbps: 64 });
  }
  expect(() => writeMp3Header(FORMAT, 320, 0)).toThrow(Mp3FormatError);
});
