import { expect, test } from 'vitest';
import { createSettingsReader } from '../../../src/settings/reader.ts';
import { readGoogleSettings } from '../../../src/tts/google/settings.ts';

test('the settings of Google are read as they are meant', () => {
  expect(readGoogleSettings(createSettingsReader({ GOOGLE_APPLICATION_CREDENTIALS: '/key.json' }))).toEqual({
    credentials: { kind: 'file', path: '/key.json' },
    endpoint: null,
    bitrateKbps: 32,
    quotas: {},
  });
  expect(
    readGoogleSettings(
      createSettingsReader({
        GOOGLE_TTS_ENDPOINT: 'http://127.0.0.1:9999',
        GOOGLE_TTS_QUOTAS: 'Chirp3-HD:400, Neural2:2000',
        GOOGLE_TTS_BITRATE_KBPS: '64',
      }),
    ),
  ).toEqual({
    credentials: null,
    endpoint: { host: '127.0.0.1', port: 9999, plaintext: true },
    quotas: { 'Chirp3-HD': 400, Neural2: 2000 },
    bitrateKbps: 64,
  });
});
