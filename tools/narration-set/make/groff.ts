import { spawnSync } from 'node:child_process';
import type { Block, Piece, Sentence, Source } from '../source.ts';
import { pageSizeMm } from './layout.ts';

/**
 * Sets a source with groff and its ms macros, as manuals and papers were set for decades: no embedded fonts, its own
 * hyphenation.
 */
export function makeWithGroff(source: Source): Buffer {
  const [width, height] = pageSizeMm(source.settings['paper']);
  const { stdout, stderr, status } = spawnSync(
    'groff',
    ['-k', '-ms', '-Tpdf', `-P-p${inches(height)},${inches(width)}`],
    {
      input: toMs(source, width, height),
      maxBuffer: 1 << 26,
      env: { ...process.env, SOURCE_DATE_EPOCH: '0' },
    },
  );
  if (status !== 0) throw new Error(`groff: ${stderr.toString()}`);
  return stdout;
}

function toMs(source: Source, width: number, height: number): string {
  const { settings, title, author, blocks } = source;
  const size = settings['size'] ?? '10';
  const heads =
    settings['heads'] === 'none'
      ? ['.ds LH', '.ds CH', '.ds RH']
      : [`.ds LH ${escape(title)}`, '.ds CH', '.ds RH %'];
  return [
    `.pl ${inches(height)}`,
    `.nr PS ${size}`,
    `.nr VS ${Math.round(Number(size) * 1.25)}`,
    '.nr PO 0.8i',
    `.nr LL ${inches(width - 41)}`,
    '.nr HM 0.9i',
    '.nr FM 0.8i',
    ...heads,
    settings['heads'] === 'none' ? '.ds CF %' : '.ds CF',
    '.TL',
    escape(title),
    '.AU',
    escape(author),
    '.LP',
    ...(settings['columns'] === '2' ? ['.2C'] : []),
    ...blocks.map(blockToMs),
    '',
  ].join('\n');
}

function blockToMs(block: Block): string {
  switch (block.type) {
    case 'heading':
      return `.SH\n${escape(block.title)}`;
    case 'paragraph':
      return `.PP\n${toLines(block.sentences)}`;
    case 'quote':
      return `.QP\n${toLines(block.sentences)}`;
    case 'list':
      return block.items
        .map((item, index) => `.IP ${block.ordered ? `${index + 1}.` : '\\(bu'} 3\n${sentenceToMs(item)}`)
        .join('\n');
    case 'code':
      return `.DS I\n.ft C\n${block.lines.map(escape).join('\n')}\n.ft\n.DE`;
    case 'figure':
      return `.KF\n.sp 3c\n.LP\n${escape(block.caption)}\n.sp\n.KE`;
    case 'apparatus':
      return `.SH\n${escape(block.title)}\n${block.items.map((item) => `.LP\n${escape(item)}`).join('\n')}`;
    case 'table':
    case 'contents':
    case 'roman':
    case 'arabic':
      throw new Error(`groff can't make "${block.type}" here`);
  }
}

function toLines(sentences: readonly Sentence[]): string {
  return sentences.map(sentenceToMs).join('\n');
}

function sentenceToMs(sentence: Sentence): string {
  return sentence.map(pieceToMs).join('');
}

function pieceToMs({ kind, text }: Piece): string {
  const set = escape(text);
  if (kind === 'italic') return `\\fI${set}\\fP`;
  if (kind === 'super') return `\\*{${set}\\*}`;
  if (kind === 'note') return `\\**\n.FS\n${set}\n.FE\n`;
  return set;
}

/** A line that begins with a full stop or a quote would be a command. */
function escape(text: string): string {
  return text.replaceAll('\\', '\\e').replaceAll('-', '-').replace(/^[.']/, '\\&$&');
}

function inches(mm: number): string {
  return `${(mm / 25.4).toFixed(2)}i`;
}
