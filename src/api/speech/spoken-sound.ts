import { createHash } from 'node:crypto';
import { planMp3 } from '../../audio/join.ts';
import type { Mp3Plan } from '../../audio/join.ts';
import { joinMp3Range } from '../../audio/join-range.ts';
import { mp3FormatOf } from '../../db/spoken-segments.ts';
import type { Storage } from '../../storage/storage.ts';
import type { FileAnswer } from '../file-answer.ts';
import type { SpokenPassage } from './speak-now.ts';

type Sound = Pick<FileAnswer, 'bytes' | 'etag' | 'open'> & Pick<Mp3Plan<never>, 'format' | 'frames'>;

/**
 * Passages as one MP3 of frames alone: programs put such answers one behind the other, and a tag or a frame of totals
 * in the middle would be wrong there.
 */
export function spokenSound(
  storage: Storage,
  passages: readonly SpokenPassage[],
  signal: AbortSignal,
): Sound {
  const [first] = passages;
  if (first === undefined) throw new RangeError('there is nothing spoken');
  const whole = planMp3({
    format: mp3FormatOf(first),
    segments: passages.map((passage) => ({ chapter: 0, ...passage })),
    chapters: [{ title: '' }],
    tags: { title: '' },
  });
  const plan = { ...whole, head: Buffer.alloc(0), bytes: whole.bytes - whole.head.length };
  const keys = passages.map(({ objectKey }) => objectKey).join('\n');
  return {
    bytes: plan.bytes,
    frames: plan.frames,
    format: plan.format,
    etag: `"${createHash('sha256').update(keys).digest('hex')}"`,
    open: (range) =>
      Promise.resolve(
        joinMp3Range(
          plan,
          range ?? { start: 0, end: plan.bytes - 1 },
          ({ objectKey }, part) => storage.get(objectKey, part),
          signal,
        ),
      ),
  };
}
