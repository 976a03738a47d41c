import { anyOf } from '../../languages/languages.ts';
import type { IncludeKind } from '../include.ts';
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
  for (const item of items) {
    if (item.type === 'chapter') {
      yield* section !== null && begun && alone ? removeAll(held, section.kind, leaveOut) : held;
      held = [];
      alone = true;
      section = null;
      yield item;
      continue;
    }
    if (item.type === 'removed') {
      if (held.length > 0) held.push(item);
      else yield item;
      continue;
    }
    const opened = sections.find(({ isHeading }) => isHeading(item.text));
    if (opened !== undefined) {
      yield* held;
      held = [item];
      section = opened;
      begun = false;
    } else if (section === null) {
      alone = false;
      yield item;
    } else if (section.isEntry(item.text) && (begun || held.length === 1 || FIRST.test(item.text))) {
      begun = true;
      yield* removeAll([...held, item], section.kind, leaveOut);
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
  yield* section !== null && begun && alone ? removeAll(held, section.kind, leaveOut) : held;
}

function removeAll(items: readonly CleanItem[], kind: Section['kind'], leaveOut: LeavingOut): CleanItem[] {
  const why = { kind, reason: 'is an entry below a heading that says so, or between two' };
  return items.map((item) => (item.type === 'paragraph' ? (leaveOut.paragraph(item, why) ?? item) : item));
}
