import { ESPEAK_VOICES } from '../../../src/tts/espeak/voices.ts';
import { describe, expect, it } from 'vitest';
import { ESPEAK_VOICE_ROWS } from '../../../src/tts/espeak/voice-rows.ts';
import type { Voice } from '../../../src/tts/engine.ts';
import { findVoice, voiceForLanguage, voiceReads } from '../../../src/tts/voices.ts';
import { espeakVoiceRows } from './espeak-voice-table.ts';

it('lists what the engine lists', async () => {
  expect(ESPEAK_VOICE_ROWS).toEqual(await espeakVoiceRows());
});

describe('voiceForLanguage, offline', () => {
  it.each([
    ['en', 'en-us'],
    ['en-US', 'en-us'],
    ['en-GB', 'en-gb'],
    ['en-AU', 'en-gb'],
    ['en-CA', 'en-us'],
    ['en-GB-scotland', 'en-gb-scotland'],
    ['de', 'de'],
    ['de-AT', 'de'],
    ['pt', 'pt-br'],
    ['pt-PT', 'pt-pt'],
    ['pt-AO', 'pt-pt'],
    ['es', 'es-es'],
    ['es-MX', 'es-419'],
    ['es-AR', 'es-419'],
    ['fr', 'fr-fr'],
    ['fr-CH', 'fr-ch'],
    ['fr-CA', 'fr-be'],
    ['zh', 'cmn'],
    ['zh-CN', 'cmn'],
    ['zh-Hant-TW', 'cmn'],
    ['cmn', 'cmn'],
    ['yue', 'yue'],
    ['no', 'nb'],
    ['nb-NO', 'nb'],
    ['iw', 'he'],
    ['ru', 'ru'],
    ['sr-Latn', 'sr'],
    ['fa', 'fa'],
    ['EN', 'en-us'],
  ])('%s is read by %s', (language, id) => {
    const voice = voiceForLanguage(ESPEAK_VOICES, language);
    expect(voice.id).toBe(id);
    expect(voiceReads(voice, language)).toBe(true);
  });

  it('keeps to the default voice for its own language, whatever the region', () => {
    expect(voiceForLanguage(ESPEAK_VOICES, 'en-US', 'en-gb-x-rp').id).toBe('en-gb-x-rp');
    expect(voiceForLanguage(ESPEAK_VOICES, 'de', 'en-gb-x-rp').id).toBe('de');
  });

  it('falls back to the default voice, then to American English, and says that it does not fit', () => {
    for (const language of ['tlh-x-nonsense-but-valid', 'wo', 'not a tag', '']) {
      const voice = voiceForLanguage(
        ESPEAK_VOICES.filter(({ id }) => id !== 'piqd'),
        language,
      );
      expect(voice.id).toBe('en-us');
      expect(voiceReads(voice, language)).toBe(false);
    }
    expect(voiceForLanguage(ESPEAK_VOICES, 'wo', 'fr-fr').id).toBe('fr-fr');
    expect(voiceForLanguage(ESPEAK_VOICES, null).id).toBe('en-us');
    expect(voiceForLanguage(ESPEAK_VOICES, null, 'de').id).toBe('de');
    expect(voiceForLanguage(ESPEAK_VOICES, null, 'gone').id).toBe('en-us');
    expect(() => voiceForLanguage([], 'en')).toThrow(RangeError);
  });
});

describe('voiceForLanguage, with the ids of a large service', () => {
  const voices = [
    'cmn-CN',
    'cmn-TW',
    'en-AU',
    'en-GB',
    'en-US',
    'fr-CA',
    'fr-FR',
    'pt-BR',
    'pt-PT',
    'yue-HK',
  ].flatMap((language) =>
    ['Aoede', 'Charon'].map((name): Voice => ({
      id: `${language}-Chirp3-HD-${name}`,
      name,
      languages: [language],
      family: 'Chirp3-HD',
      gender: null,
      usdPerMillionCharacters: 30,
    })),
  );

  it.each([
    ['en', 'en-US-Chirp3-HD-Aoede'],
    ['en-NZ', 'en-GB-Chirp3-HD-Aoede'],
    ['fr', 'fr-FR-Chirp3-HD-Aoede'],
    ['fr-CA', 'fr-CA-Chirp3-HD-Aoede'],
    ['pt', 'pt-BR-Chirp3-HD-Aoede'],
    ['zh', 'cmn-CN-Chirp3-HD-Aoede'],
    ['zh-TW', 'cmn-TW-Chirp3-HD-Aoede'],
    ['yue', 'yue-HK-Chirp3-HD-Aoede'],
  ])('%s is read by %s', (language, id) => {
    expect(voiceForLanguage(voices, language).id).toBe(id);
  });
});

it('finds a voice in any case of letters', () => {
  expect(findVoice(ESPEAK_VOICES, 'EN-us')?.id).toBe('en-us');
  expect(findVoice(ESPEAK_VOICES, 'en_us')).toBeUndefined();
});
