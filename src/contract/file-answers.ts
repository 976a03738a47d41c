import type { Answer } from './call.ts';

/** What a call for a file answers, which can be had in parts, and is sent only to those who don't have it. */
export function fileAnswers(
  summary: string,
  type: 'audio/mpeg' | 'audio/mp4' | 'image/jpeg',
): Record<number, Answer> {
  return {
    200: { summary, type },
    206: { summary: 'The range that was asked for.', type },
    304: { summary: 'It is the one that you have.' },
  };
}
