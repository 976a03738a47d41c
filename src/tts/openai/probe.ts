import { SpeechError, SpeechSetupError } from '../engine.ts';
import type { SpeechRequest, Voice } from '../engine.ts';
import { UnusableSound } from './sound.ts';

export interface ProbedServer {
  checkModel: () => Promise<void>;
  voices: () => Promise<readonly Voice[]>;
  synthesize: (request: SpeechRequest) => Promise<unknown>;
  toSpeechError: (error: unknown) => SpeechError;
}

/**
 * Asks a server for everything that a book needs of it, down to a word: whether a server speaks, and what it sends,
 * can't be known otherwise.
 *
 * @throws {SpeechSetupError} where a setting is at fault, {SpeechError} where waiting may help
 */
export async function probeServer(server: ProbedServer): Promise<void> {
  try {
    await server.checkModel();
    const [voice] = await server.voices();
    if (voice === undefined) return;
    const hello = { text: 'Hello.', voice: voice.id, language: 'en', speed: 1 };
    await server.synthesize(hello).catch((error: unknown) => {
      // From now on it is asked for WAV.
      if (isUnusable(error) && error.cause.wavMayHelp) return server.synthesize(hello);
      throw error;
    });
  } catch (error) {
    throw explain(error instanceof SpeechSetupError ? error : server.toSpeechError(error));
  }
}

function explain(error: SpeechSetupError | SpeechError): Error {
  if (error instanceof SpeechSetupError) return error;
  if (error.cause instanceof SpeechSetupError) return error.cause;
  if (error.kind !== 'setup' && error.kind !== 'rejected' && !isUnusable(error)) return error;
  return new SpeechSetupError(
    'OPENAI_BASE_URL',
    `names a server that can't be used: ${error.message}`,
    'see the message, and correct the setting that it names',
    { cause: error },
  );
}

function isUnusable(error: unknown): error is SpeechError & { cause: UnusableSound } {
  return error instanceof SpeechError && error.cause instanceof UnusableSound;
}
