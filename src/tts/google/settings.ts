import type { DocumentedSetting } from '../../settings/alternatives.ts';
import type { SettingsReader } from '../../settings/reader.ts';
import type { GoogleCredentials } from './credentials.ts';
import { parseGoogleEndpoint } from './endpoint.ts';
import type { GoogleEndpoint } from './endpoint.ts';
import { parseQuotas } from './quotas.ts';

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

export const GOOGLE_SETTINGS: readonly DocumentedSetting[] = [
  {
    names: ['GOOGLE_APPLICATION_CREDENTIALS'],
    default: '–',
    meaning: "path of a service account's JSON key",
  },
  {
    names: ['GOOGLE_APPLICATION_CREDENTIALS_JSON'],
    default: '–',
    meaning: 'the content of such a key, instead of its path',
  },
  {
    names: ['GOOGLE_TTS_ENDPOINT'],
    default: "Google's own",
    meaning:
      '`host` or `host:port`: a regional endpoint, or a local stand-in on a loopback address, which needs no key',
  },
  {
    names: ['GOOGLE_TTS_QUOTAS'],
    default: '`Chirp3-HD:200,Studio:500`, others 1000',
    meaning: 'requests a minute by voice family, as your Google project has them',
  },
  {
    names: ['GOOGLE_TTS_BITRATE_KBPS'],
    default: '`32`',
    meaning: "`64` sounds better, and exists in the beta version of Google's interface only",
  },
];

export function readGoogleSettings(read: SettingsReader): GoogleSettings {
  const path = read.optionalText('GOOGLE_APPLICATION_CREDENTIALS');
  const json = read.optionalText('GOOGLE_APPLICATION_CREDENTIALS_JSON');
  const endpointText = read.optionalText('GOOGLE_TTS_ENDPOINT');
  const endpoint = endpointText === null ? null : parseGoogleEndpoint(endpointText);
  if (endpoint !== null && 'problem' in endpoint) read.problem('GOOGLE_TTS_ENDPOINT', endpoint.problem);
  const quotas = parseQuotas(read.text('GOOGLE_TTS_QUOTAS', ''));
  if ('problem' in quotas) read.problem('GOOGLE_TTS_QUOTAS', quotas.problem);
  const bitrate = read.oneOf('GOOGLE_TTS_BITRATE_KBPS', ['32', '64'], '32');
  return {
    credentials: json !== null ? { kind: 'json', json } : path !== null ? { kind: 'file', path } : null,
    endpoint: endpoint === null || 'problem' in endpoint ? null : endpoint,
    quotas: 'quotas' in quotas ? quotas.quotas : {},
    bitrateKbps: bitrate === '64' ? 64 : 32,
  };
}

/** Whoever sets one of these wants Google. */
export function wantsGoogle(read: SettingsReader): boolean {
  return [
    'GOOGLE_APPLICATION_CREDENTIALS',
    'GOOGLE_APPLICATION_CREDENTIALS_JSON',
    'GOOGLE_TTS_ENDPOINT',
  ].some((setting) => read.optionalText(setting) !== null);
}

/** What is only wrong where Google is to speak. */
export function requireGoogleAccount(read: SettingsReader, { credentials, endpoint }: GoogleSettings): void {
  if (read.hasProblem('GOOGLE_TTS_ENDPOINT')) return;
  if (credentials === null && endpoint?.plaintext !== true) {
    read.problem(
      'GOOGLE_APPLICATION_CREDENTIALS',
      'is not set, and Google speech needs an account: set it to the path of a key file, or put the content of one into GOOGLE_APPLICATION_CREDENTIALS_JSON',
    );
  }
  const both = ['GOOGLE_APPLICATION_CREDENTIALS', 'GOOGLE_APPLICATION_CREDENTIALS_JSON'];
  if (both.every((setting) => read.optionalText(setting) !== null)) {
    read.problem(
      'GOOGLE_APPLICATION_CREDENTIALS_JSON',
      'is set beside GOOGLE_APPLICATION_CREDENTIALS; remove one of the two, so that it is clear which account pays',
    );
  }
}
