import type { Tone } from './tone.ts';

/** How one of the servers that people run, or pay, behaves: from its source or its documentation. */
export interface ServerHabits {
  /** Longest `input`; more is refused. Characters. */
  maxCharacters: number;
  /** Fields that it doesn't know and refuses. */
  unknownFields: readonly string[];
  heedsSpeed: boolean;
  /** How an error is put. */
  error(status: number, message: string, field: string | null): { body: string; type: string };
  /** What it sends, whatever it was asked for. */
  sound(tone: Tone, ms: number, format: string | undefined): { audio: Buffer; type: string };
  /** Whether it also speaks at `/dev/captioned_speech`, with the times of its words. */
  captions?: boolean;
  /** By path, what it lists. */
  lists: Readonly<Record<string, unknown>>;
  model: string;
  voices: readonly string[];
}

const json = (value: unknown): { body: string; type: string } => ({
  body: JSON.stringify(value),
  type: 'application/json',
});
const openAiError: ServerHabits['error'] = (_status, message, field) =>
  json({ error: { message, type: 'invalid_request_error', param: field, code: null } });
/** FastAPI: 422 is a list, everything else what the program put into `detail`. */
const fastApiError: ServerHabits['error'] = (status, message, field) =>
  status === 422
    ? json({ detail: [{ loc: ['body', field ?? 'input'], msg: message, type: 'value_error' }] })
    : json({ detail: message });

const asAsked: ServerHabits['sound'] = (tone, ms, format = 'mp3') =>
  format === 'wav'
    ? { audio: tone.wav(ms), type: 'audio/wav' }
    : format === 'pcm'
      ? { audio: tone.pcm(ms), type: 'audio/pcm' }
      : { audio: tone.mp3(ms), type: 'audio/mpeg' };
const alwaysWav: ServerHabits['sound'] = (tone, ms) => ({ audio: tone.wav(ms), type: 'audio/mpeg' });

const MODELS = (id: string): unknown => ({ object: 'list', data: [{ id, object: 'model' }] });

export const SERVERS = {
  openai: {
    maxCharacters: 4_096,
    unknownFields: ['stream'],
    heedsSpeed: true,
    error: openAiError,
    sound: (tone, ms, format) =>
      format === 'wav'
        ? { audio: tone.wav(ms, { streamed: true }), type: 'audio/wav' }
        : asAsked(tone, ms, format),
    lists: {
      '/models': { data: [{ id: 'tts-1', shutdown_date: '2027-01-06' }] },
    },
    model: 'tts-1',
    voices: ['alloy', 'nova'],
  },
  kokoro: {
    maxCharacters: 1_000_000,
    unknownFields: [],
    heedsSpeed: true,
    error: (status, message, field) =>
      status === 422
        ? fastApiError(status, message, field)
        : json({ detail: { error: 'validation_error', message, type: 'invalid_request_error' } }),
    sound: asAsked,
    captions: true,
    lists: {
      '/openapi.json': { paths: { '/v1/audio/speech': {}, '/dev/captioned_speech': {} } },
      '/models': MODELS('kokoro'),
      '/audio/voices': {
        voices: [
          { id: 'af_heart', name: 'af_heart' },
          { id: 'bm_george', name: 'bm_george' },
        ],
      },
    },
    model: 'kokoro',
    voices: ['af_heart', 'bm_george'],
  },
  speaches: {
    maxCharacters: 1_000_000,
    unknownFields: [],
    heedsSpeed: true,
    error: fastApiError,
    sound: asAsked,
    lists: {
      '/models': MODELS('speaches-ai/Kokoro-82M-v1.0-ONNX'),
      '/audio/voices': [{ name: 'af_heart', language: 'en-us', gender: 'female' }],
    },
    model: 'speaches-ai/Kokoro-82M-v1.0-ONNX',
    voices: ['af_heart'],
  },
  chatterbox: {
    maxCharacters: 3_000,
    unknownFields: [],
    heedsSpeed: false,
    error: (_status, message) => json({ detail: { error: { message, type: 'invalid_request_error' } } }),
    sound: alwaysWav,
    lists: { '/voices': { voices: [{ name: 'My Voice', language: 'de' }], count: 1 } },
    model: 'chatterbox-tts-1',
    voices: ['My Voice'],
  },
  orpheus: {
    maxCharacters: 1_000_000,
    unknownFields: [],
    heedsSpeed: false,
    error: fastApiError,
    sound: alwaysWav,
    lists: { '/audio/voices': { status: 'ok', voices: ['tara', 'leo'] } },
    model: 'orpheus',
    voices: ['tara', 'leo'],
  },
  localai: {
    maxCharacters: 1_000_000,
    unknownFields: [],
    heedsSpeed: true,
    error: (status, message) => json({ error: { code: status, message, type: '' } }),
    sound: (tone, ms) => ({ audio: tone.wav(ms, { sampleRateHz: 22_050 }), type: 'audio/x-wav' }),
    lists: { '/models': MODELS('voice-en-us-amy-low'), '/audio/voices': { voices: ['en_US-amy-low'] } },
    model: 'voice-en-us-amy-low',
    voices: ['en_US-amy-low'],
  },
  openrouter: {
    maxCharacters: 4_096,
    unknownFields: [],
    heedsSpeed: true,
    error: openAiError,
    sound: (tone, ms, format = 'pcm') =>
      format === 'pcm'
        ? { audio: tone.pcm(ms), type: 'audio/pcm;rate=24000;channels=1' }
        : asAsked(tone, ms, format),
    lists: {},
    model: 'openai/gpt-4o-mini-tts',
    voices: ['alloy'],
  },
  deepinfra: {
    maxCharacters: 10_000,
    unknownFields: ['stream'],
    heedsSpeed: true,
    error: (_status, message) => json({ detail: { error: message } }),
    sound: (tone, ms, format = 'mp3') =>
      format === 'mp3' ? { audio: tone.gluedMp3(ms), type: 'audio/mpeg' } : asAsked(tone, ms, format),
    lists: { '/voices': { voices: [{ voice_id: 'luna', name: 'Luna' }] } },
    model: 'hexgrad/Kokoro-82M',
    voices: ['luna'],
  },
  groq: {
    maxCharacters: 200,
    unknownFields: ['speed'],
    heedsSpeed: false,
    error: openAiError,
    sound: (tone, ms) => ({ audio: tone.wav(ms, { sampleRateHz: 48_000, channels: 2 }), type: 'audio/wav' }),
    lists: { '/models': MODELS('playai-tts') },
    model: 'playai-tts',
    voices: ['Fritz-PlayAI'],
  },
} satisfies Record<string, ServerHabits>;

export type ServerName = keyof typeof SERVERS;
