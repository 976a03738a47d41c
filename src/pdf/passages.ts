import { createHash } from 'node:crypto';
import type { Removal, RemovedKind } from './page/removal.ts';

/** What a listener says of one passage, against the program: that it is read, or that it isn't. */
export type PassageVerdict = 'read' | 'leave-out';

/** By the passage, see `passageId`. */
export type PassageVerdicts = Readonly<Record<string, PassageVerdict>>;

/** A passage as it is listed. */
export type Listed = Pick<Removal, 'kind' | 'text'> & { page: number };

/** "12-3f9a0c1b2d4e5f60". */
export const PASSAGE_ID = /^[1-9]\d{0,5}-[0-9a-f]{16}$/;
const DIGITS = 16;

/**
 * Of what a listener can say that it is to be read. What nobody sees, is covered or blackened isn't among it, nor what
 * stands inside a sentence: its mark would be heard in the middle.
 */
const READABLE: ReadonlySet<RemovedKind> = new Set([
  ...(['header', 'footer', 'margin', 'contents', 'index', 'footnote', 'reference'] as const),
  ...(['caption', 'figure', 'formula', 'table', 'code'] as const),
]);
/** What is read in doubt, so that it can be left out; and what was said to be either, so that it can be taken back. */
const OTHERS: ReadonlySet<RemovedKind> = new Set(['doubtful', 'wanted', 'unwanted']);

/**
 * Names a passage by its page and its letters and figures: the same one is found in a later reading of the PDF,
 * whatever the step that takes it and however its lines are joined. What says the same on one page is one passage.
 *
 * @returns null where a listener has no say
 */
export function passageId({ page, kind, text }: Listed): string | null {
  return READABLE.has(kind) || OTHERS.has(kind) ? idOf(page, text) : null;
}

/** What a listener's verdicts do while a book is read. */
export interface Listener {
  /** What is said of a passage that a step takes out, or wanted to take out. */
  says(passage: Listed): PassageVerdict | null;
  /** Takes notice of a text that is read anyway. */
  hears(page: number, text: string): void;
  /** Verdicts on what was neither left out, nor in doubt, nor read: a new version may part the text otherwise. */
  unmet(): { page: number; verdict: PassageVerdict }[];
}

export const NO_LISTENER: Listener = { says: () => null, hears: () => undefined, unmet: () => [] };

export function createListener(verdicts: PassageVerdicts): Listener {
  const ids = Object.keys(verdicts);
  if (ids.length === 0) return NO_LISTENER;
  const pages = new Set(ids.map(pageOfPassage));
  const met = new Set<string>();
  const verdictOn = (page: number, text: string): PassageVerdict | null => {
    const id = pages.has(page) ? idOf(page, text) : null;
    if (id === null || !Object.hasOwn(verdicts, id)) return null;
    met.add(id);
    return verdicts[id] ?? null;
  };
  return {
    says: ({ page, kind, text }) => {
      const isJudged = READABLE.has(kind) || kind === 'doubtful';
      return isJudged ? verdictOn(page, text) : null;
    },
    hears: (page, text) => void verdictOn(page, text),
    unmet: () =>
      ids
        .filter((id) => !met.has(id))
        .map((id) => ({ page: pageOfPassage(id), verdict: verdicts[id] ?? 'read' })),
  };
}

function idOf(page: number, text: string): string | null {
  const letters = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
  if (letters === '') return null;
  return `${page}-${createHash('sha256').update(letters).digest('hex').slice(0, DIGITS)}`;
}

/** From 1. */
export function pageOfPassage(id: string): number {
  return Number(id.split('-')[0]);
}
