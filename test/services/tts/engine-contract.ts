import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inspectMp3 } from '../../../src/audio/mp3-frames.ts';
import { SpeechError } from '../../../src/tts/engine.ts';
import type { SpeechEngine, SpeechErrorKind } from '../../../src/tts/engine.ts';

export interface ContractSubject {
  engine: SpeechEngine;
  /** A voice of this engine, and the language it reads. */
  voice: string;
  language: string;
}

/** What every speech engine must do, after the comments of the contract in src/tts/engine.ts. */
export function describeSpeechEngine(name: string, start: () => Promise<ContractSubject>): void {
  describe(`the speech engine contract: ${name}`, () => {
    let subject: ContractSubject;
    beforeAll(async () => {
      subject = await start();
    });
    afterAll(() => subject.engine.close());

    const speak = async (
      text: string,
      options: { speed?: number; signal?: AbortSignal } = {},
    ): Promise<Buffer> => {
      const { engine, voice, language } = subject;
      const { audio } = await engine.synthesize({ text, voice, language, speed: 1, ...options });
      return audio;
    };

    const SENTENCE = 'The quick brown fox jumps over the lazy dog.';

    it('can be used', async () => {
      await subject.engine.probe();
    });

    it('lists voices that can be told apart, put into an address, and priced', async () => {
      const voices = await subject.engine.voices();
      expect(voices.map(({ id }) => id)).toContain(subject.voice);
      expect(new Set(voices.map(({ id }) => id.toLowerCase())).size).toBe(voices.length);
      for (const voice of voices) {
        expect(voice.id).toMatch(/^[A-Za-z0-9._-]+$/);
        expect(voice.name).not.toBe('');
        expect(voice.family).not.toBe('');
        expect(voice.usdPerMillionCharacters).toBeGreaterThanOrEqual(0);
        expect(voice.languages.length).toBeGreaterThan(0);
        expect(Intl.getCanonicalLocales([...voice.languages])).toHaveLength(new Set(voice.languages).size);
      }
    });

    it('has limits that leave room', () => {
      const { maxBytes, targetBytes } = subject.engine.limits;
      expect(targetBytes).toBeGreaterThan(0);
      expect(targetBytes).toBeLessThanOrEqual(maxBytes);
      expect(subject.engine.version).not.toBe('');
    });

    it('gives bare MP3 of one format, longer for longer text', async () => {
      const short = inspectMp3(await speak(SENTENCE));
      const long = inspectMp3(await speak(`${SENTENCE} `.repeat(4)));
      expect(short.durationSeconds).toBeGreaterThan(1);
      expect(long.durationSeconds).toBeGreaterThan(3 * short.durationSeconds);
      expect([long.sampleRateHz, long.channels]).toEqual([short.sampleRateHz, short.channels]);
    });

    it('takes a text of exactly the largest size, and refuses a larger one', async () => {
      const { maxBytes } = subject.engine.limits;
      const largest = `${SENTENCE} `.repeat(maxBytes).slice(0, maxBytes);
      expect(inspectMp3(await speak(largest)).durationSeconds).toBeGreaterThan(60);
      await expectSpeechError(speak(`${largest}.`), ['rejected', 'reply-too-large', 'sentence-too-long']);
    });

    it('speaks slower and faster', async () => {
      const seconds = async (speed: number): Promise<number> =>
        inspectMp3(await speak(`${SENTENCE} ${SENTENCE}`, { speed })).durationSeconds;
      const [slowest, slow, normal, fast] = [
        await seconds(0.25),
        await seconds(0.5),
        await seconds(1),
        await seconds(2),
      ];
      expect(slowest).toBeGreaterThanOrEqual(slow);
      expect(slow).toBeGreaterThan(1.6 * normal);
      expect(normal).toBeGreaterThan(1.6 * fast);
    });

    it.each([
      ['nothing', ''],
      ['white space', ' \n\n\t '],
      ['marks only', '… — !? ***'],
      ['control characters', 'one\u0000two\u0007three\u001b[31m'],
      ['a picture', 'Well done 🎉👩‍👩‍👧‍👧'],
      ['half of a surrogate pair', 'broken \ud83d end'],
      ['other scripts', 'Ωmega, 你好, привет, مرحبا'],
      ['a tag that is never closed', 'if a <b then this is still read'],
      ['SSML', '<speak><break time="20s"/>hello</speak>'],
    ])('gives valid, short audio for %s', async (_name, text) => {
      const { durationSeconds } = inspectMp3(await speak(text));
      expect(durationSeconds).toBeLessThan(15);
    });

    it('reads what stands in angle brackets or behind one', async () => {
      const words = 'this sentence stands behind a bracket and it is read to its end';
      const plain = inspectMp3(await speak(words)).durationSeconds;
      expect(inspectMp3(await speak(`a < b, ${words}`)).durationSeconds).toBeGreaterThan(plain);
      expect(inspectMp3(await speak(`<${words}`)).durationSeconds).toBeGreaterThan(0.9 * plain);
    });

    it('rests longer between paragraphs than between sentences', async () => {
      const sentences = inspectMp3(await speak('One is here. Two is here. Three is here.'));
      const paragraphs = inspectMp3(await speak('One is here.\n\nTwo is here.\n\nThree is here.'));
      expect(paragraphs.durationSeconds).toBeGreaterThan(sentences.durationSeconds + 0.2);
    });

    it('answers calls that overlap, each with its own text', async () => {
      const texts = [1, 3, 2, 5, 4].map((count) => `${SENTENCE} `.repeat(count));
      const together = await Promise.all(texts.map((text) => speak(text)));
      for (const [index, text] of texts.entries()) {
        const alone = inspectMp3(await speak(text)).durationSeconds;
        const measured = inspectMp3(together[index] ?? Buffer.alloc(0)).durationSeconds;
        expect(Math.abs(measured - alone)).toBeLessThan(0.1);
      }
    });

    it('rejects an unknown voice', async () => {
      const { engine, language } = subject;
      const call = engine.synthesize({ text: SENTENCE, voice: 'no-such-voice', language, speed: 1 });
      await expectSpeechError(call, ['rejected']);
    });

    it('stops when it is told to, before, while waiting and during a call, and works on afterwards', async () => {
      const long = `${SENTENCE} `.repeat(20);
      const aborted = AbortSignal.abort(new Error('changed my mind'));
      await expectSpeechError(speak(SENTENCE, { signal: aborted }), ['transient', 'uncertain']);
      const controller = new AbortController();
      const calls = Array.from({ length: 4 }, () => speak(long, { signal: controller.signal }));
      const settled = Promise.allSettled(calls);
      await Promise.race([speak(SENTENCE), ...calls]);
      controller.abort(new Error('enough'));
      for (const result of await settled) {
        if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(SpeechError);
      }
      expect(inspectMp3(await speak(SENTENCE)).frames).toBeGreaterThan(0);
    });

    it('refuses calls after its end', async () => {
      const { engine } = await start();
      await engine.close();
      const { voice, language } = subject;
      await expectSpeechError(engine.synthesize({ text: SENTENCE, voice, language, speed: 1 }), [
        'transient',
      ]);
      await engine.close();
    });
  });
}

async function expectSpeechError(call: Promise<unknown>, kinds: SpeechErrorKind[]): Promise<void> {
  const failure: unknown = await call.then(
    () => new Error('the call succeeded'),
    (error: unknown) => error,
  );
  expect(failure).toBeInstanceOf(SpeechError);
  expect(kinds).toContain((failure as SpeechError).kind);
}
