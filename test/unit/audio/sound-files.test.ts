import { describe, expect, it } from 'vitest';
import { bareFrames } from '../../../src/audio/bare-frames.ts';
import { inspectMp3 } from '../../../src/audio/mp3-frames.ts';
import { createWavReader, WavFormatError } from '../../../src/audio/wav-reader.ts';
import { createTone } from '../../../tools/fake-openai/tone.ts';

const tone = await createTone();

describe('the bare frames of an MP3', () => {
  it('are all frames with sound, of every part of a glued file', () => {
    const glued = tone.gluedMp3(3_000);
    const bare = bareFrames(glued);
    expect(glued.includes('Xing')).toBe(true);
    expect(bare.includes('Xing')).toBe(false);
    expect(inspectMp3(bare).durationSeconds).toBeCloseTo(3, 1);
  });

  it('are the file itself where there is nothing else in it', () => {
    const mp3 = tone.mp3(1_000);
    expect(bareFrames(mp3).equals(mp3)).toBe(true);
  });

  it('refuse what is cut, and what is no MP3', () => {
    const mp3 = tone.mp3(1_000);
    expect(() => bareFrames(mp3.subarray(0, mp3.length - 1))).toThrow(/the last frame is cut/);
    expect(() => bareFrames(Buffer.concat([mp3, Buffer.from('garbage')]))).toThrow(/no frame at byte/);
  });
});

describe('a WAV', () => {
  const read = (wav: Buffer, chunkBytes: number): { samples: number; peak: number } => {
    const reader = createWavReader();
    let samples = 0;
    let peak = 0;
    for (let at = 0; at < wav.length; at += chunkBytes) {
      for (const part of reader.push(wav.subarray(at, at + chunkBytes))) {
        samples += part.length;
        for (const sample of part) peak = Math.max(peak, sample);
      }
    }
    reader.finish();
    return { samples, peak };
  };

  it.each([1, 3, 7, 44, 1_000, 1_000_000])('is read the same in chunks of %i bytes', (chunkBytes) => {
    const { samples, peak } = read(tone.wav(100), chunkBytes);
    expect(samples).toBe(2_400);
    expect(peak).toBeCloseTo(0.05, 3);
  });

  it.each([
    ['of a size that nobody knew', tone.wav(100, { streamed: true })],
    ['in stereo', tone.wav(100, { channels: 2 })],
    [
      'glued to nothing but a list',
      Buffer.concat([tone.wav(100), Buffer.from('LIST\u0002\0\0\0hi', 'latin1')]),
    ],
  ])('%s is read, too', (_what, wav) => {
    expect(read(wav, 50).samples).toBe(2_400);
  });

  it('is read on where another is glued to it', () => {
    expect(read(Buffer.concat([tone.wav(100), tone.wav(100)]), 60).samples).toBe(4_800);
  });

  it.each<[string, Buffer, RegExp]>([
    ['cut', tone.wav(100).subarray(0, 2_000), /ends \d+ bytes early/],
    ['without sound', tone.wav(100).subarray(0, 40), /before its sound/],
    ['no WAV', Buffer.from('RIFF\0\0\0\0AVI LIST'), /no WAV/],
    ['no RIFF', Buffer.from('this is something else'), /no RIFF header/],
    [
      'of two formats',
      Buffer.concat([tone.wav(50), tone.wav(50, { sampleRateHz: 48_000 })]),
      /format changes/,
    ],
  ])('that is %s is refused', (_what, wav, message) => {
    expect(() => read(wav, 64)).toThrow(WavFormatError);
    expect(() => read(wav, 64)).toThrow(message);
  });
});
