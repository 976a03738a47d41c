import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TextToSpeechClient } from '@google-cloud/text-to-speech';
import type { protos } from '@google-cloud/text-to-speech';
import { grpc, googleAuthLibrary } from 'google-gax';
import { afterEach, describe, expect, it } from 'vitest';
import { inspectMp3 } from '../../../src/audio/mp3-frames.ts';
import { chooseFault } from '../../../tools/fake-google/faults.ts';
import { createRateLimit } from '../../../tools/fake-google/rate-limit.ts';
import { startFakeGoogle } from '../../../tools/fake-google/server.ts';
import { speechMs } from '../../../tools/fake-google/speech-length.ts';
import type { FakeGoogle, FakeGoogleOptions } from '../../../tools/fake-google/server.ts';
import { createSound, FRAME_MS, framesFor } from '../../../tools/fake-google/sound.ts';
import { decodeSeconds } from '../../../tools/kit/ffprobe.ts';

type Request = protos.google.cloud.texttospeech.v1.ISynthesizeSpeechRequest;

const running: { close(): Promise<unknown> }[] = [];
afterEach(async () => {
  for (const resource of running.splice(0).reverse()) await resource.close();
});

const TEXT = 'Grüße aus Köln. 🎉';
const VOICE = { name: 'de-DE-Chirp3-HD-Aoede', languageCode: 'de-DE' };
const MP3 = { audioEncoding: 'MP3' as const };

describe('the official client as its users use it', () => {
  it('lists voices, all or by language', async () => {
    const client = await connect({});
    const [all] = await client.listVoices({});
    const [german] = await client.listVoices({ languageCode: 'de' });
    const [english] = await client.listVoices({ languageCode: 'en-GB' });
    const names = (list: typeof all): string[] => (list.voices ?? []).map(({ name }) => name ?? '');
    expect(names(all).length).toBeGreaterThan(names(german).length);
    expect(names(german)).toContain('de-DE-Neural2-A');
    expect(names(german).filter((name) => !name.startsWith('de-') && name !== 'Achernar')).toEqual([]);
    expect(names(english).every((name) => name.startsWith('en-GB-'))).toBe(true);
    expect(all.voices?.[0]).toMatchObject({ ssmlGender: 'FEMALE', naturalSampleRateHertz: 24_000 });
  });

  it.each([
    [1, TEXT],
    [2, TEXT],
    [0.25, TEXT],
    [1, 'One.\n\nTwo.\n \nThree.'],
    [1, 'A long one. '.repeat(400)],
  ])('gets speech at speed %s whose length follows from the text alone', async (speakingRate, text) => {
    const client = await connect({});
    const request: Request = { input: { text }, voice: VOICE, audioConfig: { ...MP3, speakingRate } };
    const [{ audioContent }] = await client.synthesizeSpeech(request);
    const measured = inspectMp3(Buffer.from(audioContent ?? ''));
    expect(measured).toMatchObject({ sampleRateHz: 24_000, channels: 1 });
    expect(measured.frames).toBe(framesFor(speechMs(text, { speed: speakingRate })));
  });

  it('gets 16-bit samples, and a reply above 4 MiB for a long text', async () => {
    const client = await connect({});
    const text = 'A long one. '.repeat(400);
    const [{ audioContent }] = await client.synthesizeSpeech({
      input: { text },
      voice: VOICE,
      audioConfig: { audioEncoding: 'LINEAR16' },
    });
    expect(audioContent?.length).toBe(44 + (text.length * 60 * 24_000 * 2) / 1_000);
    expect(audioContent?.length).toBeGreaterThan(4 * 1024 * 1024);
    const small = await connect({}, { 'grpc.max_receive_message_length': 4 * 1024 * 1024 });
    const call = small.synthesizeSpeech({
      input: { text },
      voice: VOICE,
      audioConfig: { audioEncoding: 'LINEAR16' },
    });
    await expect(call).rejects.toMatchObject({ code: grpc.status.RESOURCE_EXHAUSTED });
  });

  it.each<[string, Request, RegExp]>([
    ['nothing to say', { input: { text: '' }, voice: VOICE, audioConfig: MP3 }, /must be set/],
    [
      '5,002 bytes in 2,501 characters',
      { input: { text: 'ü'.repeat(2_501) }, voice: VOICE, audioConfig: MP3 },
      /limit of 5000 bytes/,
    ],
    [
      'a sentence that is too long',
      { input: { text: `Ok. ${'wort '.repeat(200)}` }, voice: VOICE, audioConfig: MP3 },
      /sentences that are too long.*starting with: "wort wort/,
    ],
    [
      'an unknown voice',
      { input: { text: TEXT }, voice: { ...VOICE, name: 'de-DE-Nobody' }, audioConfig: MP3 },
      /'de-DE-Nobody' does not exist/,
    ],
    [
      'the wrong language',
      { input: { text: TEXT }, voice: { ...VOICE, languageCode: 'en-US' }, audioConfig: MP3 },
      /doesn't match/,
    ],
    [
      'a voice of a model',
      { input: { text: TEXT }, voice: { name: 'Achernar', languageCode: 'de-DE' }, audioConfig: MP3 },
      /model name/,
    ],
    ['no encoding', { input: { text: TEXT }, voice: VOICE, audioConfig: {} }, /invalid argument/],
    [
      'too fast',
      { input: { text: TEXT }, voice: VOICE, audioConfig: { ...MP3, speakingRate: 2.1 } },
      /speaking_rate/,
    ],
    [
      'Chirp 3 HD with a pitch',
      { input: { text: TEXT }, voice: VOICE, audioConfig: { ...MP3, pitch: 1 } },
      /pitch/,
    ],
    ['Chirp 3 HD with SSML', { input: { ssml: '<speak>a</speak>' }, voice: VOICE, audioConfig: MP3 }, /SSML/],
  ])('is refused: %s', async (_name, request, details) => {
    const { client, fake } = await start({});
    await expect(client.synthesizeSpeech(request)).rejects.toMatchObject({
      code: grpc.status.INVALID_ARGUMENT,
      details: expect.stringMatching(details) as string,
    });
    expect(fake.ledger()).toMatchObject([{ outcome: 'invalid' }]);
  });

  it('may give other voices a pitch and SSML', async () => {
    const client = await connect({});
    const voice = { name: 'de-DE-Neural2-A', languageCode: 'de-DE' };
    await client.synthesizeSpeech({
      input: { ssml: '<speak>a</speak>' },
      voice,
      audioConfig: { ...MP3, pitch: -4 },
    });
  });

  it('meets the quota of each family', async () => {
    const { client, fake } = await start({ requestsPerMinute: 2 });
    const say = (name: string): Promise<unknown> =>
      client.synthesizeSpeech({ input: { text: TEXT }, voice: { ...VOICE, name }, audioConfig: MP3 });
    await say('de-DE-Neural2-A');
    await say('de-DE-Neural2-A');
    await expect(say('de-DE-Neural2-A')).rejects.toMatchObject({ code: grpc.status.RESOURCE_EXHAUSTED });
    await say('de-DE-Standard-A');
    expect(fake.ledger().map(({ outcome }) => outcome)).toEqual(['ok', 'ok', 'quota', 'ok']);
  });
});

describe('the ledger', () => {
  it('has one line for every call, failed or not, appended to what is there', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'tandem-fake-google-'));
    const ledgerFile = join(dir, 'ledger.jsonl');
    for (const options of [{}, { failRate: 1, fsync: true }, { dropRate: 1 }, { requestsPerMinute: 0 }]) {
      const { client, fake } = await start({ ...options, ledgerFile });
      const request = { input: { text: TEXT }, voice: VOICE, audioConfig: MP3 };
      await client.synthesizeSpeech(request, { retry: null } as object).catch(() => undefined);
      expect(fake.ledger()).toHaveLength(1);
    }
    const lines = (await readFile(ledgerFile, 'utf8')).split('\n');
    expect(lines.pop()).toBe('');
    const entries = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(entries.map(({ outcome }) => outcome)).toEqual([
      'ok',
      expect.stringMatching(/internal|unavailable/),
      'dropped',
      'quota',
    ]);
    for (const entry of entries) {
      expect(Object.keys(entry)).toEqual(['time', 'voice', 'characters', 'sha256', 'outcome']);
      // Code points, and the digest that `printf %s TEXT | sha256sum` gives.
      expect(entry).toMatchObject({
        voice: VOICE.name,
        characters: 17,
        sha256: '580d68a5e97ada5fae02498c68560430c33269c70fb7d41a0a97a1bcbf5ea355',
      });
      expect(new Date(String(entry['time'])).toISOString()).toBe(entry['time']);
    }
    await rm(dir, { recursive: true });
  });

  it('knows who went away before the answer', async () => {
    const { client, fake } = await start({ latencyMs: 60_000 });
    const request = { input: { text: TEXT }, voice: VOICE, audioConfig: MP3 };
    const impatient = { retry: null, timeout: 300 } as object;
    await expect(client.synthesizeSpeech(request, impatient)).rejects.toMatchObject({
      code: grpc.status.DEADLINE_EXCEEDED,
    });
    while (fake.ledger().length === 0) await new Promise((resolve) => setImmediate(resolve));
    expect(fake.ledger()).toMatchObject([{ outcome: 'cancelled' }]);
  });
});

describe('faults', () => {
  const rates = { failRate: 0.3, hangRate: 0.1, dropRate: 0.1 };
  const fates = (seed: number, r = rates): string[] =>
    Array.from({ length: 2_000 }, (_, index) =>
      chooseFault(r, { seed, textSha256: `text ${index % 500}`, attempt: 1 + Math.floor(index / 500) }),
    );

  it('are the same for the same seed, and others for another', () => {
    expect(fates(7)).toEqual(fates(7));
    expect(fates(7)).not.toEqual(fates(8));
  });

  it('come as often as they were asked for, and spare a later attempt at the same text', () => {
    const share = (fate: string): number => fates(7).filter((one) => one === fate).length / 2_000;
    expect(share('internal')).toBeCloseTo(0.15, 1);
    expect(share('unavailable')).toBeCloseTo(0.15, 1);
    expect(share('hang')).toBeCloseTo(0.1, 1);
    expect(share('drop')).toBeCloseTo(0.1, 1);
    const unlucky = fates(7).findIndex((fate, index) => index < 500 && fate !== 'none');
    const attempts = [0, 1, 2, 3].map((round) => fates(7)[unlucky + round * 500]);
    expect(attempts).toContain('none');
    expect(fates(7, { failRate: 0, hangRate: 0, dropRate: 0 }).every((fate) => fate === 'none')).toBe(true);
  });
});

it('counts a quota over any 60 seconds', () => {
  let now = 0;
  const limit = createRateLimit(
    () => 2,
    () => now,
  );
  const times = [0, 30_000, 59_999, 60_000, 60_001, 90_000, 90_001];
  expect(times.map((time) => ((now = time), limit.allows('a')))).toEqual([
    true,
    true,
    false,
    true,
    false,
    true,
    false,
  ]);
  expect(limit.allows('b')).toBe(true);
});

it('makes sound that decodes without a complaint to exactly its length, also where the loop begins again', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'tandem-fake-google-'));
  for (const bitrate of [32, 64] as const) {
    const file = join(dir, `${bitrate}.mp3`);
    await writeFile(file, (await createSound(bitrate)).mp3(2_345));
    const { seconds, errors } = await decodeSeconds(file);
    expect([seconds, errors]).toEqual([expect.closeTo((2_345 * FRAME_MS) / 1_000, 1), []]);
  }
  await rm(dir, { recursive: true });
});

async function connect(options: FakeGoogleOptions, channel: object = {}): Promise<TextToSpeechClient> {
  return (await start(options, channel)).client;
}

async function start(
  options: FakeGoogleOptions,
  channel: object = {},
): Promise<{ client: TextToSpeechClient; fake: FakeGoogle }> {
  const fake = await startFakeGoogle(options);
  const client = new TextToSpeechClient({
    apiEndpoint: '127.0.0.1',
    port: fake.port,
    sslCreds: grpc.credentials.createInsecure(),
    auth: new googleAuthLibrary.GoogleAuth({ authClient: new googleAuthLibrary.PassThroughClient() }),
    ...channel,
  });
  running.push(fake, { close: () => client.close() });
  return { client, fake };
}
