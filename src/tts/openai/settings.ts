import type { DocumentedSetting } from '../../settings/alternatives.ts';
import type { SettingsReader } from '../../settings/reader.ts';
import { isPrivateHost } from './address.ts';
import { WORD_TIMES_CHOICES } from './captions.ts';
import { knownModel, OPENAI_HOST, OPENAI_LANGUAGES, OPENAI_VOICES } from './models.ts';
import { readServerUrl } from './server-url.ts';
import { parseVoiceList } from './voice-list.ts';
import type { NamedVoice } from './voice-list.ts';

export const SPEECH_FORMATS = ['mp3', 'wav', 'pcm'] as const;
export const SAMPLE_RATES_HZ = [16_000, 22_050, 24_000, 32_000, 44_100, 48_000] as const;

/** A server that speaks OpenAI's `POST /v1/audio/speech`. */
export interface OpenAiSettings {
  /** Without a slash at its end; what follows is `/audio/speech`. */
  readonly baseUrl: string;
  readonly host: string;
  readonly isPrivate: boolean;
  readonly apiKey: string | null;
  readonly model: string;
  /** `null`: the server is asked. */
  readonly voices: readonly NamedVoice[] | null;
  /** What a voice reads of which nobody says more. */
  readonly languages: readonly string[];
  /** How the voices are to read, for models that take instructions. */
  readonly instructions: string | null;
  /** What the server is asked for; what comes is told by its bytes. */
  readonly format: (typeof SPEECH_FORMATS)[number];
  /** Of all audio that is kept. */
  readonly sampleRateHz: number;
  readonly bitrateKbps: number;
  /** Whether the server is asked when each word is heard; `auto`: where it says that it can be. */
  readonly wordTimes: (typeof WORD_TIMES_CHOICES)[number];
  readonly maxCharacters: number;
  readonly maxBytes: number | null;
  readonly concurrency: number;
  readonly requestsPerMinute: number;
  readonly timeoutMs: number;
  readonly usdPerMillionCharacters: number;
}

export const OPENAI_SETTINGS: readonly DocumentedSetting[] = [
  row(
    'OPENAI_BASE_URL',
    '`https://api.openai.com/v1`',
    "a server that speaks OpenAI's `/audio/speech`, with the `/v1` at the end of its address; `kokoro:8880` is short for `http://kokoro:8880/v1`",
  ),
  row('OPENAI_API_KEY', '–', 'key of that server, where it wants one'),
  row('OPENAI_TTS_MODEL', '`tts-1`', 'model that speaks'),
  row(
    'OPENAI_TTS_VOICES',
    'the server is asked',
    'its voices, where it has no list of them: `nova,anna=de,tom=en-GB+en-US`',
  ),
  row(
    'OPENAI_TTS_LANGUAGES',
    "OpenAI's own, else `en`",
    'languages of the voices of which nobody says more: `en,de`',
  ),
  row('OPENAI_TTS_INSTRUCTIONS', '–', 'how the voices are to read, for models that take instructions'),
  row(
    'OPENAI_TTS_FORMAT',
    '`mp3`',
    '`mp3`, `wav` or `pcm`: what the server is asked for; what comes is encoded where need be',
  ),
  row(
    'OPENAI_TTS_SAMPLE_RATE_HZ',
    '`24000`',
    'sampling rate of all audio that is kept; MP3s of another rate or in stereo are asked for as WAV',
  ),
  row('OPENAI_TTS_BITRATE_KBPS', '`64`', 'of what is encoded here'),
  row(
    'OPENAI_TTS_WORD_TIMES',
    '`auto`',
    "when each word is heard, by Kokoro's `/dev/captioned_speech`: `auto` where the server lists it in its `/openapi.json`, `on` or `off`",
  ),
  row('OPENAI_TTS_MAX_CHARACTERS', '`4000`', 'longest text of one call'),
  row('OPENAI_TTS_MAX_BYTES', 'no limit', 'the same in bytes of UTF-8'),
  row('OPENAI_TTS_CONCURRENCY', '2 in your own network, else 8', 'calls at once of one worker'),
  row(
    'OPENAI_TTS_REQUESTS_PER_MINUTE',
    '500 at OpenAI, else no limit',
    'calls a minute of all workers together',
  ),
  row(
    'OPENAI_TTS_TIMEOUT_SECONDS',
    '`285`',
    'a call that takes longer may have been charged, and is made again',
  ),
  row(
    'OPENAI_TTS_USD_PER_MILLION',
    "OpenAI's own, 0 in your own network",
    'US dollars for a million characters; must be set for any other server',
  ),
];

const DEFAULT_BASE_URL = `https://${OPENAI_HOST}/v1`;
/** Node's own client gives up after 300. */
const LONGEST_TIMEOUT_SECONDS = 290;

/** `null` where the address can't be used, which is a problem then. */
export function readOpenAiSettings(read: SettingsReader): OpenAiSettings | null {
  const url = readBaseUrl(read);
  const model = read.text('OPENAI_TTS_MODEL', 'tts-1');
  const hostname = url?.hostname ?? OPENAI_HOST;
  const isOpenAi = hostname === OPENAI_HOST;
  const isPrivate = isPrivateHost(hostname);
  const voices = parseVoiceList(read.text('OPENAI_TTS_VOICES', ''));
  if ('problem' in voices) read.problem('OPENAI_TTS_VOICES', voices.problem);
  const listed = 'voices' in voices ? voices.voices : [];
  const known = isOpenAi ? OPENAI_VOICES.map((name) => ({ name, languages: null })) : null;
  const rate = read.oneOf('OPENAI_TTS_SAMPLE_RATE_HZ', SAMPLE_RATES_HZ.map(String), '24000');
  const amount = read.optionalAmount('OPENAI_TTS_USD_PER_MILLION', {
    min: 0,
    max: 100_000,
    unit: 'US dollars',
  });
  const settings = {
    model,
    isPrivate,
    apiKey: read.optionalText('OPENAI_API_KEY'),
    voices: listed.length > 0 ? listed : known,
    languages: readLanguages(read, isOpenAi ? OPENAI_LANGUAGES : ['en']),
    instructions: read.optionalText('OPENAI_TTS_INSTRUCTIONS'),
    format: read.oneOf('OPENAI_TTS_FORMAT', SPEECH_FORMATS, 'mp3'),
    sampleRateHz: Number(rate),
    bitrateKbps: Number(read.oneOf('OPENAI_TTS_BITRATE_KBPS', ['32', '48', '64', '96', '128'], '64')),
    wordTimes: read.oneOf('OPENAI_TTS_WORD_TIMES', WORD_TIMES_CHOICES, 'auto'),
    maxCharacters: read.integer('OPENAI_TTS_MAX_CHARACTERS', { fallback: 4_000, min: 100, max: 100_000 }),
    maxBytes: read.optionalInteger('OPENAI_TTS_MAX_BYTES', { min: 100, max: 400_000, unit: 'bytes' }),
    concurrency: read.integer('OPENAI_TTS_CONCURRENCY', { fallback: isPrivate ? 2 : 8, min: 1, max: 256 }),
    requestsPerMinute: read.integer('OPENAI_TTS_REQUESTS_PER_MINUTE', {
      fallback: isOpenAi ? 500 : 1_000_000,
      min: 1,
      max: 1_000_000,
    }),
    timeoutMs:
      read.integer('OPENAI_TTS_TIMEOUT_SECONDS', {
        fallback: 285,
        min: 5,
        max: LONGEST_TIMEOUT_SECONDS,
        unit: 'seconds',
      }) * 1000,
    usdPerMillionCharacters: amount ?? knownModel(hostname, model)?.usdPerMillionCharacters ?? 0,
  };
  if (url === null) return null;
  return { ...settings, host: url.host, baseUrl: url.href.replace(/\/+$/, '') };
}

/** What is only wrong where this server is to speak. */
export function requireOpenAi(read: SettingsReader, settings: OpenAiSettings): void {
  const isOpenAi = settings.host === OPENAI_HOST;
  if (isOpenAi && settings.apiKey === null) {
    read.problem(
      'OPENAI_API_KEY',
      'is not set, and OpenAI speaks for nobody without one; or set OPENAI_BASE_URL to a server of your own',
    );
  }
  const hasPrice =
    settings.isPrivate ||
    read.optionalText('OPENAI_TTS_USD_PER_MILLION') !== null ||
    knownModel(settings.host, settings.model) !== null;
  if (!hasPrice) {
    read.problem(
      'OPENAI_TTS_USD_PER_MILLION',
      `is not set, and what ${settings.host} takes for the model "${settings.model}" isn't known here; set it to the US dollars for a million characters, 0 where it is free, so that limits on costs hold`,
    );
  }
}

function row(name: string, fallback: string, meaning: string): DocumentedSetting {
  return { names: [name], default: fallback, meaning };
}

function readBaseUrl(read: SettingsReader): URL | null {
  const url = readServerUrl(read, 'OPENAI_BASE_URL', 'OPENAI_API_KEY');
  return url ?? (read.hasProblem('OPENAI_BASE_URL') ? null : new URL(DEFAULT_BASE_URL));
}

function readLanguages(read: SettingsReader, fallback: readonly string[]): readonly string[] {
  const text = read.optionalText('OPENAI_TTS_LANGUAGES');
  if (text === null) return fallback;
  try {
    return Intl.getCanonicalLocales(text.split(',').map((tag) => tag.trim()));
  } catch {
    read.problem('OPENAI_TTS_LANGUAGES', 'must be a list of language tags, for example en,de,pt-BR');
    return fallback;
  }
}
