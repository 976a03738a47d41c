import type { SettingsReader } from '../../settings/reader.ts';
import { OPENAI_HOST } from './models.ts';
import { readServerUrl } from './server-url.ts';

/** A server that speaks OpenAI's `POST /v1/audio/transcriptions`. */
export interface RecogniserSettings {
  /** Without a slash at its end; what follows is `/audio/transcriptions`. */
  readonly baseUrl: string;
  readonly apiKey: string | null;
  readonly model: string;
}

/** `null`: nobody listens to what is doubtful. */
export function readRecogniserSettings(read: SettingsReader): RecogniserSettings | null {
  const url = readServerUrl(read, 'TRANSCRIPTION_BASE_URL', 'TRANSCRIPTION_API_KEY');
  const apiKey = read.optionalText('TRANSCRIPTION_API_KEY');
  const model = read.text('TRANSCRIPTION_MODEL', 'whisper-1');
  if (url === null) return null;
  if (url.hostname === OPENAI_HOST && apiKey === null) {
    read.problem('TRANSCRIPTION_API_KEY', 'is not set, and OpenAI listens for nobody without one');
  }
  return { baseUrl: url.href.replace(/\/+$/, ''), apiKey, model };
}
