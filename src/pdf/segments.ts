import { splitSentence } from './long-sentences.ts';

export interface SegmentOptions {
  /** No segment is longer. UTF-8 bytes. */
  maxBytes: number;
  /** What a segment aims at: at most this, unless a single sentence is longer. UTF-8 bytes. */
  targetBytes: number;
}

export interface PlannedParagraph {
  /** Index of its chapter; never decreases. */
  chapter: number;
  /** `sentences` joined by a space is the paragraph. */
  sentences: readonly string[];
}

export interface PlannedSegment {
  chapter: number;
  /** Sentences joined by a space, paragraphs by an empty line. */
  text: string;
  /** UTF-8 bytes of `text`. */
  bytes: number;
  /** Whether its last sentence ends a paragraph. */
  paragraphEnd: boolean;
}

/** Takes paragraphs one by one and gives back the segments that are full. Holds one segment. */
export interface SegmentPlanner {
  add(paragraph: PlannedParagraph): PlannedSegment[];
  /** The last segment, if there is one. */
  end(): PlannedSegment[];
}

/** The first segments of a book are short, so that it can be listened to at once. UTF-8 bytes. */
const FIRST_TARGETS_BYTES = [200, 500, 1000];
/** From this share of its target on, a segment ends with a paragraph rather than in the middle of the next one. */
const NEARLY_FULL = 0.6;

/**
 * Packs sentences into segments of speech. Every sentence is in exactly one segment, in order, and none is cut that fits into
 * `maxBytes`; a longer one is cut where a reader would breathe. A segment never holds two chapters.
 */
export function createSegmentPlanner({ maxBytes, targetBytes }: SegmentOptions): SegmentPlanner {
  if (!(targetBytes > 0 && targetBytes <= maxBytes)) {
    throw new RangeError(`targetBytes (${targetBytes}) must be positive and at most maxBytes (${maxBytes})`);
  }
  let planned = 0;
  let parts: string[] = [];
  let bytes = 0;
  let chapter = 0;
  let paragraphEnd = false;

  const target = (): number => Math.min(FIRST_TARGETS_BYTES[planned] ?? targetBytes, targetBytes);
  const close = (): PlannedSegment[] => {
    if (parts.length === 0) return [];
    const segment = { chapter, text: parts.join(''), bytes, paragraphEnd };
    planned += 1;
    parts = [];
    bytes = 0;
    return [segment];
  };

  return {
    add: (paragraph) => {
      const sentences = paragraph.sentences.flatMap((sentence) => splitSentence(sentence, maxBytes));
      const segments = paragraph.chapter === chapter ? [] : close();
      chapter = paragraph.chapter;
      const paragraphBytes = sentences.reduce((sum, sentence) => sum + Buffer.byteLength(sentence) + 1, 0);
      if (bytes >= NEARLY_FULL * target() && bytes + 1 + paragraphBytes > target()) segments.push(...close());
      sentences.forEach((sentence, index) => {
        const separator = index === 0 ? '\n\n' : ' ';
        const sentenceBytes = Buffer.byteLength(sentence);
        if (bytes + separator.length + sentenceBytes > target()) segments.push(...close());
        if (parts.length > 0) {
          parts.push(separator);
          bytes += separator.length;
        }
        parts.push(sentence);
        bytes += sentenceBytes;
        paragraphEnd = index === sentences.length - 1;
      });
      return segments;
    },
    end: close,
  };
}

/** The segments of a whole book, as a stream: see `createSegmentPlanner`. */
export async function* planSegments(
  paragraphs: AsyncIterable<PlannedParagraph> | Iterable<PlannedParagraph>,
  options: SegmentOptions,
): AsyncGenerator<PlannedSegment, void, undefined> {
  const planner = createSegmentPlanner(options);
  for await (const paragraph of paragraphs) yield* planner.add(paragraph);
  yield* planner.end();
}
