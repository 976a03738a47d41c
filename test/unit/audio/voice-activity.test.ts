import { beforeAll, describe, expect, test } from 'vitest';
import { createMp3Writer } from '../../../src/audio/mp3-writer.ts';
import type { Mp3Writer } from '../../../src/audio/mp3-writer.ts';
import { silentMp3 } from '../../../src/audio/silence.ts';
import { measureVoice } from '../../../src/audio/voice-activity.ts';
import { toneMp3 } from '../../../tools/kit/tone-mp3.ts';

/** Seconds of sound, and of silence where negative. */
type Sound = readonly number[];

const HARMONICS = Array.from({ length: 40 }, (_, index) => index + 1);

let writer: Mp3Writer;
beforeAll(async () => {
  writer = await createMp3Writer();
});

/** A buzz of forty harmonics that swells, as a voice does, with a faint noise all along. */
function encode(sound: Sound, { sampleRateHz, noise }: { sampleRateHz: number; noise: number }): Buffer {
  writer.begin({ inputRateHz: sampleRateHz, sampleRateHz, bitrateKbps: 48 });
  let seed = 1;
  const random = (): number => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647 - 0.5;
  for (const seconds of sound) {
    const samples = Float32Array.from({ length: Math.abs(seconds) * sampleRateHz }, (_, i) => {
      const t = i / sampleRateHz;
      const voice = HARMONICS.reduce(
        (sum, k) => sum + Math.sin(2 * Math.PI * 120 * k * t + k * k) / Math.sqrt(k),
        0,
      );
      return (seconds > 0 ? 0.15 * (1.2 + Math.sin(9 * t)) * voice : 0) + noise * random();
    });
    writer.write(samples);
  }
  return Buffer.from(writer.end());
}

describe.each([24_000, 44_100])('at %i Hz', (sampleRateHz) => {
  test.each([
    ['digital silence', 0],
    ['a faint noise', 0.001],
  ])('tells sound from %s', (_what, noise) => {
    const audio = encode([-0.5, 2, -0.4, 1, -3, 1.5, -1], { sampleRateHz, noise });
    const heard = measureVoice(audio);
    expect(heard.durationSeconds).toBeCloseTo(9.4, 0);
    expect(heard.voicedSeconds).toBeCloseTo(4.5, 0);
    expect(heard.longestGapSeconds).toBeGreaterThan(2.8);
    expect(heard.longestGapSeconds).toBeLessThan(3.1);
    expect(heard.gapStartSeconds).toBeCloseTo(3.9, 0);
  });

  test('counts the stops inside of words as voice', () => {
    const heard = measureVoice(encode([1, -0.06, 1, -0.06, 1], { sampleRateHz, noise: 0 }));
    expect(heard.voicedSeconds).toBeGreaterThan(3.05);
    expect(heard.longestGapSeconds).toBe(0);
  });
});

test('reads both channels, and finds no voice in frames of nothing', async () => {
  const stereo = await toneMp3({ seconds: 2, channels: 2, sampleRateHz: 44_100, bitrateKbps: 128 });
  expect(measureVoice(stereo).voicedSeconds).toBeCloseTo(2, 0);
  const { audio } = silentMp3({ sampleRateHz: 24_000, channels: 1, samplesPerFrame: 576 }, 48, 2);
  expect(measureVoice(audio)).toMatchObject({ voicedSeconds: 0, longestGapSeconds: 0 });
});
