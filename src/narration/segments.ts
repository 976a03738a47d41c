import type { ParagraphKind } from '../pdf/events.ts';
import { cutsHere, packByBytes } from './segment-cuts.ts';
import type { SpokenSentence } from './spoken-sentences.ts';

export interface SegmentOptions {
  /** No segment is longer, as it is spoken. UTF-8 bytes. */
  maxBytes: number;
  /** What a segment aims at: at most this, unless a single sentence is longer. UTF-8 bytes of what is written. */
  targetBytes: number;
}

export interface PlannedParagraph {
  /** Index of its chapter; never decreases. */
  chapter: number;
  kind: ParagraphKind;
  /** None is longer than `maxBytes` when spoken; see `toSpokenSentences`. */
  sentences: readonly SpokenSentence[];
}

export interface PlannedSegment {
  chapter: number;
  /** What is spoken: sentences joined by a space, paragraphs by an empty line. */
  text: string;
  /** Of all its sentences. */
  role: string | undefined;
  /** UTF-8 bytes of `text`. */
  bytes: number;
  /** Its sentences in the book, counted from 0. */
  firstSentence: number;
  sentences: number;
  /** Where each of them begins in `text`. UTF-16 code units. */
  sentenceStarts: number[];
  /** Silence between it and the next one. */
  pauseMs: number;
}

/** Takes paragraphs one by one and gives back the segments that are full. Holds one segment. */
export interface SegmentPlanner {
  add(paragraph: PlannedParagraph): PlannedSegment[];
  /** The last segment, if there is one. */
  end(): PlannedSegment[];
}

/** A sentence that waits for its segment to be full. */
interface Item extends SpokenSentence {
  startsParagraph: boolean;
  isHeading: boolean;
}

/** The first segments of a book are short, so that it can be listened to at once. UTF-8 bytes. */
const FIRST_TARGETS_BYTES = [200, 500, 1000];
/** From this share of its target on, a segment ends with a paragraph rather than in the middle of the next one. */
const NEARLY_FULL = 0.6;
/** From this share on, one ends before a heading, where a pause is heard anyway. */
const WORTH_A_HEADING = 0.25;
/** Engines make a pause after what they speak, so that this is what comes on top. */
const PAUSE_MS = { chapter: 700, heading: 500, paragraph: 250, sentence: 0 };
type Seam = keyof typeof PAUSE_MS;

/**
 * Packs sentences into segments of speech. Every sentence is in exactly one segment, whole and in order. A segment
 * never holds two chapters, nor two roles.
 *
 * Where segments end depends on what is written and not on how it is spoken, on the chapter and not on the ones before
 * it, and, at the ends of paragraphs, on the words there: so that a change of some words, or of what is included,
 * leaves most segments as they were. Roles are what cuts, not voices: another voice for a role moves no end.
 */
export function createSegmentPlanner({ maxBytes, targetBytes }: SegmentOptions): SegmentPlanner {
  if (!(targetBytes > 0 && targetBytes <= maxBytes)) {
    throw new RangeError(`targetBytes (${targetBytes}) must be positive and at most maxBytes (${maxBytes})`);
  }
  let planned = 0;
  let sentence = 0;
  let items: Item[] = [];
  let bytes = 0;
  let chapter = 0;

  const close = (seam: Seam): PlannedSegment[] => {
    const groups = packByBytes(items, textOf, {
      maxBytes,
      targetBytes: () => FIRST_TARGETS_BYTES[planned++] ?? maxBytes,
    });
    const segments = groups.map((group, index): PlannedSegment => {
      const text = textOf(group);
      const next = groups[index + 1]?.[0];
      const segment = {
        chapter,
        text,
        role: group[0]?.role,
        bytes: Buffer.byteLength(text),
        firstSentence: sentence,
        sentences: group.length,
        sentenceStarts: startsOf(group),
        pauseMs: PAUSE_MS[next === undefined ? seam : seamBetween(group.at(-1), next)],
      };
      sentence += group.length;
      return segment;
    });
    items = [];
    bytes = 0;
    return segments;
  };

  return {
    add: (paragraph) => {
      const segments: PlannedSegment[] = [];
      const isHeading = paragraph.kind === 'heading';
      if (paragraph.chapter !== chapter) segments.push(...close('chapter'));
      chapter = paragraph.chapter;
      const size = paragraph.sentences.reduce((sum, { written }) => sum + Buffer.byteLength(written) + 1, 0);
      const last = items.at(-1);
      const full =
        last !== undefined &&
        bytes >= NEARLY_FULL * targetBytes &&
        (bytes + 1 + size > targetBytes || cutsHere(last.written));
      if (full || (isHeading && last?.isHeading === false && bytes >= WORTH_A_HEADING * targetBytes)) {
        segments.push(...close(isHeading || last.isHeading ? 'heading' : 'paragraph'));
      }
      paragraph.sentences.forEach((one, index) => {
        const startsParagraph = index === 0;
        const item = { ...one, startsParagraph, isHeading };
        const more = Buffer.byteLength(one.written) + (startsParagraph ? 2 : 1);
        const changes = items.length > 0 && items.at(-1)?.role !== one.role;
        if (changes || bytes + more > targetBytes) segments.push(...close(seamBetween(items.at(-1), item)));
        items.push(item);
        bytes += more;
      });
      return segments;
    },
    end: () => close('sentence'),
  };
}

function textOf(items: readonly Item[]): string {
  return items.map((item, index) => joint(item, index) + item.spoken).join('');
}

function startsOf(items: readonly Item[]): number[] {
  let end = 0;
  return items.map((item, index) => {
    const start = end + joint(item, index).length;
    end = start + item.spoken.length;
    return start;
  });
}

function joint({ startsParagraph }: Item, index: number): string {
  if (index === 0) return '';
  return startsParagraph ? '\n\n' : ' ';
}

function seamBetween(last: Item | undefined, next: Item): Seam {
  if (!next.startsParagraph) return 'sentence';
  return next.isHeading || last?.isHeading === true ? 'heading' : 'paragraph';
}
