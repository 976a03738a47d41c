import { GoogleCallError } from './client.ts';
import { SpeechSetupError } from '../engine.ts';
import type { GoogleCredentials } from './credentials.ts';
import type { GoogleEndpoint } from './endpoint.ts';
import { classifyGoogleError } from './errors.ts';
import { SpeechError } from '../engine.ts';

const UNIMPLEMENTED = 12;

/** Turns what went wrong at the first contact into the variable to look at. */
export function explainProbe(
  error: unknown,
  { endpoint, credentials }: { endpoint: GoogleEndpoint | null; credentials: GoogleCredentials | null },
): unknown {
  if (!(error instanceof GoogleCallError)) return error;
  const { kind, message } = classifyGoogleError(error);
  if (kind !== 'setup') {
    const where = endpoint === null ? '' : ` at the address in GOOGLE_TTS_ENDPOINT`;
    return new SpeechError(kind, `${message}${where}`, { cause: error });
  }
  if (endpoint !== null && (endpoint.plaintext || error.code === UNIMPLEMENTED)) {
    return new SpeechSetupError(
      'GOOGLE_TTS_ENDPOINT',
      `does not work: ${message}`,
      'correct it, or leave it out to use the service itself',
      { cause: error },
    );
  }
  return new SpeechSetupError(
    credentials?.kind === 'json' ? 'GOOGLE_APPLICATION_CREDENTIALS_JSON' : 'GOOGLE_APPLICATION_CREDENTIALS',
    `does not work: ${message}`,
    'check that the key is still valid, and that its project has the Cloud Text-to-Speech API enabled and billing set up',
    { cause: error },
  );
}
