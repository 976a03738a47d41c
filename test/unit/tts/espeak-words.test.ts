import { MPEGDecoder } from 'mpg123-decoder';
import { beforeAll, expect, it } from 'vitest';
import { createEspeakSynthesizer } from '../../../src/tts/espeak/synthesizer.ts';
import type { EspeakSynthesizer } from '../../../src/tts/espeak/synthesizer.ts';

/** A listener doesn't see that a word is marked so much too early or too late. */
const TOLERANCE_SECONDS = 0.08;
const NORMAL = 175;
/** Share of full scale. */
const AUDIBLE = 0.02;
/** Between paragraphs, at normal speed. */
const PAUSE_SECONDS = 0.2;
const SAMPLE_RATE_HZ = 22_050;

let synthesizer: EspeakSynthesizer;
beforeAll(async () => {
  synthesizer = await createEspeakSynthesizer();
});

/** Where sound begins behind a silence, as a listener hears it. */
async function onsets(audio: Uint8Array, pauseSeconds: number): Promise<number[]> {
  const decoder = new MPEGDecoder({ enableGapless: false });
  await decoder.ready;
  const { channelData } = decoder.decode(audio);
  decoder.free();
  const starts: number[] = [];
  let heard = -Infinity;
  channelData[0]?.forEach((sample, index) => {
    if (Math.abs(sample) < AUDIBLE) return;
    if (index - heard > pauseSeconds * SAMPLE_RATE_HZ) starts.push(index / SAMPLE_RATE_HZ);
    heard = index;
  });
  return starts;
}

it.each([
  ['gmw/en-US', NORMAL, 'Nine Elephants Were Over Yellow Rivers In 1945 And “Islands”'],
  ['gmw/en-US', 300, 'Nine Elephants Were Over Yellow Rivers'],
  ['gmw/en-US', 90, 'Nine Elephants Were Over'],
  ['gmw/de', NORMAL, 'Alle Über Winter Äpfel 1813 Wiese'],
  ['zle/ru', NORMAL, 'Один Вечер Река Новый Лето'],
])('tells when each word is heard: %s at %i words a minute', async (identifier, wordsPerMinute, line) => {
  // Paragraphs, so that there is silence before each.
  const text = line.replaceAll(' ', '.\n\n');
  const { audio, words } = synthesizer.synthesize({
    ...{ text, identifier, wordsPerMinute },
    sampleRateHz: SAMPLE_RATE_HZ,
  });
  const heard = await onsets(audio, (PAUSE_SECONDS * NORMAL) / wordsPerMinute);
  expect(words.map(({ at }) => at)).toEqual([...text.matchAll(/\S+/g)].map(({ index }) => index));
  expect(heard).toHaveLength(words.length);
  const off = words.map(({ ms }, index) => Math.abs(ms / 1000 - (heard[index] ?? 0)));
  expect(Math.max(...off)).toBeLessThanOrEqual(TOLERANCE_SECONDS);
});

it('finds its way back where it says something else than it was sent', () => {
  const text =
    'J. R. R. Tolkien met 1945 men — at 6:05 — in the year 1999; that cost $1,250.50!\n\nOf the rest nobody spoke.';
  const { words } = synthesizer.synthesize({
    ...{ text, identifier: 'gmw/en-US', wordsPerMinute: NORMAL },
    sampleRateHz: SAMPLE_RATE_HZ,
  });
  const named = words.map(({ at }) => /^\S+/.exec(text.slice(at))?.[0]);
  expect(named).toEqual([
    ...[
      'J.',
      'R.',
      'R.',
      'Tolkien',
      'met',
      '1945',
      'men',
      'at',
      '6:05',
      'in',
      'year',
      '1999;',
      'that',
      'cost',
    ],
    // "In the" and "of the" are a word each to this voice.
    ...['$1,250.50!', 'Of', 'rest', 'nobody', 'spoke.'],
  ]);
  const times = words.map(({ ms }) => ms);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
});
