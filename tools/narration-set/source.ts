/**
 * A stretch of a sentence. `cite`, `super`, `note`, `margin` and `formula` are printed and not read; an `address` may
 * be read in any way. A formula is what TeX makes a line of its own of.
 */
export interface Piece {
  kind:
    'text' | 'italic' | 'small-caps' | 'drop' | 'cite' | 'super' | 'address' | 'note' | 'margin' | 'formula';
  text: string;
}

export type Sentence = readonly Piece[];

export type Block =
  | { type: 'heading'; level: 1 | 2; label: string | null; title: string }
  | { type: 'paragraph' | 'quote'; sentences: readonly Sentence[] }
  | { type: 'list'; ordered: boolean; items: readonly Sentence[] }
  | { type: 'code'; lines: readonly string[] }
  | { type: 'table'; caption: string; rows: readonly (readonly string[])[] }
  /** `labels` are what is written in the drawing. */
  | { type: 'figure'; caption: string; labels: readonly string[] }
  | { type: 'apparatus'; kind: 'references' | 'notes' | 'index'; title: string; items: readonly string[] }
  | { type: 'contents' | 'roman' | 'arabic' };

/** A document of the set as it was written: see docs/NARRATION.md for the markup. */
export interface Source {
  name: string;
  title: string;
  author: string;
  /** ISO 639-1. */
  language: string;
  maker: 'latex' | 'typst' | 'chromium' | 'groff' | 'libreoffice';
  /** The settings of its head: `columns`, `paper` (a4, a5 or millimetres as 110x175), `size`, `heads`, … */
  settings: Readonly<Record<string, string>>;
  abstract: readonly Sentence[];
  blocks: readonly Block[];
}

const APPARATUS = /^(references|notes|index): (.*)$/;
const MAKERS: readonly string[] = ['latex', 'typst', 'chromium', 'groff', 'libreoffice'];

/**
 * Reads a source: settings up to the first empty line, then blocks with empty lines between them, one sentence a line.
 *
 * @throws {Error} with the document's name, when it lacks a setting or has an unknown maker
 */
export function parseSource(name: string, text: string): Source {
  const [head = '', ...rest] = text.trim().split('\n\n');
  const settings: Record<string, string> = {};
  for (const line of head.split('\n')) {
    const [, key, value] = /^([\w-]+): (.*)$/.exec(line) ?? [];
    if (key !== undefined && value !== undefined) settings[key] = value;
  }
  const need = (key: string): string => {
    const value = settings[key];
    if (value === undefined) throw new Error(`${name}: the head lacks "${key}"`);
    return value;
  };
  const maker = need('maker');
  if (!MAKERS.includes(maker)) throw new Error(`${name}: unknown maker "${maker}"`);
  if (maker !== 'latex' && /\{(?:margin|formula) /.test(text))
    throw new Error(`${name}: only LaTeX sets formulas and notes in the margin`);
  const language = need('language');
  const set = (line: string): string => typographic(line, language);
  const blocks: Block[] = [];
  const abstract: Sentence[] = [];
  for (const block of joinCode(rest)) {
    const lines = block.split('\n').filter((line) => line !== '');
    if (lines[0]?.startsWith('abstract: ') === true)
      abstract.push(...lines.map((line) => parseSentence(set(line.slice('abstract: '.length)))));
    else if (lines.length > 0) blocks.push(...parseBlock(lines, set));
  }
  return {
    name,
    title: set(need('title')),
    author: need('author'),
    language,
    maker: maker as Source['maker'],
    settings,
    abstract,
    blocks,
  };
}

/** Listings may hold empty lines, which end every other block. */
function* joinCode(blocks: readonly string[]): Generator<string> {
  let open: string | null = null;
  for (const block of blocks) {
    open = open === null ? block : `${open}\n\n${block}`;
    if ((open.match(/^```/gm)?.length ?? 0) % 2 === 1) continue;
    yield open;
    open = null;
  }
}

function parseBlock(lines: readonly string[], set: (line: string) => string): Block[] {
  const [first = ''] = lines;
  const [, kind, title = ''] = APPARATUS.exec(first) ?? [];
  if (kind !== undefined) {
    const items = lines.slice(1).map(set);
    return [{ type: 'apparatus', kind: kind as 'references' | 'notes' | 'index', title, items }];
  }
  if (first.startsWith('```')) return [{ type: 'code', lines: lines.slice(1, -1) }];
  if (first.startsWith('!'))
    return lines.map((line) => ({ type: line.slice(1) as 'contents' | 'roman' | 'arabic' }));
  if (first.startsWith('figure: ')) {
    const labels = lines.slice(1).flatMap(cellsOf);
    return [{ type: 'figure', caption: set(first.slice('figure: '.length)), labels }];
  }
  if (first.startsWith('table: ')) {
    const rows = lines.slice(1).map(cellsOf);
    return [{ type: 'table', caption: set(first.slice('table: '.length)), rows }];
  }
  const [, hashes, heading] = /^(##?) (.*)$/.exec(first) ?? [];
  if (heading !== undefined) {
    const [label, title] = set(heading).split(' // ');
    const level = hashes === '#' ? 1 : 2;
    return title === undefined
      ? [{ type: 'heading', level, label: null, title: label ?? '' }]
      : [{ type: 'heading', level, label: label ?? null, title }];
  }
  const strip = (mark: RegExp) => lines.map((line) => parseSentence(set(line.replace(mark, ''))));
  if (first.startsWith('> ')) return [{ type: 'quote', sentences: strip(/^> /) }];
  if (first.startsWith('- ')) return [{ type: 'list', ordered: false, items: strip(/^- /) }];
  if (/^1\. /.test(first)) return [{ type: 'list', ordered: true, items: strip(/^\d+\. /) }];
  return [{ type: 'paragraph', sentences: strip(/^/) }];
}

/** "| one | two |" */
function cellsOf(row: string): string[] {
  const cells = row.split('|').slice(1, -1);
  return cells.map((cell) => cell.trim());
}

const PIECE =
  /\^\[(?<note>[^\]]*)\]|\*(?<italic>[^*]+)\*|\{(?<name>cite|super|url|drop|sc|margin|formula) (?<text>[^}]*)\}/g;
const NAMED: Readonly<Record<string, Piece['kind']>> = {
  cite: 'cite',
  super: 'super',
  url: 'address',
  drop: 'drop',
  sc: 'small-caps',
  margin: 'margin',
  formula: 'formula',
};

function parseSentence(line: string): Sentence {
  const pieces: Piece[] = [];
  let from = 0;
  const plain = (to: number): void => {
    if (to > from) pieces.push({ kind: 'text', text: line.slice(from, to) });
  };
  for (const match of line.matchAll(PIECE)) {
    plain(match.index);
    const { note, italic, name = '', text = '' } = match.groups ?? {};
    if (note !== undefined) pieces.push({ kind: 'note', text: note.replaceAll('*', '') });
    else if (italic !== undefined) pieces.push({ kind: 'italic', text: italic });
    else pieces.push({ kind: NAMED[name] ?? 'text', text });
    from = match.index + match[0].length;
  }
  plain(line.length);
  return pieces;
}

/** Quotes and spaces as a typesetter would set them; the sources are typed with plain ones. */
function typographic(line: string, language: string): string {
  const quoted = line
    .replace(/(^|[\s([—])"/g, '$1“')
    .replaceAll('"', '”')
    .replace(/(^|[\s([—“])'/g, '$1‘')
    .replaceAll("'", '’');
  if (language !== 'fr') return quoted;
  return quoted.replace(/ (?=[?!;:»])/g, '\u00a0').replaceAll('« ', '«\u00a0');
}
