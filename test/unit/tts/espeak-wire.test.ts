import { expect, it } from 'vitest';
import { createAnswerReader, writeAnswer } from '../../../src/tts/espeak/wire.ts';
import type { EspeakAnswer } from '../../../src/tts/espeak/wire.ts';

it('reads answers from chunks cut anywhere, empty ones too', () => {
  const audios = [Buffer.alloc(0), Buffer.from('first'), Buffer.alloc(0), Buffer.alloc(3000, 7)];
  const times = [
    [],
    [{ at: 0, ms: 50 }],
    [{ at: 70_000, ms: 3_600_000 }],
    [
      { at: 1, ms: 2 },
      { at: 3, ms: 4 },
    ],
  ];
  const wire = Buffer.concat(
    audios.flatMap((audio, i) => writeAnswer(audio, times[i] ?? [], (i + 1) * 2048)),
  );
  for (const chunkBytes of [1, 2, 7, 8, 11, 12, 13, 1000, wire.length]) {
    const answers: EspeakAnswer[] = [];
    const read = createAnswerReader((answer) => answers.push(answer));
    for (let at = 0; at < wire.length; at += chunkBytes) read(wire.subarray(at, at + chunkBytes));
    expect(answers.map(({ rssBytes }) => rssBytes)).toEqual([2048, 4096, 6144, 8192]);
    expect(answers.map(({ words }) => words)).toEqual(times);
    for (const [index, { audio }] of answers.entries())
      expect(audio.equals(audios[index] ?? Buffer.alloc(1))).toBe(true);
  }
});
