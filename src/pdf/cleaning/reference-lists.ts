import { anyOf } from '../../languages/languages.ts';
import type { IncludeKind } from '../include.ts';
import type { EvidenceKind } from '../page/page-text.ts';
import type { RemovedKind } from '../page/removal.ts';
import type { BookFacts } from './book-facts.ts';
import type { LeavingOut } from './leaving-out.ts';
import type { CleanItem } from '../paragraphs/passing.ts';
import { isReferencesHeading, PARTICLES } from './reference-keys.ts';

const NOTES = new RegExp(
  String.raw`^(?:\d{1,2}\.?\s+)?(?:${anyOf(({ structure }) => structure?.notes)})\s*:?$`,
  'iu',
);
const NOTE = /^[[(]?(?:\d{1,3}|[*†‡])[\])]?[.:]?\s?["'“‘«„(]?(?:\p{Lu}|\p{Ll}|\d{4})/u;
/** What the first entry begins with, where something else stands between it and the heading. */
const FIRST = /^[[(]?(?:1(?!\d)|[*†])/;
const ENTRY_START = new RegExp(
  String.raw`^(?:\[[\p{L}\p{N}+'’. -]{1,24}\]|\d{1,3}\.?\s|[-–—•]\s|["“«„]?${PARTICLES}\p{Lu})`,
  'u',
);
const SOURCE_WORDS = anyOf(
  ({ apparatus }) => apparatus?.unpublished,
  ({ apparatus }) => apparatus?.source,
);
const SOURCE = new RegExp(
  String.raw`\b(?:1[5-9]|20)\d\d[a-z]?\b|(?<![\p{L}\p{N}])(?:doi|arxiv|isbn|${SOURCE_WORDS})|https?:|www\.`,
  'iu',
);
const NUMBERED = /^(?:\[[\p{L}\p{N}+'’. -]{1,24}\]|\d{1,3}\.)\s?/u;
/**
 * Text between two entries that doesn't look like one: the rest of an entry, the second paragraph of a note; and what
 * introduces the first one.
 */
const MAX_BETWEEN = 2;
const MAX_ENTRY_CHARACTERS = 1_200;

interface Section {
  kind: Extract<RemovedKind, 'reference' | 'footnote'>;
  isEntry: (text: string) => boolean;
}

const SECTIONS: readonly (Section & { isHeading: (text: string) => boolean; wish: IncludeKind })[] = [
  {
    kind: 'reference',
    wish: 'references',
    isHeading: isReferencesHeading,
    isEntry: (text) =>
      text.length < MAX_ENTRY_CHARACTERS &&
      ((ENTRY_START.test(text) && SOURCE.test(text)) || NUMBERED.test(text)),
  },
  {
    kind: 'footnote',
    wish: 'footnotes',
    isHeading: (text) => text.length < 60 && NOTES.test(text.trim()),
    isEntry: (text) => NOTE.test(text),
  },
];

/** The notes that were found on a page, and how high they reach: user space. */
interface NotesOfPage {
  page: number;
  top: number;
}

/** Boxes of lines that are set close touch each other, in points. */
const SAME_HEIGHT = 3;

/**
 * Takes lists of references and endnotes out: paragraphs below a heading that says so, for as long as they look like
 * entries. Whatever else follows ends the list and is read.
 */
export function* removeReferenceLists(
  items: Iterable<CleanItem>,
  { include }: BookFacts,
  leaveOut: LeavingOut,
): Generator<CleanItem> {
  const sections = SECTIONS.filter(({ wish }) => !include.includes(wish));
  let section: Section | null = null;
  // Whether an entry was met below its heading.
  let begun = false;
  // Whether the chapter has nothing else: then the second paragraph of its last note isn't text, either.
  let alone = false;
  // A heading, or what may be the rest of an entry, waits for what comes next.
  let held: CleanItem[] = [];
  // Notes come before the lines of their page.
  let notes: NotesOfPage | null = null;
  for (const item of items) {
    if (item.type === 'chapter') {
      yield* settle(held, { section, begun, alone, notes }, leaveOut);
      held = [];
      alone = true;
      section = null;
      yield item;
      continue;
    }
    if (item.type === 'removed') {
      if (item.kind === 'footnote') notes = withNote(notes, item);
      if (held.length > 0) held.push(item);
      else yield item;
      continue;
    }
    const opened = sections.find(({ isHeading }) => isHeading(item.text));
    if (
      opened !== undefined ||
      (item.kind === 'heading' && section?.kind === 'footnote' && isOverNotes(held, notes))
    ) {
      yield* settle(held, { section, begun, alone: false, notes }, leaveOut);
      held = [];
    }
    if (opened !== undefined) {
      held = [item];
      section = opened;
      begun = false;
    } else if (section === null) {
      alone = false;
      yield item;
    } else if (section.isEntry(item.text) && (begun || held.length === 1 || FIRST.test(item.text))) {
      begun = true;
      yield* removeAll([...held, item], section, leaveOut);
      held = [];
    } else if (held.filter(({ type }) => type === 'paragraph').length < MAX_BETWEEN + (begun ? 0 : 1)) {
      held.push(item);
    } else {
      yield* held;
      held = [];
      section = null;
      alone = false;
      yield item;
    }
  }
  yield* settle(held, { section, begun, alone, notes }, leaveOut);
}

/** What waits at the end of a chapter, or of what could be a list. */
function settle(
  held: readonly CleanItem[],
  state: { section: Section | null; begun: boolean; alone: boolean; notes: NotesOfPage | null },
  leaveOut: LeavingOut,
): readonly CleanItem[] {
  const { section, begun, alone, notes } = state;
  if (section === null) return held;
  const isOver = section.kind === 'footnote' && isOverNotes(held, notes);
  return (begun && alone) || isOver ? removeAll(held, section, leaveOut) : held;
}

/** Whether all that waits is a heading, and below it on its page are notes that were known by their marks. */
function isOverNotes(held: readonly CleanItem[], notes: NotesOfPage | null): boolean {
  const [heading, ...others] = held;
  if (heading?.type !== 'paragraph' || others.some(({ type }) => type !== 'removed')) return false;
  const bottom = heading.places.at(-1)?.box[1];
  return bottom !== undefined && notes?.page === heading.page && notes.top <= bottom + SAME_HEIGHT;
}

function withNote(
  notes: NotesOfPage | null,
  { page, places }: Extract<CleanItem, { type: 'removed' }>,
): NotesOfPage {
  const top = Math.max(-Infinity, ...places.map(({ box }) => box[3]));
  return { page, top: notes?.page === page ? Math.max(notes.top, top) : top };
}

/** A note has paragraphs; what reads like the text among references may be the text of another column. */
const EVIDENCE: Readonly<
  Record<Section['kind'], { entry: readonly EvidenceKind[]; between: readonly EvidenceKind[] }>
> = {
  reference: { entry: ['pointer', 'wording'], between: ['pointer'] },
  footnote: { entry: ['pointer', 'wording'], between: ['pointer', 'place'] },
};

function removeAll(
  items: readonly CleanItem[],
  { kind, isEntry }: Section,
  leaveOut: LeavingOut,
): readonly CleanItem[] {
  const reason = 'is an entry below a heading that says so, or between two';
  return items.flatMap((item): readonly CleanItem[] => {
    if (item.type !== 'paragraph') return [item];
    const evidence = EVIDENCE[kind][isEntry(item.text) || SOURCE.test(item.text) ? 'entry' : 'between'];
    return leaveOut.paragraph(item, { kind, reason, evidence });
  });
}
