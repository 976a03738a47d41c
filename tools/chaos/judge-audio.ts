import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createMp3Scanner, stripMp3 } from '../../src/audio/mp3-frames.ts';
import { decodeSeconds } from '../kit/ffprobe.ts';
import type { Case, JudgedBook } from './case.ts';
import { lettersOf, sha256 } from './uploads.ts';

/** A decoder may leave out its own start and end: less than three frames. */
const DECODER_SECONDS = 0.1;

interface Part {
  position: number;
  /** Of the silence behind it, unless it is the last. Milliseconds. */
  pauseMs: number;
  text: string;
  state: string;
  frames: number | null;
  samplesPerFrame: number | null;
  sampleRateHz: number | null;
}

/**
 * A ready book: every word of the PDF in one segment, in order, and every frame of every segment in a file that
 * decodes.
 */
export async function judgeAudio(evidence: Case, book: JudgedBook): Promise<string[]> {
  const { pool, storage, accepted, dataDir } = evidence;
  const wrong = (what: string): string[] => [`book ${book.id}: ${what}`];
  const { rows: parts } = await pool.query<Part>(
    `SELECT s.position, s.pause_ms AS "pauseMs", s.text, s.state, p.frames, p.samples_per_frame AS "samplesPerFrame",
            p.sample_rate_hz AS "sampleRateHz"
     FROM segments s LEFT JOIN speech p ON p.content_key = s.content_key AND p.state = 'stored'
     WHERE s.book_id = $1 ORDER BY s.position`,
    [book.id],
  );
  if (parts.some(({ position }, index) => position !== index)) return wrong('its segments have gaps');
  const letters = lettersOf(parts.map(({ text }) => text).join(' '));
  if (letters !== accepted.get(book.id)?.letters) return wrong('its segments are not the text of the PDF');
  const [first] = parts;
  if (first === undefined || parts.some(({ state, frames }) => state !== 'stored' || frames === null)) {
    return wrong('ready, with a segment that is not stored');
  }
  const { samplesPerFrame, sampleRateHz } = first;
  if (samplesPerFrame === null || sampleRateHz === null || book.mp3Key === null)
    return wrong('has no measure');
  if ((await storage.stat(book.mp3Key)) === null) return wrong('its audio is gone from storage');

  const audio = Buffer.concat((await (await storage.get(book.mp3Key)).toArray()) as Buffer[]);
  if (sha256(audio) !== book.mp3Sha256 || audio.length !== book.mp3Bytes)
    return wrong('its audio was changed');
  const secondsPerFrame = samplesPerFrame / sampleRateHz;
  const spoken = parts.reduce((sum, { frames }) => sum + (frames ?? 0), 0);
  const expected = parts
    .slice(0, -1)
    .reduce((sum, { pauseMs }) => sum + Math.round(pauseMs / 1000 / secondsPerFrame), spoken);
  const frames = countFrames(audio);
  if (frames !== expected) return wrong(`its audio has ${frames} frames, its parts have ${expected}`);

  const file = join(dataDir, 'judged.mp3');
  await writeFile(file, audio);
  const { seconds, errors } = await decodeSeconds(file);
  if (errors.length > 0) return wrong(`its audio doesn't decode: ${errors.join('; ')}`);
  if (Math.abs(seconds - frames * secondsPerFrame) > DECODER_SECONDS) {
    return wrong(`its audio decodes to ${seconds} s instead of ${frames * secondsPerFrame} s`);
  }
  return [];
}

/** Whether a file has all the frames that its own Info frame announces. */
export function isWholeMp3(audio: Buffer): boolean {
  const mark = Math.max(audio.indexOf('Info'), audio.indexOf('Xing'));
  return mark >= 0 && mark + 12 <= audio.length && audio.readUInt32BE(mark + 8) === countFrames(audio);
}

/** Of a finished file, without its tag and Info frame; -1 where something in it is no frame. */
export function countFrames(audio: Buffer): number {
  try {
    const scanner = createMp3Scanner();
    scanner.push(stripMp3(audio));
    return scanner.finish().frames;
  } catch {
    return -1;
  }
}
