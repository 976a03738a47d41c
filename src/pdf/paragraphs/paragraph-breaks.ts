import type { BookStatistics } from '../book/book-statistics.ts';
import type { FlowItem } from './flow.ts';
import { titlesBeforeNames } from '../sentences/abbreviations.ts';

export type PlacedLine = Extract<FlowItem, { type: 'line' }>;

export interface BreakQuestion {
  /** The lines of the paragraph so far, at least one. */
  lines: readonly PlacedLine[];
  /** Does this line begin a new one? */
  line: PlacedLine;
  /** The line after it, where there is one. */
  next: PlacedLine | null;
  /** Whether a figure or a table stands before it. */
  interrupted: boolean;
  statistics: BookStatistics;
}

const BULLET = /^[•▪◦‣●■○□◆➢➤✓∙·]\s*\S/u;
const DASH_ITEM = /^[-–—*]\s/;
const NUMBERED_ITEM = /^\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]\s/i;
/** The rows of a form: "4 Net unrelated business". */
const NUMBERED_CELL = /^\d{1,3}\p{Ll}?\s\p{Lu}/u;
const ENUMERATED = /^\((?:\d{1,3}|[a-z]|[ivx]{1,4})\)\s/i;
const CHAPTER_NUMBER = /^\d{1,2}(?=\.?\s+\p{Lu})/u;
const SECTION = /^\d{1,2}(?:\.\d{1,2})+\.?\s+\p{L}/u;
/** "THE COURT:", "MS. VANE:", "ПРЕДСЕДАТЕЛЬ:" */
const SPEAKER = /^(?=.*\p{Lu}{2})(?:\p{Lu}[\p{Lu}\p{M}.'’-]*\s?){1,5}:\s/u;
/** "we could --" */
const BROKEN_OFF = /(?:--|[—–])["'”’»]*$/u;
/** What a line of dialogue opens with. */
const SPEECH = /^["“„«»‘‹—–]/u;
const TERMINAL = /[.!?…:;。！？][\u201d\u2019"'»)\]]*\d{0,3}$/u;
const OPENING = /^["'“‘«„([¿¡]?[\p{Lu}\p{N}]/u;
/** "MR." and "Dr." at a line's end have their name in the next. */
const BEFORE_NAME = new RegExp(`(?:^|\\s)(?:${titlesBeforeNames()})$`, 'iu');
/**
 * The least indent that counts, and the most that a paragraph's first line has; in font sizes. The narration set's
 * `gazette` has the least: 0.8, give or take what is rounded.
 */
const INDENT = 0.79;
const LARGEST_INDENT = 6;
const LARGEST_HANG = 3;
/** How much larger than the text a heading is at least, and how far apart its lines are at most, in font sizes. */
const HEADING_SCALE = 1.2;
const HEADING_LEADING = 1.35;
const HEADING_MAX_LINES = 6;
/** Sizes within a paragraph differ by less, as a share: a line may have words of another font. */
const SAME_SIZE = 0.1;
/**
 * A wider gap than this parts paragraphs: as a share of the usual distance of two lines, and above it in font sizes.
 */
const WIDE_GAP = 1.25;
const WIDE_GAP_MORE = 0.3;
/** No more than this share of the usual distance is as tight as lines of one paragraph are. */
const TIGHT_GAP = 1.1;
/** Edges nearer to each other are one, and so are indents; in font sizes. */
const SAME_EDGE = 0.1;
const SAME_INDENT = 0.2;
/** What must be left beside the next word for it to be sure that there was room; in font sizes. */
const SURE_ROOM = 2;
/** One line may be as short as it likes. */
const MIN_LINES_OF_KNOWN_WIDTH = 2;
/**
 * What a line leaves empty of its column, as a share of it: the last line of a justified paragraph; a line where
 * another sign of an end is seen, too; one that ends a sentence; and one that was broken on purpose.
 */
const NOT_FULL = 0.02;
const SHORT = 0.12;
const SHORTER = 0.2;
const SHORTEST = 0.4;

/**
 * Decides from the look of the page (distance, indent, size, font, the end of the line before) whether a paragraph
 * begins.
 */
export function startsParagraph(question: BreakQuestion): boolean {
  const { lines, line: placed, statistics } = question;
  const previous = lines.at(-1);
  if (previous === undefined) return true;
  const { line } = placed;
  const before = previous.line;
  if (Math.abs(line.size - before.size) > SAME_SIZE * Math.max(line.size, before.size)) return true;
  if (opensSection(before, line)) return true;
  // What comes behind a field that was filled in goes on with a small letter, or is another field.
  if (before.filled && !/^\p{Ll}/u.test(line.text)) return true;
  const inStanza = (placed.stanza ?? previous.stanza) !== undefined;
  if (inStanza && placed.page === previous.page) return placed.stanza !== previous.stanza;
  const isBelow =
    !question.interrupted &&
    placed.page === previous.page &&
    line.column === before.column &&
    line.y > before.y;
  if (!isBelow) return startsAfterBreak(question, previous);
  const gap = (line.y - before.y) / Math.max(line.size, before.size);
  if (gap > Math.max(WIDE_GAP * statistics.leading, statistics.leading + WIDE_GAP_MORE)) return true;
  // A title of several lines; what is set larger than the text and close together is one heading.
  const ended = hasEnded(before.text);
  const close = gap < HEADING_LEADING && line.style === before.style;
  if (close && !ended && isLarge(line, statistics) && lines.length < HEADING_MAX_LINES) return false;
  const bold = lines.every((own) => own.line.bold);
  const tight = gap < TIGHT_GAP * statistics.leading;
  // So is a bold one in the size of the text whose next word had no room.
  if (bold && line.bold && tight && !ended && lines.length < HEADING_MAX_LINES && hadNoRoom(previous, line))
    return false;
  const short = isShort(previous, SHORT);
  if (line.style !== before.style && (!tight || (short && (lines.length === 1 || (bold && !line.bold)))))
    return true;
  if (BULLET.test(line.text)) return true;
  if (/[,;]$/.test(before.text) && short && brokeOnPurpose(question)) return true;
  if (!ended && /^\p{Ll}/u.test(line.text) && (!short || hangs(question))) return false;
  if ((ended || BROKEN_OFF.test(before.text)) && SPEAKER.test(line.text)) return true;
  if (isItem(line.text) && (short || opensItem(before.text, line.text) || isBelowItem(question))) return true;
  return startsByIndent(question, previous, ended, short);
}

function hasEnded(text: string): boolean {
  return TERMINAL.test(text) && !BEFORE_NAME.test(text);
}

function isItem(text: string): boolean {
  return BULLET.test(text) || DASH_ITEM.test(text) || NUMBERED_ITEM.test(text);
}

/**
 * "2.19.3 Discussion", in letters of its own, also where the text before was cut off by a page's end; and "2.1 Sites"
 * right below "2 Methods".
 */
function opensSection(before: PlacedLine['line'], line: PlacedLine['line']): boolean {
  const chapter = CHAPTER_NUMBER.exec(before.text)?.[0];
  if (chapter !== undefined && line.bold && SECTION.test(line.text) && line.text.startsWith(`${chapter}.`))
    return true;
  if (line.style === before.style || before.bold === line.bold) return false;
  return line.bold && SECTION.test(line.text);
}

/**
 * "(ii)" may also be a word of a sentence: then nothing but a full stop before it tells that an entry of a list begins.
 */
function opensItem(before: string, text: string): boolean {
  return hasEnded(before) && !(ENUMERATED.test(text) && /[:;]$/.test(before));
}

/** Whether it is the next entry of a list, below the mark of the one before, whose last line is full. */
function isBelowItem({ lines, line: { line } }: BreakQuestion): boolean {
  const first = lines[0]?.line;
  return (
    first !== undefined &&
    DASH_ITEM.test(first.text) &&
    DASH_ITEM.test(line.text) &&
    Math.abs(first.x - line.x) < SAME_EDGE * line.size
  );
}

/** Whether it hangs below the text of a list's entry, which is broken where its line was full enough. */
function hangs({ lines, line: { line } }: BreakQuestion): boolean {
  const first = lines[0]?.line;
  if (first === undefined || lines.length > 1 || !(isItem(first.text) || NUMBERED_CELL.test(first.text)))
    return false;
  const step = (line.x - first.x) / line.size;
  return step > INDENT && step < LARGEST_HANG;
}

function isLarge({ size }: PlacedLine['line'], { bodySize }: BookStatistics): boolean {
  return size >= bodySize * HEADING_SCALE;
}

function startsByIndent(
  { lines, line: placed, next }: BreakQuestion,
  previous: PlacedLine,
  ended: boolean,
  short: boolean,
): boolean {
  const { line, margins } = placed;
  const before = previous.line;
  const indent = line.x - margins.left;
  const step = line.x - before.x;
  if (indent > INDENT * line.size && indent < LARGEST_INDENT * line.size) {
    if (step > INDENT * line.size) {
      // The second line of a list's entry hangs below the first one's text.
      if (lines.length === 1 && isItem(before.text) && !short) return false;
      return next === null || next.page !== placed.page || returns(next, placed) || ended || short;
    }
    // A paragraph of one full line, and the next: alike only in a block quote, whose lines don't all open a speech, nor
    // stand above one that isn't indented.
    const alone = lines.length === 1 && Math.abs(step) < SAME_INDENT * line.size;
    const opens = SPEECH.test(line.text) || (next !== null && !isLast(placed) && returns(next, placed));
    return ended && (short || (alone && opens));
  }
  // Out of an indented block, or the next entry of a list with hanging indents.
  const outside = lines.length > 1 || isItem(before.text);
  if (step < -INDENT * line.size && outside) return ended || short;
  if (isShort(previous, SHORTER) && ended) return true;
  const opens = /^["'“‘«([]?[\p{Lu}\p{N}]/u.test(line.text);
  // "a class derived from" and then "BaseDocTemplate", for which there was no room.
  return isShort(previous, SHORTEST) && opens && !(hadNoRoom(previous, line) && !ended);
}

/** Whether the next line begins left of the indented one before it. */
function returns(next: PlacedLine, indented: PlacedLine): boolean {
  return next.page === indented.page && next.line.x < indented.line.x - INDENT * indented.line.size;
}

/** Whether it looks like the last line of a paragraph. */
function isLast(placed: PlacedLine): boolean {
  return TERMINAL.test(placed.line.text) && isShort(placed, NOT_FULL);
}

/** Whether the first word of the next line would not have fitted behind this one, which may stand in the middle. */
function hadNoRoom({ line, margins }: PlacedLine, next: PlacedLine['line']): boolean {
  const left = line.x - margins.left;
  const right = margins.right - line.x - line.width;
  const room = Math.abs(left - right) < line.size ? left + right : right;
  const word = / /.test(next.text) ? next.text.indexOf(' ') : next.text.length;
  return room < ((word + 1) * line.width) / line.text.length;
}

/**
 * Whether the line above would have had room for the next word, by the lines that begin where it does: an entry of a
 * list.
 */
function brokeOnPurpose({ lines, line: placed, next }: BreakQuestion): boolean {
  const previous = lines.at(-1);
  const reach = SAME_EDGE * placed.line.size;
  if (previous === undefined || Math.abs(previous.line.x - placed.line.x) > reach) return false;
  const around = [...lines, placed, ...(next === null ? [] : [next])].filter(
    ({ page, line }) => page === placed.page && Math.abs(line.x - placed.line.x) <= reach,
  );
  const right = Math.max(...around.map(({ line }) => line.x + line.width));
  const left = Math.min(...around.map(({ line }) => line.x));
  return !hadNoRoom({ ...previous, margins: { left, right } }, placed.line);
}

/** Across columns and pages only what is certain ends a paragraph. */
function startsAfterBreak({ lines, line: placed }: BreakQuestion, previous: PlacedLine): boolean {
  const { line, margins } = placed;
  const ended = hasEnded(previous.line.text);
  const goesOn = !ended || previous.line.text.endsWith(';');
  if (goesOn && /^\p{Ll}/u.test(line.text)) return false;
  if (line.style !== previous.line.style && (ended || isShort(previous, SHORTER))) return true;
  const indent = line.x - margins.left;
  const indentBefore = previous.line.x - previous.margins.left;
  // In a letter or a quotation, which is indented as a whole.
  if (!ended && Math.abs(indent - indentBefore) < SAME_INDENT * line.size && !isShort(previous, SHORTER))
    return false;
  if (indent > INDENT * line.size && indent < LARGEST_INDENT * line.size) return true;
  const wasSaid = ended || BROKEN_OFF.test(previous.line.text);
  if (BULLET.test(line.text) || (wasSaid && SPEAKER.test(line.text))) return true;
  if (DASH_ITEM.test(line.text) && lines[0]?.line.text.startsWith(line.text.slice(0, 2)) === true)
    return true;
  // "A." and then "Q.": entries follow each other.
  const isNextItem = isItem(line.text) && isItem(lines[0]?.line.text ?? '');
  if (isNextItem && opensItem(previous.line.text, line.text)) return true;
  if (isShort(previous, SHORTER) && (ended || /^[\p{Lu}\p{N}]/u.test(line.text))) return true;
  return !goesOn && OPENING.test(line.text) && hadRoom(lines, previous, line);
}

/**
 * Whether the last line of a paragraph had room for the next word, be it set flush or ragged: nobody breaks a line
 * there but at the paragraph's end. Its own lines tell where they would have ended; a quotation is narrower than the
 * text.
 */
function hadRoom(lines: readonly PlacedLine[], last: PlacedLine, next: PlacedLine['line']): boolean {
  const own = lines.filter(({ page, line }) => page === last.page && line.column === last.line.column);
  if (own.length < MIN_LINES_OF_KNOWN_WIDTH) return false;
  const left = Math.min(...own.map(({ line }) => line.x));
  const right = Math.max(...own.map(({ line }) => line.x + line.width)) - SURE_ROOM * last.line.size;
  return !hadNoRoom({ ...last, margins: { left, right } }, next);
}

/** Whether the line leaves more than this share of its column empty. */
function isShort({ line, margins }: PlacedLine, share: number): boolean {
  const width = margins.right - margins.left;
  return width > 0 && margins.right - line.x - line.width > share * width;
}
