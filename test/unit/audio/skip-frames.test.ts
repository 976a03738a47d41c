import { expect, it } from 'vitest';
import { inspectMp3 } from '../../../src/audio/mp3-frames.ts';
import { skipFrames } from '../../../src/audio/skip-frames.ts';
import { toneMp3 } from '../../../tools/kit/tone-mp3.ts';

async function* inPieces(mp3: Buffer, bytes: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < mp3.length; at += bytes) yield await Promise.resolve(mp3.subarray(at, at + bytes));
}

async function skipped(mp3: Buffer, frames: number, bytes: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of skipFrames(inPieces(mp3, bytes), frames)) parts.push(part);
  return Buffer.concat(parts);
}

it.each([1, 3, 417, 1_000_000])(
  'leaves out whole frames, however the MP3 comes in (%i bytes)',
  async (bytes) => {
    const mp3 = await toneMp3({ seconds: 1, frequencyHz: 300 });
    const { frames } = inspectMp3(mp3);
    expect(await skipped(mp3, 0, bytes)).toEqual(mp3);
    const rest = await skipped(mp3, 10, bytes);
    expect(inspectMp3(rest).frames).toBe(frames - 10);
    expect(mp3.subarray(mp3.length - rest.length)).toEqual(rest);
    expect(await skipped(mp3, frames, bytes)).toHaveLength(0);
  },
);

it('refuses what is no MP3', async () => {
  await expect(skipped(Buffer.alloc(100), 1, 10)).rejects.toThrow('no frame');
});
