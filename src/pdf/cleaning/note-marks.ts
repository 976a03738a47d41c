import type { Span, TextLine } from '../page/page-text.ts';
import { placesOf } from '../page/place.ts';
import type { SortedPage } from '../page/sorted-page.ts';
import type { BookFacts } from './book-facts.ts';
import type { LeavingOut, Within } from './leaving-out.ts';
import { plainDigits, SUPERSCRIPT_DIGITS, SUPERSCRIPTS } from './superscripts.ts';

const MARK = String.raw`(?:\d{1,3}|\p{Ll}|[*∗†‡§¶]{1,3})`;
/** One mark or several: "3", "3,4", "[12]", "*". */
const MARKS = new RegExp(String.raw`^[[(]?${MARK}(?:\s?[,;–-]\s?${MARK})*[\])]?[.,]?$`, 'u');
/** Without one of these, a line has no marks but raised ones. */
const MARK_SIGN = new RegExp(`[${SUPERSCRIPT_DIGITS}∗*†‡]`);
const SIGNS_AFTER_WORD = /(?<=[\p{L}\p{N}.,;:!?)”’"»])[∗*†‡]{1,3}(?=$|[\s.,;:)])/gu;
/** "1908²" has no exponent; the year of a sentence may well have a note. */
const YEAR = /(?:^|[^\d.,])(?:1[4-9]|20)\d\d$/;
/** What has an exponent rather than a note: a symbol, a unit. */
const UNIT = /(?:^|[^\p{L}])(?:\p{L}|[kcmdµ]?m|[kcm]?g|ft|in|yd|mi|cm|ha|sec)$/u;

const WHY = {
  kind: 'note-mark',
  reason: 'is raised, or a sign, behind a word or a sentence',
  evidence: ['look'],
} as const;

/**
 * Takes the marks of notes out of the text, raised figures and signs. Exponents ("10³", "m²"), raised endings ("1er",
 * "2nd") and symbols of elements stay: a mark follows a word or the end of a sentence.
 */
export function* removeNoteMarks(
  pages: Iterable<SortedPage>,
  _facts: BookFacts,
  leaveOut: LeavingOut,
): Generator<SortedPage> {
  const met = new Set<string>();
  for (const page of pages) {
    const removed = [...page.removed];
    const names = repeatedNames(page.lines, met);
    const within = (line: TextLine): Within => ({ lines: [line], places: placesOf(page, [line]) });
    const openers = marksThatOpen(page.lines);
    const lines = page.lines.map((line) => {
      if (line.part?.kind === 'code') return line;
      const found = findMarks(line).filter((span) => !names.has(nameAround(line.text, span)));
      const opener = openers.get(line);
      if (opener !== undefined && line.part === undefined) found.unshift(opener);
      const gone = found.flatMap((span) => {
        const removal = leaveOut.words(line.text.slice(span.start, span.end), within(line), WHY);
        return removal === null ? [] : [{ span, removal }];
      });
      if (gone.length === 0) return line;
      removed.push(...gone.map(({ removal }) => removal));
      const marks = gone.flatMap(({ removal }) => readMarks(removal.text));
      const left = cut(
        line,
        gone.map(({ span }) => span),
      );
      return { ...left, notes: [...(line.notes ?? []), ...marks] };
    });
    yield removed.length === page.removed.length ? page : { ...page, lines, removed };
  }
}

/**
 * Raised marks at the beginning of lines that stand raised elsewhere on the page, too: those of the places where the
 * authors of a paper work.
 */
function marksThatOpen(lines: readonly TextLine[]): Map<TextLine, Span> {
  const openers = new Map<TextLine, Span>();
  const opening = lines.filter(({ raised }) => raised[0]?.start === 0);
  if (opening.length === 0) return openers;
  const marks = new Set(lines.flatMap(marksInside));
  for (const line of opening) {
    const [span] = line.raised;
    const own = markAtStart(line);
    const goesOn = /^\s|^\p{Lu}/u.test(line.text.slice(span?.end));
    if (span !== undefined && own?.raised === true && goesOn && marks.has(own.mark)) openers.set(line, span);
  }
  return openers;
}

/** "GOsa²" again and again is a name: no two notes hang on the same word with the same number. */
function repeatedNames(lines: readonly TextLine[], met: Set<string>): Set<string> {
  const names = new Set<string>();
  for (const { text } of lines) {
    for (const { index, 0: mark } of MARK_SIGN.test(text) ? text.matchAll(SUPERSCRIPTS) : []) {
      const name = nameAround(text, { start: index, end: index + mark.length });
      if (met.has(name)) names.add(name);
      met.add(name);
    }
  }
  return names;
}

/** The word that a mark is attached to, and the mark. */
function nameAround(text: string, { start, end }: Span): string {
  return (/[\p{L}\p{N}]+$/u.exec(text.slice(0, start))?.[0] ?? ' ') + text.slice(start, end);
}

/** The marks in a line, one by one, as footnotes carry them: "3,4" gives "3" and "4". */
export function marksInside(line: TextLine): string[] {
  return findMarks(line).flatMap(({ start, end }) => readMarks(line.text.slice(start, end)));
}

/** The mark that a note begins with, and how much of the line it takes. */
export function markAtStart({
  text,
  raised,
}: TextLine): { mark: string; length: number; raised: boolean } | null {
  const [first] = raised;
  const isRaised = first?.start === 0 && MARKS.test(text.slice(0, first.end).trim());
  const own = isRaised
    ? text.slice(0, first.end)
    : (new RegExp(
        String.raw`^(?:[[(]?\d{1,3}[\])]?[.:]?\s|\d{1,3}(?=[«“„(]?\p{Lu})|[*∗†‡§¶]{1,3}\s?|[${SUPERSCRIPT_DIGITS}]+\s?)`,
        'u',
      ).exec(text)?.[0] ?? '');
  const mark = readMarks(own)[0];
  if (mark === undefined) return null;
  const length = own.length + (/^\s*/.exec(text.slice(own.length))?.[0].length ?? 0);
  return { mark, length, raised: isRaised };
}

function findMarks(line: TextLine): Span[] {
  const { text } = line;
  const spans: Span[] = line.raised.filter(
    ({ start, end }) => MARKS.test(text.slice(start, end)) && isNoteMark(text, start, end),
  );
  for (const pattern of MARK_SIGN.test(text) ? [SUPERSCRIPTS, SIGNS_AFTER_WORD] : []) {
    for (const match of text.matchAll(pattern)) {
      const span = { start: match.index, end: match.index + match[0].length };
      const taken = line.raised.some(({ start, end }) => start < span.end && span.start < end);
      if (!taken && isNoteMark(text, span.start, span.end)) spans.push(span);
    }
  }
  return spans.toSorted((a, b) => a.start - b.start);
}

function isNoteMark(text: string, start: number, end: number): boolean {
  const before = text.slice(0, start).trimEnd();
  const after = text.slice(end);
  // "¹⁴C" begins a word; a mark ends one.
  if (before === '' || (before.length < start && /^[\p{L}\p{N}]/u.test(after))) return false;
  const mark = text.slice(start, end);
  const isBracketed = /^[[(].*[\])]/u.test(mark);
  if (/^[\p{L}\p{N}]/u.test(after)) return false;
  if (/\d$/.test(before)) return isBracketed || YEAR.test(before);
  // "= mc²" has an exponent, too.
  if (/[=+×·/^<>]\s*\p{L}{0,3}$/u.test(before)) return false;
  // "m²" and "n³", but also "it¹".
  if (UNIT.test(before) && !/^[*∗†‡§¶]/.test(mark)) return false;
  // Raised letters after a short word end an abbreviation: "Mme", "Dr", "1er".
  if (/^\p{Ll}/u.test(mark)) {
    // "1911.ᵇ⁾": behind a stop, and with a bracket, it ends nothing.
    return /\p{Ll}{3}[.,;:!?]?$/u.test(before) || (/[\])]$/.test(mark) && /[.,;:!?]$/.test(before));
  }
  return /[\p{L}.,;:!?…)\]”’"'»%]$/u.test(before);
}

function readMarks(text: string): string[] {
  return (plainDigits(text).match(new RegExp(MARK, 'gu')) ?? []).map((mark) => mark.replaceAll('∗', '*'));
}

/** The line without these parts of its text, and without a space that is left before a stop. */
export function cut(line: TextLine, spans: readonly Span[]): TextLine {
  let text = '';
  let from = 0;
  const gone: { at: number; length: number }[] = [];
  for (const { start, end } of spans) {
    text += line.text.slice(from, start);
    const next = line.text.slice(end);
    const doubled = /\s$/.test(text) && (/^[\s.,;:!?)]/.test(next) || next === '');
    if (doubled) text = text.trimEnd();
    gone.push({ at: start, length: end - start + (doubled ? 1 : 0) });
    from = end;
  }
  text += line.text.slice(from);
  const shift = (at: number): number =>
    at - gone.reduce((sum, part) => sum + (part.at < at ? part.length : 0), 0);
  const stops = line.stops.map(({ at, x }) => ({ at: shift(at), x }));
  const raised = line.raised.flatMap((own): Span[] => {
    const hit = spans.find(({ start, end }) => own.start < end && start < own.end);
    const left = line.text.slice(own.start, hit?.start ?? own.end).trimEnd();
    const end = Math.min(own.end, own.start + left.length);
    return end > own.start ? [{ start: shift(own.start), end: shift(end) }] : [];
  });
  return { ...line, text, raised, stops };
}
