import { parseMp3Header } from '../../audio/mp3-frames.ts';

export type SoundKind =
  'mp3' | 'wav' | 'pcm' | 'json' | 'web page' | 'Ogg' | 'FLAC' | 'AAC' | 'MP4' | 'unknown';

/** So many bytes tell what follows. */
export const SNIFF_BYTES = 16;

/**
 * What an answer is, by its bytes: WAV comes under the name of MP3, and the other way round. Samples alone can't be
 * told by their bytes, so there the type counts, or what was asked for.
 */
export function sniff(head: Buffer, type: string, asked: string): SoundKind {
  const mark = head.toString('latin1', 0, 4);
  if (mark === 'RIFF' || mark === 'RF64') return 'wav';
  if (mark.startsWith('ID3') || parseMp3Header(head, 0) !== undefined) return 'mp3';
  if (mark === 'OggS') return 'Ogg';
  if (mark === 'fLaC') return 'FLAC';
  if (head.toString('latin1', 4, 8) === 'ftyp') return 'MP4';
  if (head[0] === 0xff && ((head[1] ?? 0) & 0xf6) === 0xf0) return 'AAC';
  const text = head.toString('latin1').trimStart();
  if (/html|xml/.test(type) || /^<(!doctype|html|\?xml)/i.test(text)) return 'web page';
  if (type.includes('json') || /^[{[]\s*"/.test(text)) return 'json';
  if (/audio\/(x-)?(pcm|l16|raw)/.test(type) || (asked === 'pcm' && !type.startsWith('text/'))) return 'pcm';
  return 'unknown';
}

/** `audio/pcm;rate=24000;channels=1`; OpenAI's own samples have 24 kHz, and say nothing. */
export function pcmFormat(type: string): { sampleRateHz: number; channels: number } {
  const number = (name: string, fallback: number): number => {
    const value = Number(new RegExp(`${name}=(\\d+)`).exec(type)?.[1]);
    return value > 0 ? value : fallback;
  };
  return { sampleRateHz: number('rate', 24_000), channels: Math.min(8, number('channels', 1)) };
}
