import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { createSegmentPlanner } from '../../../src/narration/segments.ts';
import type { PlannedSegment } from '../../../src/narration/segments.ts';
import { toSpokenSentences } from '../../../src/narration/spoken-sentences.ts';
import { narrate } from '../../../tools/narration-set/narrate.ts';
import type { NarratedDocument } from '../../../tools/narration-set/narrate.ts';
import { figuresOf, score } from '../../../tools/narration-set/score.ts';
import type { Score } from '../../../tools/narration-set/score.ts';
import { readSet } from '../../../tools/narration-set/set.ts';
import { truthOf } from '../../../tools/narration-set/truth.ts';
import { PROJECT_ROOT } from '../../../tools/kit/project-root.ts';

/** The figures of the whole set when they were last written down; `npm run bench -- narration --record` does it. */
type Recorded = Record<string, number>;

const read: { name: string; narrated: NarratedDocument; score: Score }[] = [];

beforeAll(async () => {
  for (const { source, pdf } of readSet()) {
    const narrated = await narrate(pdf);
    read.push({
      name: source.name,
      narrated,
      score: score(narrated, truthOf(source), narrated.pages),
    });
  }
});

describe('the evaluation set', () => {
  test('is read no worse than when its figures were written down', () => {
    const recorded = JSON.parse(
      readFileSync(join(PROJECT_ROOT, 'tools', 'narration-set', 'figures.json'), 'utf8'),
    ) as Recorded;
    const { words, sentences, pages, chapters, ...found } = figuresOf(read.map((document) => document.score));
    expect({ words, sentences, pages, chapters }, 'the set has changed: record its figures again').toEqual({
      words: recorded['words'],
      sentences: recorded['sentences'],
      pages: recorded['pages'],
      chapters: recorded['chapters'],
    });
    const worse = Object.entries(found).filter(([name, count]) =>
      name === 'chaptersRight' ? count < (recorded[name] ?? 0) : count > (recorded[name] ?? 0),
    );
    expect(worse, `recorded: ${JSON.stringify(recorded)}`).toEqual([]);
  });

  test.each([
    { maxBytes: 5000, targetBytes: 2000 },
    { maxBytes: 400, targetBytes: 300 },
  ])('every sentence is in exactly one segment, in order ($maxBytes bytes at most)', (limits) => {
    expect(read.length).toBeGreaterThan(10);
    for (const { name, narrated } of read) {
      const planner = createSegmentPlanner(limits);
      const segments: PlannedSegment[] = [];
      const kept: string[] = [];
      let chapter = 0;
      for (const event of narrated.events) {
        if (event.type === 'chapter') chapter = event.index;
        if (event.type !== 'paragraph') continue;
        const sentences = toSpokenSentences(event.sentences, (written) => written, limits.maxBytes);
        kept.push(...sentences.map(({ spoken }) => spoken));
        segments.push(...planner.add({ chapter, kind: event.kind, sentences }));
      }
      segments.push(...planner.end());
      let next = 0;
      for (const { text, firstSentence, sentences } of segments) {
        expect(firstSentence, name).toBe(next);
        next += sentences;
        const own = kept.slice(firstSentence, next).join(' ');
        expect(text.replaceAll('\n\n', ' '), name).toBe(own);
      }
      expect(next, name).toBe(kept.length);
      for (const { text, bytes } of segments) {
        expect(bytes, name).toBe(Buffer.byteLength(text));
        expect(bytes, name).toBeLessThanOrEqual(limits.maxBytes);
      }
    }
  });
});
