import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { inspectMp3 } from '../../../src/audio/mp3-frames.ts';
import type { Log, LogFields } from '../../../src/process/log.ts';
import { createEspeakEngine } from '../../../src/tts/espeak/engine.ts';
import type { EspeakOptions } from '../../../src/tts/espeak/engine.ts';
import type { SpeechEngine } from '../../../src/tts/engine.ts';
import { ESPEAK_VOICES } from '../../../src/tts/espeak/voices.ts';
import { decodeSeconds } from '../../../tools/kit/ffprobe.ts';
import { describeSpeechEngine } from './engine-contract.ts';

const SENTENCE = 'The quick brown fox jumps over the lazy dog. ';

/** A log that tells when speech processes come and go. */
function createProcessLog(): { log: Log; next: (message: string) => Promise<number> } {
  const entries: { message: string; pid: number }[] = [];
  const waiting: { message: string; resolve: (pid: number) => void }[] = [];
  const debug = (message: string, fields: LogFields = {}): void => {
    const index = waiting.findIndex((entry) => entry.message === message);
    if (index >= 0) waiting.splice(index, 1)[0]?.resolve(Number(fields['pid']));
    else entries.push({ message, pid: Number(fields['pid']) });
  };
  const ignore = (): void => undefined;
  const log: Log = { debug, info: ignore, warn: ignore, error: ignore, child: () => log };
  const next = (message: string): Promise<number> => {
    const index = entries.findIndex((entry) => entry.message === message);
    if (index >= 0) return Promise.resolve(entries.splice(index, 1)[0]?.pid ?? 0);
    return new Promise((resolve) => waiting.push({ message, resolve }));
  };
  return { log, next };
}

const engines: SpeechEngine[] = [];
afterEach(() => Promise.all(engines.splice(0).map((engine) => engine.close())));

function startEngine(options: Partial<EspeakOptions> = {}): {
  say: (text: string, voice?: string) => Promise<Buffer>;
  engine: SpeechEngine;
  next: (message: string) => Promise<number>;
} {
  const { log, next } = createProcessLog();
  const engine = createEspeakEngine({ log, ...options });
  engines.push(engine);
  const say = async (text: string, voice = 'en-us'): Promise<Buffer> =>
    (await engine.synthesize({ text, voice, language: 'en', speed: 1 })).audio;
  return { say, engine, next };
}

const { log: silentLog } = createProcessLog();
describeSpeechEngine('espeak-ng', () =>
  Promise.resolve({ engine: createEspeakEngine({ log: silentLog }), voice: 'en-us', language: 'en' }),
);
describe('the speech process', () => {
  it('is started at first use, ends when idle, and comes back', async () => {
    const { say, engine, next } = startEngine({ idleMs: 10 });
    await engine.voices();
    await say(SENTENCE);
    const first = await next('speech process started');
    expect(await next('speech process ended')).toBe(first);
    expect(() => process.kill(first, 0)).toThrow('ESRCH');
    await say(SENTENCE);
    expect(await next('speech process started')).not.toBe(first);
  });

  it('is started before there is something to say, and stays, where that is wanted', async () => {
    const { say, engine, next } = startEngine({ idleMs: 10, staysReady: true });
    engine.prepare?.();
    const first = await next('speech process started');
    engine.prepare?.();
    await say(SENTENCE);
    await say(SENTENCE);
    process.kill(first, 0);
    await engine.close();
    expect(await next('speech process ended')).toBe(first);
  });

  it('is replaced when it is killed in the middle of a call; only that call fails', async () => {
    const { say, next } = startEngine();
    await say(SENTENCE);
    const pid = await next('speech process started');
    const hit = say(SENTENCE.repeat(100));
    const waiting = say(SENTENCE);
    process.kill(pid, 'SIGKILL');
    await expect(hit).rejects.toMatchObject({ name: 'SpeechError', kind: 'transient', message: /SIGKILL/ });
    expect(inspectMp3(await waiting).frames).toBeGreaterThan(0);
  });

  it('is replaced without notice when it dies between two calls', async () => {
    const { say, next } = startEngine();
    await say(SENTENCE);
    process.kill(await next('speech process started'), 'SIGKILL');
    await next('speech process ended');
    expect(inspectMp3(await say(SENTENCE)).frames).toBeGreaterThan(0);
  });

  it('is killed when it hangs past the deadline of a call', async () => {
    const { say, engine, next } = startEngine({ callDeadlineMs: 200, deadlineMsPerByte: 0 });
    await engine.probe();
    const pid = await next('speech process started');
    process.kill(pid, 'SIGSTOP');
    await expect(say(SENTENCE)).rejects.toMatchObject({ kind: 'transient', message: /within 200 ms/ });
    expect(await next('speech process ended')).toBe(pid);
  });

  it('ends with an aborted call, and calls that wait can be aborted alone', async () => {
    const { say, engine, next } = startEngine();
    await engine.probe();
    const reason = new Error('changed my mind');
    const [running, queued] = [new AbortController(), new AbortController()];
    const abortable = ({ signal }: AbortController): Promise<unknown> =>
      engine.synthesize({ text: SENTENCE.repeat(100), voice: 'en-us', language: 'en', speed: 1, signal });
    const calls = Promise.allSettled([abortable(running), abortable(queued)]);
    const other = say(SENTENCE);
    // One turn of the event loop: the first call is sent, the second waits for it.
    await setImmediate();
    queued.abort(reason);
    running.abort(reason);
    for (const result of await calls) {
      expect(result).toMatchObject({ status: 'rejected', reason: { kind: 'transient', cause: reason } });
    }
    expect(await next('speech process ended')).toBe(await next('speech process started'));
    expect(inspectMp3(await other).frames).toBeGreaterThan(0);
  });

  it('does not mind the signals that stop a whole process tree', async () => {
    const { say, next } = startEngine();
    await say(SENTENCE);
    const pid = await next('speech process started');
    const call = say(SENTENCE.repeat(20));
    process.kill(pid, 'SIGINT');
    process.kill(pid, 'SIGTERM');
    expect(inspectMp3(await call).frames).toBeGreaterThan(0);
  });

  it('is replaced after a call in which it has grown too large', async () => {
    const { say, next } = startEngine({ maxRssBytes: 1 });
    await say(SENTENCE);
    expect(await next('speech process ended')).toBe(await next('speech process started'));
    await say(SENTENCE);
  });

  it('is one at a time, or as many as allowed', async () => {
    const { say, next } = startEngine({ maxProcesses: 2 });
    await Promise.all([1, 2, 3, 4].map(() => say(SENTENCE)));
    expect(await next('speech process started')).not.toBe(await next('speech process started'));
    const third = next('speech process started').then(() => 'a third one');
    await Promise.all([1, 2, 3, 4].map(() => say(SENTENCE)));
    expect(await Promise.race([third, Promise.resolve('no other')])).toBe('no other');
  });

  it('does not outlive an owner that is killed', async () => {
    const owner = spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'espeak-owner.ts')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(owner.stdout.setEncoding('utf8'), 'data')) as [string];
    const { pid } = JSON.parse(line) as { pid: number };
    process.kill(pid, 0);
    owner.kill('SIGKILL');
    await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow('ESRCH'), {
      timeout: 60_000,
      interval: 50,
    });
  });

  it('is gone after close, and waiting calls are refused', async () => {
    const { say, engine, next } = startEngine();
    await say(SENTENCE);
    const calls = Promise.allSettled([say(SENTENCE.repeat(100)), say(SENTENCE), say(SENTENCE)]);
    await engine.close();
    for (const result of await calls) {
      expect(result).toMatchObject({
        status: 'rejected',
        reason: { name: 'SpeechError', kind: 'transient' },
      });
    }
    expect(await next('speech process ended')).toBe(await next('speech process started'));
  });
});

describe('the audio', () => {
  it('is mono, 22.05 kHz and 48 kbps, and decodes without a complaint', async () => {
    const { say } = startEngine();
    const audio = await say(SENTENCE.repeat(10));
    const { sampleRateHz, channels, bytes, durationSeconds } = inspectMp3(audio);
    expect([sampleRateHz, channels]).toEqual([22_050, 1]);
    expect((bytes * 8) / durationSeconds / 1000).toBeCloseTo(48, 1);
    const dir = await mkdtemp(join(tmpdir(), 'tandem-espeak-'));
    try {
      await writeFile(join(dir, 'a.mp3'), audio);
      const decoded = await decodeSeconds(join(dir, 'a.mp3'));
      expect(decoded.errors).toEqual([]);
      expect(Math.abs(decoded.seconds - durationSeconds)).toBeLessThan(0.1);
    } finally {
      await rm(dir, { recursive: true });
    }
  });

  it('comes from every voice that is listed', async () => {
    const { say } = startEngine();
    for (const { id } of ESPEAK_VOICES) {
      // A text with nothing to say takes 0.37 s.
      expect(inspectMp3(await say('1 2 3 test', id)).durationSeconds, id).toBeGreaterThan(0.6);
    }
  });

  it('differs from voice to voice', async () => {
    const { say } = startEngine();
    const [german, english] = [await say('1234', 'de'), await say('1234', 'en-us')];
    expect(inspectMp3(german).durationSeconds).not.toBe(inspectMp3(english).durationSeconds);
  });

  it('is the same for an accent in one character or in two, and for text with invisible marks', async () => {
    const { say } = startEngine();
    const seconds = async (text: string): Promise<number> =>
      inspectMp3(await say(text, 'fr-fr')).durationSeconds;
    expect(await seconds('e\u0301te\u0301')).toBeCloseTo(await seconds('été'), 1);
    expect(await seconds('bon\u00adjour\ufeff')).toBeCloseTo(await seconds('bonjour'), 1);
  });
});
