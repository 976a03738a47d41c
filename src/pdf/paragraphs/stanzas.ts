import { anyOf } from '../../languages/languages.ts';
import type { TextLine } from '../page/page-text.ts';
import { hasRhymes } from './rhymes.ts';

/** Lines of one stanza are no further apart than this share of the usual distance, or so much more; in font sizes. */
const WIDE_GAP = 1.25;
const WIDE_GAP_MORE = 0.3;
/** Sizes of one font differ by less, as a share. */
const SAME_SIZE = 0.025;
/** Of the longest lines of two stanzas, one is at most this much longer. */
const SAME_WIDTH = 1.3;
/** Edges nearer to each other are one; in font sizes. Every other line may be indented, or all stand in the middle. */
const SAME_EDGE = 0.1;
const SAME_MIDDLE = 0.3;
const MAX_EDGES = 3;
const MIN_LINES = 2;
/** More lines that keep together are prose, set around a picture perhaps. */
const MAX_LINES = 20;
/**
 * Of all lines but the last of each stanza, so many end inside a sentence though the next word would have had room; and
 * so many do at least. Prose has no such line.
 */
const MIN_BROKEN_SHARE = 0.25;
const MIN_BROKEN = 2;
/** The same of those that end without any sign. */
const MIN_OPEN_SHARE = 0.2;
const MIN_OPEN = 2;
/** Lines that all begin with a capital, without being sentences, are verse from this number on. */
const MIN_LARGE = 4;
/** Entries of a list. */
const MIN_ENTRIES = 3;
/** Stanzas of one number of lines, that many. */
const MIN_EQUAL_STANZAS = 3;
const MIN_EQUAL_LINES = 3;
/** Lines end at one edge that end within this many font sizes of each other; most lines of verse don't. */
const FLUSH = 0.1;
const MAX_FLUSH = 0.5;
/** What a verse has on an average, so that names and addresses below each other are none; and what most verses have. */
const MIN_WORDS = 4;
const FEW_WORDS = 3;
const MAX_SHORT = 0.3;
const ENDED = /[.!?…。！？][\u201d\u2019"'»)\]]*$/u;
const INSIDE = /[,;:—–-][\u201d\u2019"'»]*$/u;
const SMALL = /^["'“‘«(]?\p{Ll}/u;
const LARGE = /^["'“‘«„(¿¡]?\p{Lu}/u;
const PARTED = new RegExp(
  `[,;](?: (?:${anyOf(
    ({ apparatus }) => apparatus?.and,
    ({ apparatus }) => apparatus?.or,
  )}))?$`,
  'u',
);
/** What opens an entry of a list. */
const ENTRY = /^(?:[•▪◦‣●■○□◆➢➤✓∙·–—*-]|\(?(?:\d{1,3}|\p{L}|[ivx]{1,4})[.)]\s)/u;
/** What nobody writes in a poem. */
const CODE = /[{}=<>|\\_#]|\/\/|\(\)/;

/**
 * The stanzas of a page: lines that keep together and end where a verse does. That they aren't prose is seen where the
 * next word would have had room and the sentence goes on: nobody breaks prose there. That they are no list of entries
 * is seen by rhymes, by lines that go on without any sign beside others that have one, or by stanzas of one length.
 * Those that follow each other are judged together, since the lines of one may be as long as each other.
 *
 * @param leading usual distance of two baselines, in font sizes
 */
export function findStanzas(
  lines: readonly TextLine[],
  leading: number,
): ReadonlyMap<TextLine, readonly TextLine[]> {
  const poems: TextLine[][][] = [];
  let before: readonly TextLine[] | undefined;
  for (const block of blocksOf(lines, leading)) {
    if (!mayBeStanza(block)) {
      before = undefined;
      continue;
    }
    if (before === undefined || !isOfOnePoem(before, block)) poems.push([]);
    poems.at(-1)?.push(block);
    before = block;
  }
  const stanzas = poems.flatMap((poem) => {
    if (isPoem(poem)) return poem;
    return poem.flatMap((block) => (areEntries(block) ? block.map((line) => [line]) : []));
  });
  return new Map(stanzas.flatMap((stanza) => stanza.map((line) => [line, stanza] as const)));
}

/** Lines of one look that stand close below each other. */
function blocksOf(lines: readonly TextLine[], leading: number): TextLine[][] {
  const most = Math.max(WIDE_GAP * leading, leading + WIDE_GAP_MORE);
  const blocks: TextLine[][] = [];
  let before: TextLine | undefined;
  for (const line of lines) {
    const gap = before === undefined ? 0 : (line.y - before.y) / before.size;
    if (before === undefined || !isAlike(before, line) || gap <= 0 || gap > most) blocks.push([]);
    blocks.at(-1)?.push(line);
    before = line;
  }
  return blocks;
}

/** Whether two stanzas are set alike, and about as wide: verse stands between paragraphs of the same letters. */
function isOfOnePoem(before: readonly TextLine[], block: readonly TextLine[]): boolean {
  const [first, next] = [before[0], block[0]];
  if (first === undefined || next === undefined) return false;
  const [one, other] = [before, block].map((lines) => Math.max(...lines.map(({ width }) => width)));
  const ratio = (one ?? 0) / (other ?? 1);
  return first.style === next.style && isAlike(first, next) && ratio < SAME_WIDTH && ratio > 1 / SAME_WIDTH;
}

function isAlike(before: TextLine, line: TextLine): boolean {
  return (
    line.column === before.column &&
    line.bold === before.bold &&
    Math.abs(line.size - before.size) <= SAME_SIZE * before.size
  );
}

function mayBeStanza(block: readonly TextLine[]): boolean {
  if (block.length < MIN_LINES || block.length > MAX_LINES) return false;
  if (!hasFewEdges(block) && !isCentred(block)) return false;
  const words = block.map(({ text }) => text.split(' ').length);
  if (words.reduce((sum, count) => sum + count, 0) < MIN_WORDS * block.length) return false;
  if (words.filter((count) => count < FEW_WORDS).length > MAX_SHORT * block.length) return false;
  // "o your name", "o your number": whatever a font has for a bullet.
  if (block.some(({ text }, index) => hasMarkOf(text, block[index - 1]))) return false;
  return block.every(
    ({ text, stops, mono, filled }) =>
      stops.length === 0 && !mono && filled !== true && !ENTRY.test(text) && !CODE.test(text),
  );
}

/** Whether a line opens with a sign by itself, and the line above with the same one. */
function hasMarkOf(text: string, above: TextLine | undefined): boolean {
  return /^\S\s/u.test(text) && above?.text.startsWith(text.slice(0, 2)) === true;
}

function hasFewEdges(block: readonly TextLine[]): boolean {
  const edges: number[] = [];
  for (const { x, size } of block) {
    if (!edges.some((edge) => Math.abs(edge - x) <= SAME_EDGE * size)) edges.push(x);
    if (edges.length > MAX_EDGES) return false;
  }
  return true;
}

function isCentred(block: readonly TextLine[]): boolean {
  const middles = block.map(({ x, width }) => x + width / 2);
  return Math.max(...middles) - Math.min(...middles) <= SAME_MIDDLE * (block[0]?.size ?? 0);
}

function isPoem(stanzas: readonly TextLine[][]): boolean {
  const { roomy, broken, open, flush, signed, all } = breaksOf(stanzas);
  const least = Math.max(MIN_BROKEN, MIN_BROKEN_SHARE * all);
  if (flush >= MAX_FLUSH * all || (roomy < least && !beginLarge(stanzas))) return false;
  if (hasRhymes(stanzas.map((stanza) => stanza.map(({ text }) => text)))) return true;
  const isMixed = signed > 0 && stanzas.every((stanza) => endsInSign(stanza.at(-1)));
  return (
    broken >= least &&
    ((isMixed && open >= Math.max(MIN_OPEN, MIN_OPEN_SHARE * all)) ||
      (isMixed && signed < all && areEqual(stanzas)))
  );
}

/** Every line with a capital, though most of those before don't end a sentence. */
function beginLarge(stanzas: readonly (readonly TextLine[])[]): boolean {
  const lines = stanzas.flat();
  const inner = stanzas.flatMap((stanza) => stanza.slice(0, -1));
  const goOn = inner.filter(({ text }) => !ENDED.test(text)).length;
  return lines.length >= MIN_LARGE && goOn > inner.length / 2 && lines.every(({ text }) => LARGE.test(text));
}

/**
 * Entries of a list that all begin small: each but the last ends with the sign that parts them, or none ends with any,
 * though there was room for the next one's first word.
 */
function areEntries(block: readonly TextLine[]): boolean {
  if (block.length < MIN_ENTRIES || !hasFewEdges(block) || !block.every(({ text }) => SMALL.test(text)))
    return false;
  if (block.slice(0, -1).every(({ text }) => PARTED.test(text))) return true;
  return !block.some(endsInSign) && breaksOf([block]).broken > 0;
}

/** How many lines end so, of all but the last of each stanza. */
interface Breaks {
  /** Though the next word would have had room, and without a full stop. */
  roomy: number;
  /** Inside a sentence, though the next word would have had room. */
  broken: number;
  /** With room beside the lines around, without any sign, and before a small letter. */
  open: number;
  /** Where the next one does. */
  flush: number;
  /** With a sign. */
  signed: number;
  all: number;
}

function breaksOf(stanzas: readonly (readonly TextLine[])[]): Breaks {
  const right = Math.max(...stanzas.flat().map(rightOf));
  const breaks: Breaks = { roomy: 0, broken: 0, open: 0, flush: 0, signed: 0, all: 0 };
  for (const stanza of stanzas) {
    stanza.forEach((line, index) => {
      const before = stanza[index - 1];
      if (before === undefined) return;
      breaks.all += 1;
      const room = hadRoom(before, line, right);
      if (room && !ENDED.test(before.text)) breaks.roomy += 1;
      if (room && goesOn(before, line)) breaks.broken += 1;
      const around = Math.max(...stanza.slice(Math.max(0, index - 2), index + 2).map(rightOf));
      if (/\p{L}$/u.test(before.text) && SMALL.test(line.text) && hadRoom(before, line, around))
        breaks.open += 1;
      if (Math.abs(rightOf(before) - rightOf(line)) < FLUSH * line.size) breaks.flush += 1;
      if (endsInSign(before)) breaks.signed += 1;
    });
  }
  return breaks;
}

function areEqual(stanzas: readonly TextLine[][]): boolean {
  const [first] = stanzas;
  if (first === undefined || stanzas.length < MIN_EQUAL_STANZAS || first.length < MIN_EQUAL_LINES)
    return false;
  return stanzas.every((stanza) => stanza.length === first.length && ENDED.test(stanza.at(-1)?.text ?? ''));
}

function endsInSign(line: TextLine | undefined): boolean {
  return line !== undefined && (ENDED.test(line.text) || INSIDE.test(line.text));
}

function rightOf({ x, width }: TextLine): number {
  return x + width;
}

function hadRoom(before: TextLine, line: TextLine, right: number): boolean {
  const word = /^\S+/.exec(line.text)?.[0] ?? '';
  const letter = before.width / before.text.length;
  return right - rightOf(before) > (word.length + 1) * letter;
}

function goesOn({ text: before, x }: TextLine, line: TextLine): boolean {
  // What a colon announces further in is a list.
  if (before.endsWith(':') && line.x - x > SAME_EDGE * line.size) return false;
  return INSIDE.test(before) || (!ENDED.test(before) && SMALL.test(line.text));
}
