import { createRequire } from 'node:module';
import type { Block, Piece, Sentence, Source } from '../source.ts';
import { metadataTitle, pageSizeMm } from './layout.ts';

interface Compiler {
  pdf(options: { mainFileContent: string }, pdfOptions?: { creationTimestamp?: number }): Buffer;
}

/** Sets a source with Typst, which is taken from `folder` (an installed `@myriaddreamin/typst-ts-node-compiler`). */
export function makeWithTypst(source: Source, folder: string): Buffer {
  const load = createRequire(`${folder}/`);
  const { NodeCompiler } = load('@myriaddreamin/typst-ts-node-compiler') as {
    NodeCompiler: { create(): Compiler };
  };
  return NodeCompiler.create().pdf({ mainFileContent: toTypst(source) }, { creationTimestamp: 0 });
}

function toTypst(source: Source): string {
  const { blocks, settings } = source;
  const columns = Number(settings['columns'] ?? 1);
  const body = blocks.map((block) => blockToTypst(block, source)).join('\n\n');
  const front = settings['class'] === undefined ? titlePage(source) : masthead(source, columns);
  return `${preamble(source, columns)}\n${front}\n${body}\n`;
}

function preamble(source: Source, columns: number): string {
  const { language, author, settings } = source;
  const [width, height] = pageSizeMm(settings['paper']);
  const isBook = settings['class'] === undefined;
  const indent = isBook ? '1.2em' : '0.8em';
  return `#set document(title: ${quote(metadataTitle(source))}, author: ${quote(author)})
#set page(width: ${width}mm, height: ${height}mm, margin: ${isBook ? '16mm' : '20mm'}, columns: ${columns}, ${head(source)})
#set text(font: "Libertinus Serif", size: ${settings['size'] ?? '10'}pt, lang: "${language}", hyphenate: true)
#set par(justify: true, first-line-indent: ${indent}, leading: 0.6em, spacing: 0.6em)
#set outline(title: none)
#show outline.entry: set text(size: 0.95em)
#show heading: it => block(above: 1.4em, below: 0.9em, it)
#show figure: it => block(above: 1.2em, below: 1.2em, width: 100%, it)
#let opening(label, title) = {
  pagebreak(weak: true)
  v(14mm)
  if label != "" { align(center, text(size: 1.1em, label)); v(2mm) }
  align(center, heading(level: 1, title))
  v(8mm)
}
#let furnished = true`;
}

/**
 * Running heads: the title on the left pages and the chapter on the right, or the title everywhere; none on an opening
 * page.
 */
function head({ settings, title }: Source): string {
  const kind = settings['heads'] ?? 'none';
  if (kind === 'none') return 'numbering: "1"';
  const chapter =
    kind === 'chapter'
      ? `let before = query(selector(heading.where(level: 1)).before(here()))
    let chapter = if before.len() > 0 { before.last().body } else { [] }`
      : `let chapter = ${quote(title)}`;
  return `header: context {
    let page-number = counter(page).get().first()
    let opens = query(heading.where(level: 1)).any(it => it.location().page() == here().page())
    ${chapter}
    if page-number > 1 and (not opens or ${kind === 'title' ? 'true' : 'false'}) {
      if calc.even(page-number) [#page-number #h(1fr) #smallcaps(${quote(title)})] else [#emph(chapter) #h(1fr) #page-number]
    }
  }, footer: none`;
}

function titlePage({ title, author }: Source): string {
  return `#page(header: none)[#align(center)[#v(35mm) #text(size: 22pt, ${quote(title)}) #v(10mm) #text(size: 12pt, ${quote(author)})]]`;
}

function masthead({ title, author, abstract, settings }: Source, columns: number): string {
  const isNews = settings['class'] === 'news';
  const text = abstract.map(sentenceToTypst).join(' ');
  const summary =
    text === ''
      ? ''
      : `#block(inset: (x: 12mm, y: 3mm))[#set text(size: 0.95em); #strong[Abstract.] ${text}]`;
  return `#place(top + ${columns > 1 ? 'center' : 'left'}, scope: "parent", float: true)[
  #align(center)[#text(size: ${isNews ? 26 : 17}pt, weight: "bold", ${quote(title)}) #v(2mm) #text(size: 11pt, ${quote(author)})]
  ${summary}
]`;
}

function blockToTypst(block: Block, source: Source): string {
  switch (block.type) {
    case 'heading':
      return heading(block, source);
    case 'paragraph':
      return block.sentences.map(sentenceToTypst).join(' ');
    case 'quote':
      return `#block(inset: (x: 1.5em, y: 0.5em))[${block.sentences.map(sentenceToTypst).join(' ')}]`;
    case 'list': {
      const items = block.items.map((item) => `[${sentenceToTypst(item)}]`);
      return `#${block.ordered ? 'enum' : 'list'}(${items.join(', ')})`;
    }
    case 'code':
      return `#raw(block: true, ${quote(block.lines.join('\n'))})`;
    case 'table': {
      const cells = block.rows.flat().map((cell) => `[#${quote(cell)}]`);
      const table = `table(columns: ${block.rows[0]?.length ?? 1}, stroke: none, align: left, inset: 3pt, ${cells.join(', ')})`;
      return `#block(breakable: false, above: 1.2em, below: 1.2em)[#set text(size: 0.9em); #${quote(block.caption)} #${table}]`;
    }
    case 'figure':
      return `#block(breakable: false, above: 1.2em, below: 1.2em)[#rect(width: 100%, height: 28mm, fill: luma(230)) #set text(size: 0.9em); #${quote(block.caption)}]`;
    case 'apparatus': {
      const title = heading({ type: 'heading', level: 1, label: null, title: block.title }, source);
      const items = block.items.map(
        (item) => `#par(hanging-indent: 1em, first-line-indent: 0em)[#${quote(item)}]`,
      );
      const list = `#[#set text(size: 0.9em)\n${items.join('\n\n')}]`;
      return block.kind === 'index' ? `${title}\n#columns(2)[${list}]` : `${title}\n${list}`;
    }
    case 'contents':
      return '#pagebreak(weak: true)\n#outline()\n#pagebreak(weak: true)';
    case 'roman':
      return '';
    case 'arabic':
      return '#pagebreak(weak: true)\n#counter(page).update(1)';
  }
}

function heading({ level, label, title }: Extract<Block, { type: 'heading' }>, { settings }: Source): string {
  if (settings['class'] === undefined && level === 1)
    return `#opening(${quote(label ?? '')}, ${quote(title)})`;
  return `#heading(level: ${level}, ${quote(title)})`;
}

function sentenceToTypst(sentence: Sentence): string {
  return sentence.map(pieceToTypst).join('');
}

function pieceToTypst({ kind, text }: Piece): string {
  const set = quote(text);
  if (kind === 'italic') return `#emph(${set})`;
  if (kind === 'small-caps') return `#smallcaps(${set})`;
  if (kind === 'super') return `#super(${set})`;
  if (kind === 'note') return `#footnote(${set})`;
  return `#${set}`;
}

/** As a string of Typst's, in which nothing is markup. */
function quote(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n')}"`;
}
