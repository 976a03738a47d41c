import type { ParagraphKind } from '../pdf/events.ts';
import { createCasting } from './casting.ts';
import { contentKey } from './content-key.ts';
import { createSegmentPlanner } from './segments.ts';
import type { PlannedSegment, SegmentOptions } from './segments.ts';
import type { SpokenForm } from './spoken/spoken-form.ts';
import { toSpokenSentences } from './spoken-sentences.ts';

/** Who reads, as far as a plan has to know. */
export interface ReadingVoice {
  id: string;
  usdPerMillionCharacters: number;
}

export interface NarrationOptions {
  engine: { provider: string; version: string; limits: SegmentOptions };
  narrator: ReadingVoice;
  /** By role, see roles.ts. */
  voices: ReadonlyMap<string, ReadingVoice>;
  /** BCP 47. */
  language: string;
  speed: number;
  speak: SpokenForm;
}

/** What is bought for a book by one call. */
export interface VoicedSegment extends PlannedSegment {
  voice: string;
  usdPerMillion: number;
  contentKey: string;
}

/** Takes the paragraphs of a book in their order and gives back what is to be bought for them. Holds one segment. */
export interface NarrationPlanner {
  /** @returns also its sentences as they are counted: one is cut where it is too long, or the role changes. */
  add(paragraph: { chapter: number; kind: ParagraphKind; sentences: readonly string[] }): {
    sentences: string[];
    segments: VoicedSegment[];
  };
  /** The last segment, if there is one. */
  end(): VoicedSegment[];
}

export function createNarrationPlanner(options: NarrationOptions): NarrationPlanner {
  const { engine, narrator, voices, language, speed, speak } = options;
  const { provider, version: engineVersion, limits } = engine;
  const planner = createSegmentPlanner(limits);
  const cast = createCasting(new Set(voices.keys()));

  const voiced = (segment: PlannedSegment): VoicedSegment => {
    const { id: voice, usdPerMillionCharacters: usdPerMillion } =
      (segment.role === undefined ? undefined : voices.get(segment.role)) ?? narrator;
    const { text } = segment;
    const key = contentKey({ text, provider, voice, language, speed, engineVersion });
    return { ...segment, voice, usdPerMillion, contentKey: key };
  };

  return {
    add: ({ chapter, kind, sentences: written }) => {
      const sentences = cast({ kind, sentences: written }).flatMap(({ written: one, role }) =>
        toSpokenSentences([one], (text) => speak(text, kind), limits.maxBytes).map((spoken) => ({
          ...spoken,
          role,
        })),
      );
      return {
        sentences: sentences.map((sentence) => sentence.written),
        segments: planner.add({ chapter, kind, sentences }).map(voiced),
      };
    },
    end: () => planner.end().map(voiced),
  };
}
