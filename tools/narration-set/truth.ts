import type { Block, Piece, Sentence, Source } from './source.ts';
import { wordsOf } from './words.ts';

/** What is printed and must not be read. */
export type UnreadKind =
  | 'footnotes'
  | 'captions'
  | 'tables'
  | 'figures'
  | 'code'
  | 'references'
  | 'notes'
  | 'index'
  | 'contents'
  | 'margins'
  | 'notices'
  | 'hidden';

export interface TruthWord {
  word: string;
  /** May be read or not: the title page, the numbers of a list. */
  optional: boolean;
}

/** What a perfect narration of a document says. */
export interface Truth {
  words: readonly TruthWord[];
  sentences: readonly { from: number; to: number; text: string; optional: boolean }[];
  /** Where a sentence may end and needn't, by the index of the word after it. */
  pauses: readonly number[];
  chapters: readonly { title: string; accepted: readonly string[]; from: number }[];
  /** Numbers and names printed in the text that aren't read, by the index of the word that they stand before. */
  marks: readonly { at: number; text: string }[];
  unread: readonly { kind: UnreadKind; text: string }[];
  /** What running heads may print. */
  heads: readonly string[];
}

const UNREAD_PIECES: ReadonlySet<Piece['kind']> = new Set(['cite', 'super', 'note', 'margin', 'formula']);

/** "Chapter 2." or "2.1": read with a pause after it or without. */
const NUMBER = /^(?:\p{L}+ )?[\d.]+(?= )/u;

/** Derives what should be read, and what should not, from a source. */
export function truthOf(source: Source): Truth {
  const words: TruthWord[] = [];
  const sentences: { from: number; to: number; text: string; optional: boolean }[] = [];
  const pauses: number[] = [];
  const chapters: { title: string; accepted: string[]; from: number }[] = [];
  const marks: { at: number; text: string }[] = [];
  const unread: { kind: UnreadKind; text: string }[] = [];
  const say = (text: string, optional = false): void => {
    const from = words.length;
    words.push(...wordsOf(text).map((word) => ({ word, optional })));
    if (words.length > from) sentences.push({ from, to: words.length, text, optional });
  };
  const saySentence = (sentence: Sentence, number: string | null = null): void => {
    if (number !== null) words.push({ word: number, optional: true });
    let text = '';
    const from = words.length;
    for (const piece of sentence) {
      if (isRead(piece)) text += piece.text;
      else {
        text = text.trimEnd();
        marks.push({ at: from + wordsOf(text).length, text: piece.text });
        if (piece.kind === 'note') unread.push({ kind: 'footnotes', text: piece.text });
        if (piece.kind === 'margin') unread.push({ kind: 'margins', text: piece.text });
      }
    }
    say(text);
  };

  say(source.title, true);
  say(source.author, true);
  if (source.abstract.length > 0) say('Abstract', true);
  for (const sentence of source.abstract) saySentence(sentence);
  for (const block of source.blocks) {
    switch (block.type) {
      case 'heading':
        if (block.level === 1) chapters.push({ ...chapterTitle(block), from: words.length });
        pauses.push(words.length + wordsOf(block.label ?? NUMBER.exec(block.title)?.[0] ?? '').length);
        say(block.label === null ? block.title : `${block.label} ${block.title}`);
        break;
      case 'paragraph':
      case 'quote':
        for (const sentence of block.sentences) saySentence(sentence);
        break;
      case 'list':
        block.items.forEach((item, index) => saySentence(item, block.ordered ? String(index + 1) : null));
        break;
      case 'code':
        unread.push({ kind: 'code', text: block.lines.join('\n') });
        break;
      case 'table':
        unread.push({ kind: 'captions', text: block.caption });
        unread.push({ kind: 'tables', text: block.rows.flat().join(' ') });
        break;
      case 'figure':
        unread.push({ kind: 'captions', text: block.caption });
        unread.push({ kind: 'figures', text: block.labels.join(' ') });
        break;
      case 'apparatus':
        unread.push({ kind: block.kind, text: [block.title, ...block.items].join('\n') });
        break;
      case 'contents':
      case 'roman':
      case 'arabic':
        break;
    }
  }
  if (source.blocks.some(({ type }) => type === 'contents')) {
    unread.push({ kind: 'contents', text: chapters.map(({ title }) => title).join('\n') });
  }
  const { notice, hidden } = source.settings;
  if (notice !== undefined) unread.push({ kind: 'notices', text: notice });
  if (hidden !== undefined) unread.push({ kind: 'hidden', text: hidden });
  const heads = [source.title, source.author, ...source.blocks.flatMap(headOf)];
  return { words, sentences, pauses, chapters, marks, unread, heads };
}

function isRead({ kind }: Piece): boolean {
  return !UNREAD_PIECES.has(kind);
}

function chapterTitle({ label, title }: { label: string | null; title: string }) {
  const unnumbered = title.replace(/^(?:\p{L}+ )?\d+\.? /u, '');
  return label === null
    ? { title, accepted: [title, unnumbered] }
    : { title: `${label}: ${title}`, accepted: [`${label} ${title}`, title] };
}

function headOf(block: Block): string[] {
  if (block.type !== 'heading' || block.level > 1) return [];
  return block.label === null ? [block.title] : [block.title, `${block.label} ${block.title}`];
}
