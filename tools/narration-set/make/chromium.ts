import { openBrowser } from '../../kit/browser.ts';
import type { Block, Piece, Sentence, Source } from '../source.ts';
import { pageSizeMm } from './layout.ts';

/**
 * Prints a source from Chromium: a tagged PDF with bookmarks, without hyphens, with heads and page numbers in the print
 * margin.
 */
export async function makeWithChromium(source: Source): Promise<Buffer> {
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    await page.setContent(toHtml(source));
    const [width, height] = pageSizeMm(source.settings['paper']);
    const hasHeads = source.settings['heads'] !== 'none';
    const head = `<div style="font-size: 7pt; width: 100%; text-align: center; font-family: serif">`;
    return await page.pdf({
      width: `${width}mm`,
      height: `${height}mm`,
      displayHeaderFooter: true,
      headerTemplate: hasHeads ? `${head}${escape(source.title)}</div>` : '<span></span>',
      footerTemplate: `${head}<span class="pageNumber"></span> / <span class="totalPages"></span></div>`,
      margin: { top: '18mm', bottom: '18mm', left: '16mm', right: '16mm' },
      outline: source.settings['outline'] !== 'no',
      tagged: true,
    });
  } finally {
    await browser.close();
  }
}

function toHtml(source: Source): string {
  const { language, title, settings, blocks } = source;
  const columns = settings['columns'] ?? '1';
  const chapterBreak = settings['class'] === undefined ? 'h1 { break-before: page; }' : '';
  return `<!doctype html><html lang="${language}"><head><title>${escape(title)}</title><style>
  body { font: ${settings['size'] ?? '10'}pt/1.4 'Liberation Serif', serif; text-align: justify; }
  main { columns: ${columns}; column-gap: 8mm; }
  h1 { font-size: 1.6em; } h2 { font-size: 1.2em; } h1, h2 { text-align: left; break-after: avoid; } ${chapterBreak}
  header { text-align: center; font-size: 1.8em; margin-bottom: 10mm; } header p { font-size: 0.6em; }
  blockquote { font-size: 0.95em; } figure, table { break-inside: avoid; margin: 1em 0; font-size: 0.9em; }
  figure div { height: 25mm; background: #ddd; } pre { font: 0.8em/1.3 'DejaVu Sans Mono', monospace; }
  caption { text-align: left; padding-bottom: 1mm; } td { padding: 0.5mm 3mm 0.5mm 0; vertical-align: top; }
  .drop::first-letter { float: left; font-size: 3.1em; line-height: 0.8; padding-right: 1mm; }
  .small-caps { font-variant: small-caps; } sup { font-size: 0.65em; line-height: 0; } .apparatus p { font-size: 0.9em; }
  </style></head><body>
  <header>${escape(title)}<p>${escape(source.author)}</p></header><main>
  ${blocks.map(blockToHtml).join('\n')}
  </main></body></html>`;
}

function blockToHtml(block: Block): string {
  switch (block.type) {
    case 'heading': {
      const label = block.label === null ? '' : `${escape(block.label)}<br>`;
      return `<h${block.level}>${label}${escape(block.title)}</h${block.level}>`;
    }
    case 'paragraph': {
      const drops = block.sentences[0]?.[0]?.kind === 'drop';
      return `<p${drops ? ' class="drop"' : ''}>${block.sentences.map(sentenceToHtml).join(' ')}</p>`;
    }
    case 'quote':
      return `<blockquote>${block.sentences.map(sentenceToHtml).join(' ')}</blockquote>`;
    case 'list': {
      const tag = block.ordered ? 'ol' : 'ul';
      return `<${tag}>${block.items.map((item) => `<li>${sentenceToHtml(item)}</li>`).join('')}</${tag}>`;
    }
    case 'code':
      return `<pre>${escape(block.lines.join('\n'))}</pre>`;
    case 'table': {
      const rows = block.rows.map(
        (row) => `<tr>${row.map((cell) => `<td>${escape(cell)}</td>`).join('')}</tr>`,
      );
      return `<table><caption>${escape(block.caption)}</caption>${rows.join('')}</table>`;
    }
    case 'figure':
      return `<figure><div></div><figcaption>${escape(block.caption)}</figcaption></figure>`;
    case 'apparatus': {
      const items = block.items.map((item) => `<p>${escape(item)}</p>`).join('');
      return `<section class="apparatus"><h1>${escape(block.title)}</h1>${items}</section>`;
    }
    case 'contents':
    case 'roman':
    case 'arabic':
      throw new Error(`Chromium can't make "!${block.type}"`);
  }
}

function sentenceToHtml(sentence: Sentence): string {
  return sentence.map(pieceToHtml).join('');
}

function pieceToHtml({ kind, text }: Piece): string {
  const set = escape(text);
  if (kind === 'italic') return `<em>${set}</em>`;
  if (kind === 'small-caps') return `<span class="small-caps">${set}</span>`;
  if (kind === 'super') return `<sup>${set}</sup>`;
  if (kind === 'note') throw new Error("Chromium can't make footnotes");
  return set;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
