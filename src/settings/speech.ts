import type { SettingsReader } from './reader.ts';
import type { GoogleCredentials } from '../tts/google-credentials.ts';
import { parseGoogleEndpoint } from '../tts/google-endpoint.ts';
import type { GoogleEndpoint } from '../tts/google-endpoint.ts';
import { parseQuotas } from '../tts/quota.ts';

/** Where speech is bought, and within which quota. */
export interface GoogleSettings {
  /** `null` for a plaintext endpoint only. */
  readonly credentials: GoogleCredentials | null;
  /** `null` is Google's own. */
  readonly endpoint: GoogleEndpoint | null;
  /** Requests a minute by voice family; families that are not named have Google's default. */
  readonly quotas: Readonly<Record<string, number>>;
  readonly bitrateKbps: 32 | 64;
}

interface SpeechSettings {
  ttsProvider: 'google' | 'espeak';
  google: GoogleSettings;
}

/** Whoever sets one of Google's variables wants Google, unless TTS_PROVIDER says otherwise. */
export function readSpeechSettings(read: SettingsReader): SpeechSettings {
  const path = read.optionalText('GOOGLE_APPLICATION_CREDENTIALS');
  const json = read.optionalText('GOOGLE_APPLICATION_CREDENTIALS_JSON');
  const endpointText = read.optionalText('GOOGLE_TTS_ENDPOINT');
  const endpoint = endpointText === null ? null : parseGoogleEndpoint(endpointText);
  if (endpoint !== null && 'problem' in endpoint) read.problem('GOOGLE_TTS_ENDPOINT', endpoint.problem);
  const quotas = parseQuotas(read.text('GOOGLE_TTS_QUOTAS', ''));
  if ('problem' in quotas) read.problem('GOOGLE_TTS_QUOTAS', quotas.problem);
  const bitrate = read.oneOf('GOOGLE_TTS_BITRATE_KBPS', ['32', '64'], '32');

  const wanted = path !== null || json !== null || endpointText !== null;
  const ttsProvider = read.oneOf('TTS_PROVIDER', ['google', 'espeak'], wanted ? 'google' : 'espeak');
  const google: GoogleSettings = {
    credentials: json !== null ? { kind: 'json', json } : path !== null ? { kind: 'file', path } : null,
    endpoint: endpoint === null || 'problem' in endpoint ? null : endpoint,
    quotas: 'quotas' in quotas ? quotas.quotas : {},
    bitrateKbps: bitrate === '64' ? 64 : 32,
  };
  if (ttsProvider === 'google' && !read.hasProblem('GOOGLE_TTS_ENDPOINT')) {
    if (google.credentials === null && google.endpoint?.plaintext !== true) {
      read.problem(
        'GOOGLE_APPLICATION_CREDENTIALS',
        'is not set, and Google speech needs an account: set it to the path of a key file, or put the content of one into GOOGLE_APPLICATION_CREDENTIALS_JSON',
      );
    }
    if (path !== null && json !== null) {
      read.problem(
        'GOOGLE_APPLICATION_CREDENTIALS_JSON',
        'is set beside GOOGLE_APPLICATION_CREDENTIALS; remove one of the two, so that it is clear which account pays',
      );
    }
  }
  return { ttsProvider, google };
}
