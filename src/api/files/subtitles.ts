import type { ManifestSegment } from '../../db/manifest.ts';
import { timedSentences } from './timed-sentences.ts';
import type { TimedSentence } from './timed-sentences.ts';

export type SubtitleFormat = 'vtt' | 'srt';

/** Of each format, as it is sent. */
export const SUBTITLE_TYPES: Readonly<Record<SubtitleFormat, string>> = {
  vtt: 'text/vtt',
  srt: 'application/x-subrip',
};

/**
 * The sentences as subtitles, a cue each; in VTT with the time of each word, where it is known.
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
    for (const sentence of timedSentences(segment)) {
      const { number, text, startSeconds, endSeconds } = sentence;
      if (startSeconds === null || endSeconds === null) continue;
      cues += 1;
      const time = (at: number): string => timestamp(Math.max(0, at - shiftSeconds), format);
      // VTT's names are the sentence's number, as in the manifest; SRT counts from 1 by its rules.
      const name = format === 'vtt' ? number : cues;
      const cue = format === 'vtt' ? wordByWord(sentence, time) : text;
      yield `${name}\n${time(startSeconds)} --> ${time(endSeconds)}\n${cue}\n\n`;
    }
  }
}

/**
 * Times within a cue rise, and lie between its own (https://www.w3.org/TR/webvtt1/#webvtt-cue-timestamp): a word that
 * begins with the cue needs none.
 */
function wordByWord(
  { text, startSeconds, endSeconds, words }: TimedSentence,
  time: (at: number) => string,
): string {
  let cue = '';
  let written = 0;
  let last = startSeconds ?? 0;
  for (const { from, startSeconds: at } of words) {
    if (at <= last || at >= (endSeconds ?? 0)) continue;
    cue += `${escapeCue(text.slice(written, from))}<${time(at)}>`;
    [written, last] = [from, at];
  }
  return cue + escapeCue(text.slice(written));
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
