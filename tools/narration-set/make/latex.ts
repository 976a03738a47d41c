import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Block, Piece, Sentence, Source } from '../source.ts';
import { citedNumbers, pageSizeMm } from './layout.ts';

const execute = promisify(execFile);
const LANGUAGES: Readonly<Record<string, string>> = {
  en: 'english',
  de: 'ngerman',
  fr: 'french',
  es: 'spanish',
};

/**
 * Sets a source with pdfLaTeX: real hyphenation, ligatures, footnotes, running heads. Three runs settle contents and
 * page numbers.
 */
export async function makeWithLatex(source: Source): Promise<Buffer> {
  const dir = await mkdtemp(join(tmpdir(), 'narration-'));
  try {
    await writeFile(join(dir, 'document.tex'), toLatex(source));
    for (let run = 0; run < 3; run += 1) {
      await execute('pdflatex', ['-interaction=nonstopmode', '-halt-on-error', 'document.tex'], {
        cwd: dir,
        env: { ...process.env, SOURCE_DATE_EPOCH: '0', FORCE_SOURCE_DATE: '1' },
        maxBuffer: 1 << 24,
      });
    }
    return await readFile(join(dir, 'document.pdf'));
  } finally {
    await rm(dir, { recursive: true });
  }
}

function toLatex(source: Source): string {
  const { settings, blocks } = source;
  const isPaper = settings['class'] === 'paper';
  const body = blocks.map((block) => blockToLatex(block, source)).join('\n\n');
  const title = isPaper ? paperTitle(source) : bookTitle(source);
  return [preamble(source), '\\begin{document}', title, body, '\\end{document}', ''].join('\n');
}

function preamble({ language, title, author, settings }: Source): string {
  const [width, height] = pageSizeMm(settings['paper']);
  const isPaper = settings['class'] === 'paper';
  const margin = settings['margin'] ?? (isPaper ? '20' : '16');
  const size = settings['size'] ?? '10';
  const columns = settings['columns'] === '2' ? 'twocolumn,' : '';
  const sides = isPaper || settings['sides'] === 'one' ? 'oneside' : 'twoside';
  return `\\documentclass[${columns}${sides},${size}pt]{article}
\\usepackage[T1]{fontenc}
\\usepackage[utf8]{inputenc}
\\usepackage[${LANGUAGES[language] ?? 'english'}]{babel}
\\usepackage{lmodern}
\\DeclareFontFamily{T1}{lmr}{}${ONE_DESIGN_SIZE}
\\usepackage[paperwidth=${width}mm,paperheight=${height}mm,margin=${margin}mm,includehead]{geometry}
\\usepackage{fancyhdr}
\\usepackage{graphicx}
\\input{glyphtounicode}\\pdfgentounicode=1
${settings['outline'] === 'yes' ? '\\usepackage[hidelinks]{hyperref}' : '\\newcommand{\\phantomsection}{}'}
\\pdfinfo{/Title (${escape(settings['metadata-title'] ?? title)}) /Author (${escape(author)})}
\\pagestyle{fancy}\\fancyhf{}\\renewcommand{\\headrulewidth}{0pt}
${heads(settings['heads'] ?? 'none', isPaper)}
${besideText(settings)}
\\renewcommand{\\thesection}{}
\\newcommand{\\opening}[2]{%
  \\clearpage\\phantomsection\\thispagestyle{plain}\\vspace*{12mm}%
  {\\centering\\ifx\\relax#1\\relax\\else{\\large #1\\par}\\vspace{3mm}\\fi{\\LARGE #2\\par}}\\vspace{9mm}%
  \\markboth{#2}{#2}\\addcontentsline{toc}{section}{\\ifx\\relax#1\\relax\\else #1. \\fi #2}\\noindent\\ignorespaces}
\\newcommand{\\dropped}[1]{\\setbox0=\\hbox{\\resizebox{!}{2\\baselineskip}{#1}\\hspace{1pt}}%
  \\hangindent=\\wd0\\hangafter=-2\\noindent\\llap{\\raisebox{-1.1\\baselineskip}[0pt][0pt]{\\box0}}}
\\emergencystretch=2em`;
}

/** Each design size would be a font of its own in the PDF, of about 25 KB. */
const ONE_DESIGN_SIZE = ['m/n/ec-lmr10', 'bx/n/ec-lmbx10', 'm/it/ec-lmri10', 'm/sc/ec-lmcsc10']
  .map((font) => font.split('/'))
  .map(([series, shape, name]) => `\\DeclareFontShape{T1}{lmr}{${series}}{${shape}}{<->${name}}{}`)
  .join('');

function heads(kind: string, isPaper: boolean): string {
  if (kind === 'none' || isPaper) return '\\fancyfoot[C]{\\thepage}';
  const outer = '\\fancyhead[LE,RO]{\\thepage}';
  if (kind === 'title') return `${outer}\\fancyhead[CE,CO]{\\itshape\\booktitle}`;
  return `${outer}\\fancyhead[CE]{\\scshape\\booktitle}\\fancyhead[CO]{\\itshape\\rightmark}`;
}

/** What is printed beside the text and over it. */
function besideText({ watermark, angle, 'line-numbers': lineNumbers }: Source['settings']): string {
  const packages = ['\\usepackage{color}\\setlength{\\marginparwidth}{16mm}\\setlength{\\marginparsep}{3mm}'];
  if (watermark !== undefined)
    packages.push(
      '\\usepackage{eso-pic}',
      `\\AddToShipoutPictureBG{\\AtPageCenter{\\makebox(0,0){\\rotatebox{${angle ?? '45'}}{\\color[gray]{0.85}\\resizebox{90mm}{!}{${escape(watermark)}}}}}}`,
    );
  if (lineNumbers !== undefined)
    packages.push(`\\usepackage{lineno}\\modulolinenumbers[${lineNumbers}]\\AtBeginDocument{\\linenumbers}`);
  return packages.join('\n');
}

function bookTitle({ title, author }: Source): string {
  return `\\newcommand{\\booktitle}{${escape(title)}}
\\begin{titlepage}\\centering\\vspace*{30mm}{\\Huge ${escape(title)}\\par}\\vspace{12mm}{\\large ${escape(author)}\\par}\\end{titlepage}`;
}

function paperTitle({ title, author, abstract, settings }: Source): string {
  const head = `{\\centering{\\LARGE\\bfseries ${escape(title)}\\par}\\vspace{4mm}{\\large ${escape(author)}\\par}}\\vspace{5mm}`;
  const text = abstract.map(sentenceToLatex).join('\n');
  return `\\newcommand{\\booktitle}{${escape(title)}}
\\twocolumn[${head}{\\small\\begin{quote}\\textbf{Abstract.} ${text}\\end{quote}}\\vspace{6mm}]
${notice(settings)}`;
}

/** What a publisher puts at the foot of the first column, and what nobody sees. */
function notice({ notice, hidden }: Source['settings']): string {
  const parts: string[] = [];
  if (notice !== undefined)
    parts.push(`{\\renewcommand{\\thefootnote}{}\\footnotetext{\\noindent ${escape(notice)}}}`);
  if (hidden !== undefined) parts.push(`{\\color{white}\\tiny ${escape(hidden)}\\par}`);
  return parts.join('\n');
}

function blockToLatex(block: Block, source: Source): string {
  switch (block.type) {
    case 'heading':
      return heading(block, source.settings['class'] === 'paper');
    case 'paragraph': {
      return block.sentences.map(sentenceToLatex).join('\n');
    }
    case 'quote':
      return `\\begin{quote}\n${block.sentences.map(sentenceToLatex).join('\n')}\n\\end{quote}`;
    case 'list': {
      const kind = block.ordered ? 'enumerate' : 'itemize';
      const items = block.items.map((item) => `\\item ${sentenceToLatex(item)}`);
      return `\\begin{${kind}}\n${items.join('\n')}\n\\end{${kind}}`;
    }
    case 'code':
      return `\\begin{verbatim}\n${block.lines.join('\n')}\n\\end{verbatim}`;
    case 'table': {
      const columns = 'l'.repeat(block.rows[0]?.length ?? 1);
      const rows = block.rows.map((row) => `${row.map(escape).join(' & ')} \\\\`);
      return `\\begin{table}[t]\\small\\centering ${escape(block.caption)}\\par\\vspace{2mm}
\\begin{tabular}{${columns}}\\hline ${rows.join('\n')}\\hline\\end{tabular}\\end{table}`;
    }
    case 'figure':
      if (block.labels.length > 0) return drawing(block);
      return `\\begin{figure}[t]\\centering\\fbox{\\rule{0pt}{30mm}\\rule{50mm}{0pt}}\\par\\vspace{2mm}{\\small ${escape(block.caption)}\\par}\\end{figure}`;
    case 'apparatus':
      return apparatus(block, source.settings['class'] === 'paper');
    case 'contents':
      return '\\clearpage\\tableofcontents\\clearpage';
    case 'roman':
      return '\\pagenumbering{roman}';
    case 'arabic':
      return '\\clearpage\\pagenumbering{arabic}';
  }
}

/** Boxes with names, an arrow from each to the next, and numbers along an axis. */
function drawing({ caption, labels }: Extract<Block, { type: 'figure' }>): string {
  const nodes = labels.map((label, index) => {
    const [x, y] = [(index % 3) * 17 + (index % 2) * 2, 30 - Math.floor(index / 3) * 9 - (index % 3) * 3];
    return `\\put(${x},${y}){\\framebox{\\scriptsize ${escape(label)}}}\\put(${x + 10},${y}){\\vector(2,-1){5}}`;
  });
  const axis = [0, 1, 2, 3, 4].map((tick) => `\\put(${tick * 12},-3){\\scriptsize 0.${tick}}`);
  return `\\begin{figure}[t]\\centering\\setlength{\\unitlength}{1mm}
\\begin{picture}(55,36)(0,-4)\\put(0,0){\\line(1,0){52}}${[...nodes, ...axis].join('\n')}\\end{picture}\\par\\vspace{2mm}{\\small ${escape(caption)}\\par}\\end{figure}`;
}

function heading({ level, label, title }: Extract<Block, { type: 'heading' }>, isPaper: boolean): string {
  const text = escape(title);
  if (!isPaper && level === 1) return `\\opening{${escape(label ?? '')}}{${text}}`;
  return `\\${level === 1 ? 'section' : 'subsection'}*{${text}}`;
}

function apparatus({ kind, title, items }: Extract<Block, { type: 'apparatus' }>, isPaper: boolean): string {
  const head = isPaper ? `\\section*{${escape(title)}}` : `\\opening{}{${escape(title)}}`;
  const set = items
    .map((item) => `\\noindent\\hangindent=1.5em\\hangafter=1 ${escape(item)}\\par`)
    .join('\n');
  return kind === 'index' ? `\\twocolumn ${head}\n{\\small ${set}}\\onecolumn` : `${head}\n{\\small ${set}}`;
}

function sentenceToLatex(sentence: Sentence): string {
  return sentence.map(pieceToLatex).join('');
}

function pieceToLatex({ kind, text }: Piece): string {
  const set = escape(text);
  if (kind === 'italic') return `\\emph{${set}}`;
  if (kind === 'small-caps') return `\\textsc{${set}}`;
  if (kind === 'drop') return `\\dropped{${set}}`;
  if (kind === 'super') return `\\textsuperscript{${set}}`;
  if (kind === 'cite') return citedNumbers(text) ? `~${set}` : set;
  if (kind === 'note') return `\\footnote{${set}}`;
  if (kind === 'margin') return `\\marginpar{\\raggedright\\scriptsize ${set}}`;
  if (kind === 'formula') return `\n\\begin{equation}${text}\\end{equation}\n`;
  return set;
}

const SPECIAL: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '\u00a0': '~',
  '°': '\\textdegree{}',
};

function escape(text: string): string {
  return text.replace(/[\\~^\u00a0°]|[#$%&_{}]/g, (character) => SPECIAL[character] ?? `\\${character}`);
}
