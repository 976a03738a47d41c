import { createHash } from 'node:crypto';

/** Everything that decides how a piece of text sounds. */
export interface SpokenContent {
  text: string;
  provider: string;
  voice: string;
  /** BCP 47. */
  language: string;
  speed: number;
  /** The engine's own version: a new one may sound different. */
  engineVersion: string;
}

/** Of the stored audio. */
const FORMAT = 'mp3';

/**
 * The identity of speech across all books: SHA-256, lower-case hex. JSON keeps the parts apart, so that no two
 * different contents share a key by concatenation.
 */
export function contentKey(content: SpokenContent): string {
  const parts = [
    content.text,
    content.provider,
    content.voice,
    content.language,
    content.speed,
    FORMAT,
    content.engineVersion,
  ];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
