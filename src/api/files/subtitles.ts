import type { ManifestSegment } from '../../db/manifest.ts';
import { timedSentences } from './timed-sentences.ts';

export type SubtitleFormat = 'vtt' | 'srt';

/** Of each format, as it is sent. */
export const SUBTITLE_TYPES: Readonly<Record<SubtitleFormat, string>> = {
  vtt: 'text/vtt',
  srt: 'application/x-subrip',
};

/**
 * The sentences as subtitles, a cue each.
 *
 * @param segments with times; a sentence that has none is left out.
 * @param shiftSeconds what is taken off every time, where the audio begins later than the book.
 */
export async function* subtitles(
  format: SubtitleFormat,
  segments: AsyncIterable<ManifestSegment>,
  shiftSeconds = 0,
): AsyncGenerator<string> {
  if (format === 'vtt') yield 'WEBVTT\n\n';
  let cues = 0;
  for await (const segment of segments) {
    for (const { number, text, startSeconds, endSeconds } of timedSentences(segment)) {
      if (startSeconds === null || endSeconds === null) continue;
      cues += 1;
      const [from, to] = [startSeconds, endSeconds].map((at) =>
        timestamp(Math.max(0, at - shiftSeconds), format),
      );
      // VTT's names are the sentence's number, as in the manifest; SRT counts from 1 by its rules.
      const name = format === 'vtt' ? number : cues;
      yield `${name}\n${from} --> ${to}\n${format === 'vtt' ? escapeCue(text) : text}\n\n`;
    }
  }
}

/** https://www.w3.org/TR/webvtt1/#webvtt-timestamp; SRT has a comma instead of the point. */
function timestamp(seconds: number, format: SubtitleFormat): string {
  const ms = Math.round(seconds * 1000);
  const part = (value: number, digits = 2): string => String(Math.floor(value)).padStart(digits, '0');
  const fraction = `${format === 'vtt' ? '.' : ','}${part(ms % 1000, 3)}`;
  return `${part(ms / 3_600_000)}:${part((ms / 60_000) % 60)}:${part((ms / 1000) % 60)}${fraction}`;
}

/** What would be markup, or the end of a cue. */
function escapeCue(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
