import type { EngineEntry } from './engine.ts';
import { espeakEntry } from './espeak/entry.ts';
import { googleEntry } from './google/entry.ts';
import { openAiEntry } from './openai/entry.ts';

/** Who can speak: what TTS_PROVIDER names, else the first whose settings are set, else the last. */
export const ENGINES: readonly EngineEntry[] = [googleEntry, openAiEntry, espeakEntry];
