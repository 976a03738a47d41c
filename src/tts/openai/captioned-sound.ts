import { mp3DelayMs } from '../../audio/mp3-writer.ts';
import { carryTimes } from '../../narration/word-times.ts';
import type { WordTime } from '../../narration/word-times.ts';
import { UnusableSound } from './sound.ts';

/** What a server sends that says when each word is heard. */
export interface CaptionedSound {
  sound: Buffer;
  type: string;
  /** `null` where it doesn't say. */
  words: WordTime[] | null;
}

/** The whole answer is held, as text: so much are five minutes of WAV. */
const LARGEST_ANSWER_BYTES = 20 * 1024 * 1024;
/** Longer texts are asked for without: some three minutes. */
export const MOST_CAPTIONED_CHARACTERS = 2_500;

/**
 * Reads `{"audio": base64, "audio_format": …, "timestamps": [{"word", "start_time", "end_time"}]}`; an answer that
 * isn't JSON is the sound itself.
 *
 * @param target.text as it was asked for; the server's words are those of its own spelling
 * @throws {UnusableSound}, and whatever `chunks` throws
 */
export async function readCaptionedSound(
  chunks: AsyncIterable<Buffer>,
  type: string,
  target: { text: string; sampleRateHz: number },
): Promise<CaptionedSound> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of chunks) {
    parts.push(chunk);
    bytes += chunk.length;
    if (bytes > LARGEST_ANSWER_BYTES) {
      throw new UnusableSound(
        `it sent more than ${LARGEST_ANSWER_BYTES} bytes for a text that can't take so long`,
      );
    }
  }
  const body = Buffer.concat(parts);
  if (body[0] !== '{'.charCodeAt(0)) return { sound: body, type, words: null };
  const { audio, audio_format: format, timestamps } = parse(body);
  if (typeof audio !== 'string' || audio === '') {
    throw new UnusableSound(`it sent no sound: ${body.toString('latin1', 0, 80).replace(/[^ -~]+/g, ' ')}`);
  }
  return {
    sound: Buffer.from(audio, 'base64'),
    type: typeof format === 'string' ? format.toLowerCase() : '',
    words: Array.isArray(timestamps) ? timesOf(timestamps, target) : null,
  };
}

function parse(body: Buffer): Record<string, unknown> {
  try {
    return JSON.parse(body.toString('utf8')) as Record<string, unknown>;
  } catch {
    return {};
  }
}

/** As every MP3, also the server's own, the sound is later by LAME's delay. */
function timesOf(
  timestamps: readonly unknown[],
  { text, sampleRateHz }: { text: string; sampleRateHz: number },
): WordTime[] {
  const times: WordTime[] = [];
  let sent = '';
  for (const timestamp of timestamps) {
    const { word, start_time: seconds } = (timestamp ?? {}) as { word?: unknown; start_time?: unknown };
    if (typeof word !== 'string' || typeof seconds !== 'number') continue;
    times.push({ at: sent.length, ms: seconds * 1000 + mp3DelayMs(sampleRateHz) });
    sent += `${word.trim()} `;
  }
  return carryTimes(text, sent, times);
}
