import type { Mp3Plan } from '../audio/join.ts';
import type { Mp3Segment } from '../audio/segment-reader.ts';
import type { AudioDoubt, HeardSegment } from '../db/heard.ts';
import { heardInAll, readHeardSegments } from '../db/heard.ts';
import type { Pool } from '../db/pool.ts';
import { judgeSpeech } from '../narration/speech-judge.ts';
import { spokenLength } from '../narration/spoken-length.ts';

/** Judging a page of them takes a few milliseconds. */
const PAGE = 50;
/** With more of them something is wrong with the voice, and a longer list says no more than that. */
const MAX_DOUBTS = 100;
const QUOTED_CHARACTERS = 200;

/** What a listener is told of a doubt, and the segment that it is about. */
export interface DoubtfulSegment {
  segment: HeardSegment;
  doubt: AudioDoubt;
}

type Plan = Pick<Mp3Plan<Mp3Segment>, 'startSeconds' | 'segments' | 'format'>;

/**
 * The passages of a whole book that are odd beside all others in their voice. Here also the first ones are judged, of a
 * voice that was unknown then.
 */
export async function findAudioDoubts(pool: Pool, bookId: string, plan: Plan): Promise<DoubtfulSegment[]> {
  const heard = await heardInAll(pool, bookId);
  const doubts: DoubtfulSegment[] = [];
  let page: HeardSegment[];
  let after = -1;
  do {
    page = await readHeardSegments(pool, bookId, after, PAGE);
    for (const segment of page) {
      after = segment.position;
      const others = heard.get(segment.voice) ?? { letters: 0, voicedSeconds: 0 };
      const doubt = judgeSpeech(spokenLength(segment.text), segment, others);
      if (doubt !== null) doubts.push({ segment, doubt: { doubt, ...placeOf(segment, plan) } });
    }
  } while (page.length === PAGE && doubts.length < MAX_DOUBTS);
  return doubts.slice(0, MAX_DOUBTS);
}

export function quoted(text: string): string {
  return text.slice(0, QUOTED_CHARACTERS);
}

function placeOf({ position, chapterIndex, text }: HeardSegment, plan: Plan): Omit<AudioDoubt, 'doubt'> {
  const { samplesPerFrame, sampleRateHz } = plan.format;
  return {
    chapter: chapterIndex,
    startSeconds: plan.startSeconds[position] ?? 0,
    durationSeconds: ((plan.segments[position]?.frames ?? 0) * samplesPerFrame) / sampleRateHz,
    text: quoted(text),
  };
}
