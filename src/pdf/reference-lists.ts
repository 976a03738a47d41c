import type { RemovedKind } from './events.ts';
import type { IncludeKind } from './include.ts';
import type { Paragraph } from './paragraphs.ts';
import type { Passing } from './passing.ts';
import { isReferencesHeading } from './reference-keys.ts';

const NOTES =
  /^(?:\d{1,2}\.?\s+)?(?:(?:end\s?)?notes?(?: and references)?|notes (?:to|on|for) .{1,40}|anmerkungen|endnoten|fußnoten|notes de fin|notas(?: finales)?|note|примечания|сноски|комментарии)\s*:?$/iu;
const NOTE = /^[[(]?(?:\d{1,3}|[*†‡])[\])]?[.:]?\s?["'“‘«„(]?(?:\p{Lu}|\p{Ll}|\d{4})/u;
const ENTRY_START =
  /^(?:\[[\p{L}\p{N}+'’. -]{1,24}\]|\d{1,3}\.?\s|[-–—•]\s|["“«„]?(?:(?:de|van|von|der|den|la|le|du|di|da)\s+)*\p{Lu})/u;
const SOURCE =
  /\b(?:1[5-9]|20)\d\d[a-z]?\b|\b(?:doi|arxiv|isbn|in press|forthcoming|accessed|retrieved|pp\.|vol\.)|https?:|www\./iu;
const NUMBERED = /^(?:\[[\p{L}\p{N}+'’. -]{1,24}\]|\d{1,3}\.)\s?/u;
/** Text between two entries that doesn't look like one: the rest of an entry, the second paragraph of a note. */
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
 * Takes lists of references and endnotes out: paragraphs below a heading that says so, for as long as they look like entries. Whatever else
 * follows ends the list and is read.
 */
export function* removeReferenceLists(
  items: Iterable<Paragraph | Passing>,
  include: readonly IncludeKind[],
): Generator<Paragraph | Passing> {
  const sections = SECTIONS.filter(({ wish }) => !include.includes(wish));
  let section: Section | null = null;
  // A heading, or what may be the rest of an entry, waits for what comes next.
  let held: (Paragraph | Passing)[] = [];
  for (const item of items) {
    if (item.type === 'chapter') {
      yield* held;
      held = [];
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
    } else if (section === null) {
      yield item;
    } else if (section.isEntry(item.text)) {
      for (const earlier of [...held, item]) yield remove(earlier, section.kind);
      held = [];
    } else if (held.filter(({ type }) => type === 'paragraph').length < MAX_BETWEEN) {
      held.push(item);
    } else {
      yield* held;
      held = [];
      section = null;
      yield item;
    }
  }
  yield* held;
}

function remove(item: Paragraph | Passing, kind: Section['kind']): Passing {
  return item.type === 'paragraph' ? { type: 'removed', page: item.page, kind, text: item.text } : item;
}
