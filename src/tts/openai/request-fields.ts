import type { OpenAiSettings } from './settings.ts';
import { OPENAI_HOST } from './models.ts';
import type { ServerFailure } from './failures.ts';

/** What is asked for; servers differ in what they take, and are asked for less once they have refused a field. */
export interface RequestFields {
  body(call: { text: string; voice: string; speed: number }): Record<string, unknown>;
  /** True when the server refused a field that it can be asked without: the call is worth another try at once. */
  leaveOut(failure: ServerFailure, body: Record<string, unknown>): boolean;
  /** `mp3`, `wav` or `pcm`; empty where the server takes no such wish. */
  asksFor(): string;
  /** From now on WAV is asked for. False where it was before. */
  askForWav(): boolean;
}

/** All that isn't needed. Speed is only sent where it isn't 1, and then it is needed. */
const OPTIONAL = ['stream', 'instructions', 'response_format'];

export function createRequestFields(settings: OpenAiSettings): RequestFields {
  const { model, instructions, host } = settings;
  const refused = new Set<string>();
  let format: string = settings.format;
  return {
    body: ({ text, voice, speed }) => {
      const all: Record<string, unknown> = {
        model,
        input: text,
        // OpenAI's own voices have names, those that a customer made have ids.
        voice: host === OPENAI_HOST && voice.startsWith('voice_') ? { id: voice } : voice,
        response_format: format,
        ...(speed !== 1 && { speed }),
        ...(instructions !== null && { instructions }),
        // Kokoro streams unless told otherwise, and a failure after the first byte is then a 200 that is cut short.
        // OpenAI doesn't know it.
        ...(host !== OPENAI_HOST && { stream: false }),
      };
      return Object.fromEntries(Object.entries(all).filter(([field]) => !refused.has(field)));
    },
    leaveOut: ({ status, complaint }, body) => {
      if (status !== 400 && status !== 422) return false;
      const { field, says } = complaint;
      // Calls that were under way together are refused together: what counts is what this one was sent with.
      const named = OPTIONAL.find(
        (name) => name in body && (field === name || new RegExp(`\\b${name}\\b`).test(says)),
      );
      if (named === undefined) return false;
      refused.add(named);
      return true;
    },
    asksFor: () => (refused.has('response_format') ? '' : format),
    askForWav: () => {
      if (format === 'wav' || refused.has('response_format')) return false;
      format = 'wav';
      return true;
    },
  };
}
