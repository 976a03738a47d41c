import { expect, it } from 'vitest';
import { createAnswerReader, writeAnswerHead } from '../../../src/tts/espeak/wire.ts';

it('reads answers from chunks cut anywhere, empty ones too', () => {
  const audios = [Buffer.alloc(0), Buffer.from('first'), Buffer.alloc(0), Buffer.alloc(3000, 7)];
  const wire = Buffer.concat(
    audios.flatMap((audio, i) => [writeAnswerHead(audio.length, (i + 1) * 2048), audio]),
  );
  for (const chunkBytes of [1, 2, 7, 8, 9, 1000, wire.length]) {
    const answers: { audio: Buffer; rssBytes: number }[] = [];
    const read = createAnswerReader((answer) => answers.push(answer));
    for (let at = 0; at < wire.length; at += chunkBytes) read(wire.subarray(at, at + chunkBytes));
    expect(answers.map(({ rssBytes }) => rssBytes)).toEqual([2048, 4096, 6144, 8192]);
    for (const [index, { audio }] of answers.entries())
      expect(audio.equals(audios[index] ?? Buffer.alloc(1))).toBe(true);
  }
});
