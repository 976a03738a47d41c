import { describe, expect, it } from 'vitest';
import { createSettingsReader } from '../../../src/settings/reader.ts';
import { isPrivateHost } from '../../../src/tts/openai/address.ts';
import { readComplaint } from '../../../src/tts/openai/complaint.ts';
import { readOpenAiSettings, requireOpenAi } from '../../../src/tts/openai/settings.ts';
import { sniff } from '../../../src/tts/openai/sniff.ts';
import { readVoiceNames, toServerVoices } from '../../../src/tts/openai/voices.ts';

function problemsOf(env: Record<string, string>): Record<string, string> {
  const read = createSettingsReader(env);
  const settings = readOpenAiSettings(read);
  if (settings !== null) requireOpenAi(read, settings);
  return Object.fromEntries(read.problems().map(({ setting, message }) => [setting, message]));
}

describe('the settings', () => {
  it('know OpenAI by itself, with its voices, its languages and its prices', () => {
    const settings = readOpenAiSettings(createSettingsReader({ OPENAI_API_KEY: 'k' }));
    expect(settings).toMatchObject({
      baseUrl: 'https://api.openai.com/v1',
      usdPerMillionCharacters: 15,
      requestsPerMinute: 500,
      isPrivate: false,
    });
    expect(settings?.voices?.map(({ name }) => name)).toContain('nova');
    expect(settings?.languages).toContain('de');
  });

  it('take a server in the own network for free, and ask it for its voices', () => {
    const env = { OPENAI_BASE_URL: 'http://kokoro:8880/v1/', OPENAI_TTS_MODEL: 'kokoro' };
    expect(problemsOf(env)).toEqual({});
    expect(readOpenAiSettings(createSettingsReader(env))).toMatchObject({
      baseUrl: 'http://kokoro:8880/v1',
      host: 'kokoro:8880',
      voices: null,
      usdPerMillionCharacters: 0,
      concurrency: 2,
    });
  });

  it.each<[string, Record<string, string>, string, RegExp]>([
    ['no address', { OPENAI_BASE_URL: 'kokoro' }, 'OPENAI_BASE_URL', /is not a URL/],
    [
      'a password in it',
      { OPENAI_BASE_URL: 'https://me:hush@host.example/v1' },
      'OPENAI_BASE_URL',
      /OPENAI_API_KEY/,
    ],
    [
      'a question in it',
      { OPENAI_BASE_URL: 'https://host.example/v1?key=hush' },
      'OPENAI_BASE_URL',
      /behind its path/,
    ],
    [
      'plain http elsewhere',
      { OPENAI_BASE_URL: 'http://host.example/v1' },
      'OPENAI_BASE_URL',
      /only sent over https/,
    ],
    ['OpenAI without a key', {}, 'OPENAI_API_KEY', /is not set/],
    [
      'no price',
      { OPENAI_BASE_URL: 'https://host.example/v1' },
      'OPENAI_TTS_USD_PER_MILLION',
      /host\.example/,
    ],
    ['no list of voices', { OPENAI_TTS_VOICES: 'a=b=c', OPENAI_API_KEY: 'k' }, 'OPENAI_TTS_VOICES', /nova/],
    [
      'no language',
      { OPENAI_TTS_LANGUAGES: 'not a tag', OPENAI_API_KEY: 'k' },
      'OPENAI_TTS_LANGUAGES',
      /en,de/,
    ],
  ])('refuse %s', (_what, env, setting, message) => {
    const problems = problemsOf(env);
    expect(problems[setting]).toMatch(message);
    expect(JSON.stringify(problems)).not.toContain('hush');
  });

  it.each([
    ['127.0.0.1', true],
    ['10.1.2.3', true],
    ['172.31.0.1', true],
    ['172.32.0.1', false],
    ['[::1]', true],
    ['[fd00::1]', true],
    ['[2001:db8::1]', false],
    ['kokoro', true],
    ['nas.local', true],
    ['8.8.8.8', false],
    ['api.groq.com', false],
    ['localhost.example.com', false],
  ])('know whether %s is in the own network: %s', (host, isPrivate) => {
    expect(isPrivateHost(host)).toBe(isPrivate);
  });
});

describe('a list of voices', () => {
  it.each<[string, unknown, string[]]>([
    ['strings under a key', { status: 'ok', voices: ['tara', 'leo'] }, ['tara', 'leo']],
    ['objects under a key', { voices: [{ id: 'af_heart', name: 'Heart' }] }, ['af_heart']],
    ['a list of its own', [{ name: 'luna' }, 'nova'], ['luna', 'nova']],
    ['data', { data: [{ voice_id: 'v1' }] }, ['v1']],
    ['styles', { styles: ['calm'] }, ['calm']],
    ['a map', { voices: { anna: {}, tom: {} } }, ['anna', 'tom']],
    ['nothing', { models: [] }, []],
    ['no object', 'hello', []],
  ])('is read from %s', (_what, answer, names) => {
    expect(readVoiceNames(answer).map(({ name }) => name)).toEqual(names);
  });

  it('says what it can about language and gender, by field or by name', () => {
    const named = readVoiceNames({
      voices: [
        'af_heart',
        'bm_george',
        'en_US-amy-low',
        { id: 'x', language: 'de_DE', gender: 'male' },
        'alloy',
      ],
    });
    const common = { family: 'kokoro', languages: ['en', 'fr'], usdPerMillionCharacters: 0 };
    expect(
      toServerVoices(named, common).map(({ voice }) => [voice.id, voice.languages, voice.gender]),
    ).toEqual([
      ['af_heart', ['en-US'], 'female'],
      ['bm_george', ['en-GB'], 'male'],
      ['en_US-amy-low', ['en-US'], null],
      ['x', ['de-DE'], 'male'],
      ['alloy', ['en', 'fr'], null],
    ]);
  });

  it('gives ids that can stand in an address, each once', () => {
    const common = { family: 'm', languages: ['en'], usdPerMillionCharacters: 0 };
    const named = ['My Voice', 'my voice', 'af_heart(2)+af_sky', 'Ünü', '語'].map((name) => ({
      name,
      languages: null,
    }));
    expect(toServerVoices(named, common).map(({ voice, name }) => [voice.id, name])).toEqual([
      ['My-Voice', 'My Voice'],
      ['my-voice-2', 'my voice'],
      ['af_heart-2-af_sky', 'af_heart(2)+af_sky'],
      ['U-nu', 'Ünü'],
      ['voice', '語'],
    ]);
  });
});

describe("a server's complaint", () => {
  it.each<[string, string, string, string | null]>([
    ['OpenAI', '{"error":{"message":"Too long","param":"input","code":"x"}}', 'Too long', 'input'],
    [
      'FastAPI, a list',
      '{"detail":[{"loc":["body","stream"],"msg":"Extra inputs"}]}',
      'Extra inputs',
      'stream',
    ],
    ['FastAPI, a text', '{"detail":"Not Found"}', 'Not Found', null],
    [
      'Kokoro',
      '{"detail":{"error":"processing_error","message":"Failed","type":"server_error"}}',
      'Failed',
      null,
    ],
    ['Chatterbox', '{"detail":{"error":{"message":"Empty input"}}}', 'Empty input', null],
    ['an error that is a text', '{"error":"no such model"}', 'no such model', null],
    ['plain text', ' Internal\nServer  Error ', 'Internal Server Error', null],
    [
      'a web page',
      '<html><title> Bad Gateway </title>',
      'it answers with a web page called "Bad Gateway"',
      null,
    ],
    ['nothing', '', 'it gives no reason', null],
    ['JSON of another kind', '{"ok":false}', '{"ok":false}', null],
  ])('is understood from %s', (_what, body, says, field) => {
    expect(readComplaint(body, null)).toMatchObject({ says, field });
  });

  it('never repeats a key, whole or masked, and is short', () => {
    expect(readComplaint('bad key topsecretvalue', 'topsecretvalue').says).toBe('bad key [key]');
    expect(readComplaint('Incorrect API key provided: sk-abcd*****wxyz.', null).says).not.toMatch(
      /abcd|wxyz/,
    );
    expect(readComplaint('x'.repeat(5_000), null).says).toHaveLength(301);
  });
});

describe('bytes', () => {
  it.each<[string, Buffer, string, string, string]>([
    ['a WAV under the name of MP3', Buffer.from('RIFF\0\0\0\0WAVEfmt '), 'audio/mpeg', 'mp3', 'wav'],
    ['an MP3 under the name of WAV', Buffer.from([0xff, 0xf3, 0x84, 0xc4, 0, 0]), 'audio/wav', 'wav', 'mp3'],
    ['an MP3 with a tag', Buffer.from('ID3\x04\0\0\0\0\0\0'), '', 'mp3', 'mp3'],
    ['AAC', Buffer.from([0xff, 0xf1, 0x50, 0x80]), 'audio/mpeg', 'mp3', 'AAC'],
    ['samples by their type', Buffer.alloc(16), 'audio/pcm;rate=24000', 'mp3', 'pcm'],
    ['samples that were asked for', Buffer.alloc(16), 'application/octet-stream', 'pcm', 'pcm'],
    ['a web page instead of samples', Buffer.from('<!DOCTYPE html><html>'), 'audio/pcm', 'pcm', 'web page'],
    ['an error instead of samples', Buffer.from('{"detail":"no"}'), 'application/json', 'pcm', 'json'],
    ['zeros', Buffer.alloc(16), 'audio/mpeg', 'mp3', 'unknown'],
  ])('tell what an answer is: %s', (_what, head, type, asked, kind) => {
    expect(sniff(head, type, asked)).toBe(kind);
  });
});
