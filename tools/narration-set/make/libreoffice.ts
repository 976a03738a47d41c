import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Block, Piece, Sentence, Source } from '../source.ts';
import { metadataTitle, pageSizeMm } from './layout.ts';

const execute = promisify(execFile);
const COUNTRIES: Readonly<Record<string, string>> = { en: 'US', de: 'DE', fr: 'FR', es: 'ES', ru: 'RU' };

/** Sets a source with LibreOffice Writer from a flat OpenDocument file: what most people's PDFs come from. */
export async function makeWithLibreOffice(source: Source): Promise<Buffer> {
  const dir = await mkdtemp(join(tmpdir(), 'narration-'));
  try {
    await writeFile(join(dir, 'document.fodt'), toOpenDocument(source));
    const profile = `-env:UserInstallation=file://${join(dir, 'profile')}`;
    const filter = 'pdf:writer_pdf_Export:{"ExportBookmarks":{"type":"boolean","value":"false"}}';
    const args = [profile, '--headless', '--convert-to', filter, '--outdir', dir, join(dir, 'document.fodt')];
    await execute('soffice', args, { env: { ...process.env, SOURCE_DATE_EPOCH: '0' } });
    return await readFile(join(dir, 'document.pdf'));
  } finally {
    await rm(dir, { recursive: true });
  }
}

const NAMESPACES = ['office', 'style', 'text', 'table', 'meta'].map(
  (name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`,
);

function toOpenDocument(source: Source): string {
  const { title, author, blocks } = source;
  return `<?xml version="1.0" encoding="UTF-8"?>
<office:document ${NAMESPACES.join(' ')} xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
<office:meta><dc:title>${escape(metadataTitle(source))}</dc:title><meta:initial-creator>${escape(author)}</meta:initial-creator></office:meta>
${styles(source)}
<office:body><office:text>
<text:p text:style-name="BookTitle">${escape(title)}</text:p><text:p text:style-name="Author">${escape(author)}</text:p>
${blocks.map(blockToXml).join('\n')}
</office:text></office:body></office:document>`;
}

function styles({ language, settings, title }: Source): string {
  const [width, height] = pageSizeMm(settings['paper']);
  const size = Number(settings['size'] ?? 10);
  const locale = `fo:language="${language}" fo:country="${COUNTRIES[language] ?? 'US'}"`;
  const paragraph = (name: string, paragraphs: string, text = ''): string =>
    `<style:style style:name="${name}" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties ${paragraphs}/><style:text-properties ${text}/></style:style>`;
  const heading = (level: number, scale: number, more: string): string =>
    `<style:style style:name="Heading_20_${level}" style:display-name="Heading ${level}" style:family="paragraph" style:parent-style-name="Standard" style:default-outline-level="${level}"><style:paragraph-properties fo:text-align="start" fo:margin-top="6mm" fo:margin-bottom="3mm" fo:text-indent="0mm" fo:keep-with-next="always" ${more}/><style:text-properties fo:font-size="${size * scale}pt" fo:font-weight="bold" fo:hyphenate="false"/></style:style>`;
  const chapter = '<text:chapter text:display="name" text:outline-level="1"/>';
  const head = settings['heads'] === 'chapter' ? chapter : escape(title);
  return `<office:font-face-decls><style:font-face style:name="Body" svg:font-family="'Linux Libertine O'" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"/></office:font-face-decls>
<office:styles>
<style:style style:name="Standard" style:family="paragraph"><style:paragraph-properties fo:text-align="justify" fo:text-indent="4mm" fo:line-height="120%" fo:hyphenation-ladder-count="no-limit"/><style:text-properties style:font-name="Body" fo:font-size="${size}pt" ${locale} fo:hyphenate="true" fo:hyphenation-remain-char-count="2" fo:hyphenation-push-char-count="2"/></style:style>
${heading(1, 1.7, settings['class'] === undefined ? 'fo:break-before="page"' : '')}${heading(2, 1.3, '')}
${paragraph('BookTitle', 'fo:text-align="center" fo:margin-top="20mm" fo:text-indent="0mm"', `fo:font-size="${size * 2.2}pt" fo:hyphenate="false"`)}
${paragraph('Author', 'fo:text-align="center" fo:margin-top="5mm" fo:margin-bottom="10mm" fo:text-indent="0mm"', `fo:font-size="${size * 1.2}pt"`)}
${paragraph('Quote', 'fo:margin-left="8mm" fo:margin-right="8mm" fo:margin-top="2mm" fo:margin-bottom="2mm" fo:text-indent="0mm"')}
${paragraph('Item', 'fo:text-indent="0mm" fo:text-align="start"')}
${paragraph('Code', 'fo:text-indent="0mm" fo:text-align="start"', `style:font-name="DejaVu Sans Mono" fo:font-family="'DejaVu Sans Mono'" fo:font-size="${size * 0.8}pt" fo:hyphenate="false"`)}
${paragraph('Caption', 'fo:text-indent="0mm" fo:margin-top="2mm" fo:margin-bottom="2mm"', `fo:font-size="${size * 0.9}pt"`)}
${paragraph('Small', 'fo:text-indent="-5mm" fo:margin-left="5mm"', `fo:font-size="${size * 0.9}pt"`)}
${paragraph('Head', 'fo:text-align="center" fo:text-indent="0mm"', `fo:font-size="${size * 0.85}pt" fo:font-style="italic" fo:hyphenate="false"`)}
<style:style style:name="Italic" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>
<style:style style:name="SmallCaps" style:family="text"><style:text-properties fo:font-variant="small-caps"/></style:style>
<style:style style:name="Super" style:family="text"><style:text-properties style:text-position="super 60%"/></style:style>
</office:styles>
<office:automatic-styles>
<style:page-layout style:name="Page"><style:page-layout-properties fo:page-width="${width}mm" fo:page-height="${height}mm" fo:margin="16mm"/><style:header-style><style:header-footer-properties fo:margin-bottom="6mm" fo:min-height="5mm"/></style:header-style><style:footer-style><style:header-footer-properties fo:margin-top="6mm" fo:min-height="5mm"/></style:footer-style></style:page-layout>
<style:style style:name="TwoColumns" style:family="section"><style:section-properties><style:columns fo:column-count="2" fo:column-gap="8mm"/></style:section-properties></style:style>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="Page"><style:header><text:p text:style-name="Head">${head}</text:p></style:header><style:footer><text:p text:style-name="Head"><text:page-number/></text:p></style:footer></style:master-page></office:master-styles>`;
}

function blockToXml(block: Block): string {
  const paragraph = (style: string, sentences: readonly Sentence[]): string =>
    `<text:p text:style-name="${style}">${sentences.map(sentenceToXml).join(' ')}</text:p>`;
  switch (block.type) {
    case 'heading': {
      const label = block.label === null ? '' : `${escape(block.label)}<text:line-break/>`;
      return `<text:h text:style-name="Heading_20_${block.level}" text:outline-level="${block.level}">${label}${escape(block.title)}</text:h>`;
    }
    case 'paragraph':
      return paragraph('Standard', block.sentences);
    case 'quote':
      return paragraph('Quote', block.sentences);
    case 'list': {
      const items = block.items.map((item, index) => {
        const mark = block.ordered ? `${index + 1}.` : '•';
        return `<text:p text:style-name="Item">${mark} ${sentenceToXml(item)}</text:p>`;
      });
      return items.join('\n');
    }
    case 'code':
      return block.lines.map((line) => `<text:p text:style-name="Code">${escape(line)}</text:p>`).join('\n');
    case 'table': {
      const cell = (text: string): string =>
        `<table:table-cell><text:p text:style-name="Item">${escape(text)}</text:p></table:table-cell>`;
      const rows = block.rows.map((row) => `<table:table-row>${row.map(cell).join('')}</table:table-row>`);
      return `<text:p text:style-name="Caption">${escape(block.caption)}</text:p>
<table:table><table:table-column table:number-columns-repeated="${block.rows[0]?.length ?? 1}"/>${rows.join('\n')}</table:table>`;
    }
    case 'figure':
      return `<text:p text:style-name="Caption">${escape(block.caption)}</text:p>`;
    case 'apparatus': {
      const items = block.items
        .map((item) => `<text:p text:style-name="Small">${escape(item)}</text:p>`)
        .join('\n');
      const body =
        block.kind === 'index'
          ? `<text:section text:style-name="TwoColumns" text:name="Index">${items}</text:section>`
          : items;
      return `<text:h text:style-name="Heading_20_1" text:outline-level="1">${escape(block.title)}</text:h>\n${body}`;
    }
    case 'contents':
    case 'roman':
    case 'arabic':
      throw new Error(`LibreOffice can't make "!${block.type}" here`);
  }
}

function sentenceToXml(sentence: Sentence): string {
  return sentence.map(pieceToXml).join('');
}

let notes = 0;

function pieceToXml({ kind, text }: Piece): string {
  const set = escape(text);
  if (kind === 'italic') return `<text:span text:style-name="Italic">${set}</text:span>`;
  if (kind === 'small-caps') return `<text:span text:style-name="SmallCaps">${set}</text:span>`;
  if (kind === 'super') return `<text:span text:style-name="Super">${set}</text:span>`;
  if (kind === 'note') {
    notes += 1;
    return `<text:note text:note-class="footnote"><text:note-citation>${notes}</text:note-citation><text:note-body><text:p text:style-name="Small">${set}</text:p></text:note-body></text:note>`;
  }
  return set;
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
