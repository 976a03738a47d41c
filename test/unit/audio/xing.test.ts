import { describe, expect, it } from 'vitest';
import { inspectMp3, parseMp3Header } from '../../../src/audio/mp3-frames.ts';
import { nearestBitrateKbps, silentMp3 } from '../../../src/audio/silence.ts';
import { buildInfoFrame } from '../../../src/audio/xing.ts';

const MONO = { sampleRateHz: 22_050, channels: 1, samplesPerFrame: 576 } as const;
const STEREO = { sampleRateHz: 44_100, channels: 2, samplesPerFrame: 1152 } as const;

describe('an Info frame', () => {
  it('counts frames and bytes and maps time to place', () => {
    // The first half of the time has a quarter of the bytes.
    const parts = [
      { frames: 1000, bytes: 50_000 },
      { frames: 1000, bytes: 150_000 },
    ];
    const frame = buildInfoFrame({ format: MONO, parts, bitrateKbps: 48, isConstantBitrate: false });
    const mark = 4 + 9;
    expect(frame.toString('latin1', mark, mark + 4)).toBe('Xing');
    expect(frame.readUInt32BE(mark + 4)).toBe(7);
    expect(frame.readUInt32BE(mark + 8)).toBe(2000);
    expect(frame.readUInt32BE(mark + 12)).toBe(200_000 + frame.length);
    const toc = frame.subarray(mark + 16, mark + 116);
    expect([toc[0], toc[25], toc[50], toc[75], toc[99]]).toEqual([0, 32, 64, 160, 252]);
  });

  it.each([
    [MONO, 8],
    [MONO, 48],
    [STEREO, 32],
    [STEREO, 128],
  ] as const)('is one whole frame of the format %o at %i kbps', (format, bitrateKbps) => {
    const parts = [{ frames: 10, bytes: 1000 }];
    const frame = buildInfoFrame({ format, parts, bitrateKbps, isConstantBitrate: true });
    expect(parseMp3Header(frame, 0)).toMatchObject({ ...format, frameBytes: frame.length });
    expect(frame.length).toBeGreaterThan(120);
  });
});

describe('silence', () => {
  it.each([
    [MONO, 48],
    [MONO, 8],
    [STEREO, 320],
  ] as const)(
    'is whole frames of the format %o at %i kbps, of the right length and size',
    (format, bitrateKbps) => {
      const { frames, audio } = silentMp3(format, bitrateKbps, 2);
      const measure = inspectMp3(audio);
      expect(measure).toMatchObject({ ...format, frames });
      expect(Math.abs(measure.durationSeconds - 2)).toBeLessThan(
        format.samplesPerFrame / format.sampleRateHz,
      );
      expect(Math.abs(measure.bytes - measure.durationSeconds * bitrateKbps * 125)).toBeLessThan(1);
    },
  );

  it('takes the bitrate next to an average', () => {
    expect(nearestBitrateKbps(MONO, 47.98)).toBe(48);
    expect(nearestBitrateKbps(MONO, 1)).toBe(8);
    expect(nearestBitrateKbps(STEREO, 1000)).toBe(320);
  });
});
