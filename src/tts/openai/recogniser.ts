import type { RecogniserSettings } from './recogniser-settings.ts';
import { createServerClient } from './client.ts';

/** Listens to speech and writes what it hears. */
export interface Recogniser {
  /** @param language BCP 47; `null` where nobody knows. @throws {Error} with a reason for people, without a key */
  transcribe(audio: Buffer, language: string | null, signal: AbortSignal): Promise<string>;
}

/** Any server that speaks OpenAI's `POST /v1/audio/transcriptions`. It is asked once. */
export function createRecogniser({ baseUrl, apiKey, model }: RecogniserSettings): Recogniser {
  const client = createServerClient({ baseUrl, apiKey });
  return {
    transcribe: async (audio, language, signal) => {
      const form = new FormData();
      form.set('file', new Blob([new Uint8Array(audio)], { type: 'audio/mpeg' }), 'speech.mp3');
      form.set('model', model);
      if (language !== null) form.set('language', language.split('-')[0] ?? language);
      form.set('response_format', 'json');
      const answer = await client.ask('/audio/transcriptions', form, { signal });
      const { text } = (answer ?? {}) as { text?: unknown };
      if (typeof text !== 'string') throw new Error('the recogniser sent no text');
      return text;
    },
  };
}
