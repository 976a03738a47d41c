import { textSha256 } from '../fake-google/ledger.ts';
import type { LedgerEntry } from '../fake-google/ledger.ts';
import { startFakeGoogle } from '../fake-google/server.ts';
import { startFakeOpenAi } from '../fake-openai/server.ts';

/** Who speaks in a run: an engine whose calls the judge can count, or the offline voice, which keeps no books. */
export const SPEECH_CHOICES = ['google', 'openai', 'espeak'] as const;
export type SpeechChoice = (typeof SPEECH_CHOICES)[number];

/** A speech service of this run alone. */
export interface SpeechStandIn {
  readonly port: number;
  /** Every call for the text of a book. */
  ledger(): readonly LedgerEntry[];
  /** What Tandem is told, to reach it on this port. */
  env(port: number): Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** What the preflight check says at every start. */
const PROBE_SHA256 = textSha256('Hello.');
/** Speech that is shorter than any voice could make it is taken for cut; this is just above. */
const QUICKEST_MS_PER_CHARACTER = 20;

/** `null` for the offline voice. */
export async function startSpeechStandIn(
  speech: SpeechChoice,
  options: { latencyMs: number; msPerCharacter: number; seed: number },
): Promise<SpeechStandIn | null> {
  switch (speech) {
    case 'espeak':
      return null;
    case 'google': {
      const fake = await startFakeGoogle({ ...options, requestsPerMinute: 1_000_000 });
      return {
        ...fake,
        env: (port) => ({
          GOOGLE_TTS_ENDPOINT: `http://127.0.0.1:${port}`,
          GOOGLE_TTS_QUOTAS: 'Neural2:1000000',
          DEFAULT_VOICE: 'en-US-Neural2-A',
        }),
      };
    }
    case 'openai': {
      const { latencyMs, msPerCharacter } = options;
      const fake = await startFakeOpenAi({
        latencyMs,
        msPerCharacter: Math.max(QUICKEST_MS_PER_CHARACTER, msPerCharacter),
      });
      return {
        ...fake,
        ledger: () => fake.ledger().filter(({ sha256 }) => sha256 !== PROBE_SHA256),
        env: (port) => ({
          OPENAI_BASE_URL: `http://127.0.0.1:${port}/v1`,
          OPENAI_TTS_MODEL: fake.habits.model,
          OPENAI_TTS_USD_PER_MILLION: '16',
          DEFAULT_VOICE: 'af_heart',
        }),
      };
    }
  }
}
