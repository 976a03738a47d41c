import { randomBytes } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { pdfFile, pdfStream } from './pdf-file.ts';

/**
 * PDFs that are built to hurt whoever reads them. Each is small on disk; what it costs to read is in its name.
 */

const CATALOG = '<< /Type /Catalog /Pages 2 0 R >>';
const FONT = '<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>';
const SENTENCE = 'The tide came in before anybody had counted the boats.';

function show(text: string, x = 72, y = 700): string {
  return `BT /F0 11 Tf 1 0 0 1 ${x} ${y} Tm (${text}) Tj ET\n`;
}

function page(contents: number, resources = '/Font << /F0 3 0 R >>', rest = ''): string {
  return `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << ${resources} >> /Contents ${contents} 0 R ${rest} >>`;
}

/** Three pages; the middle one has this content and these resources and objects (numbered from 9). */
function betweenGoodPages(
  content: Buffer | string,
  options: {
    resources?: string;
    objects?: readonly (Buffer | string)[];
    rest?: string;
    /** How many filters unpack it. */
    filters?: number;
  } = {},
): Buffer {
  return pdfFile([
    CATALOG,
    '<< /Type /Pages /Count 3 /Kids [4 0 R 5 0 R 6 0 R] >>',
    FONT,
    page(7),
    page(8, `/Font << /F0 3 0 R >> ${options.resources ?? ''}`, options.rest),
    page(7),
    pdfStream(show(SENTENCE)),
    pdfStream(content, '', options.filters),
    ...(options.objects ?? []),
  ]);
}

/** One page whose content stream unpacks to `megabytes` of nothing. */
export function decompressionBomb(megabytes: number): Buffer {
  return betweenGoodPages(Buffer.alloc(megabytes * 1024 * 1024, ' '));
}

/** The same, packed twice: 1,000 × 1,000 times smaller than what it unpacks to. */
export function nestedDecompressionBomb(megabytes: number): Buffer {
  const once = deflateSync(Buffer.alloc(megabytes * 1024 * 1024, ' '));
  return betweenGoodPages(once, { filters: 2 });
}

/** Forms that each draw the next one ten times: 10^`depth` sentences from a few hundred bytes. */
export function formsWithinForms(depth: number): Buffer {
  const draw = '/X Do\n'.repeat(10);
  const forms = Array.from({ length: depth }, (_, level) => {
    const resources = level === depth - 1 ? '/Font << /F0 3 0 R >>' : `/XObject << /X ${10 + level} 0 R >>`;
    return pdfStream(
      level === depth - 1 ? show(SENTENCE) : draw,
      `/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << ${resources} >>`,
    );
  });
  return betweenGoodPages(draw, { resources: '/XObject << /X 9 0 R >>', objects: forms });
}

/** A form that draws itself. */
export function formWithinItself(): Buffer {
  const form = pdfStream(
    `${show(SENTENCE)}/X Do\n`,
    '/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /Font << /F0 3 0 R >> /XObject << /X 9 0 R >> >>',
  );
  return betweenGoodPages('/X Do\n', { resources: '/XObject << /X 9 0 R >>', objects: [form] });
}

/** A node of the page tree that is its own child. */
export function pageTreeCycle(): Buffer {
  return pdfFile([
    CATALOG,
    '<< /Type /Pages /Count 3 /Kids [4 0 R 5 0 R] >>',
    FONT,
    page(6),
    '<< /Type /Pages /Parent 2 0 R /Count 2 /Kids [2 0 R 5 0 R] >>',
    pdfStream(show(SENTENCE)),
  ]);
}

/** A page at the end of a tree `depth` nodes deep. */
export function deepPageTree(depth: number): Buffer {
  const nodes = Array.from({ length: depth }, (_, level) => {
    const child = level === depth - 1 ? 4 : 6 + level + 1;
    return `<< /Type /Pages /Count 1 /Kids [${child} 0 R] >>`;
  });
  return pdfFile([
    CATALOG,
    '<< /Type /Pages /Count 1 /Kids [6 0 R] >>',
    FONT,
    page(5),
    pdfStream(show(SENTENCE)),
    ...nodes,
  ]);
}

/** Claims `count` pages and has one. */
export function liesAboutPages(count: number): Buffer {
  return pdfFile([
    CATALOG,
    `<< /Type /Pages /Count ${count} /Kids [4 0 R] >>`,
    FONT,
    page(5),
    pdfStream(show(SENTENCE)),
  ]);
}

/** `count` pages that are all the same object. */
export function manyPages(count: number): Buffer {
  return pdfFile([
    CATALOG,
    `<< /Type /Pages /Count ${count} /Kids [${'4 0 R '.repeat(count)}] >>`,
    FONT,
    page(5),
    pdfStream(show(SENTENCE)),
  ]);
}

/** One page that uses `count` different fonts. */
export function manyFonts(count: number): Buffer {
  const names = Array.from({ length: count }, (_, index) => `/G${index} ${9 + index} 0 R`).join(' ');
  const content = Array.from(
    { length: count },
    (_, index) => `BT /G${index} 11 Tf 1 0 0 1 72 ${700 - (index % 60) * 11} Tm (word ${index}) Tj ET`,
  ).join('\n');
  return betweenGoodPages(content, {
    resources: `/Font << /F0 3 0 R ${names} >>`,
    objects: Array.from({ length: count }, () => FONT),
  });
}

/** A page of a million kilometres. */
export function giantPage(): Buffer {
  return betweenGoodPages(show(SENTENCE, 1e12, 2e12), { rest: '/UserUnit 75000 /CropBox [0 0 3e12 3e12]' });
}

/** Arrays in arrays in arrays. */
export function deepNesting(depth: number): Buffer {
  return betweenGoodPages(
    `${'['.repeat(depth)}${']'.repeat(depth)} TJ\n${'q '.repeat(depth)}${show(SENTENCE)}`,
  );
}

/** One page with `count` pieces of text, none of which stands where the one before does: copies are read once. */
export function manyPieces(count: number): Buffer {
  const column = Array.from({ length: 150 }, (_, row) => show('word', 72, 700 - 4 * row)).join('');
  return betweenGoodPages(column.repeat(Math.ceil(count / 150)));
}

/** A form that is drawn twice at the same place, as if it were bold, and then at another one. */
export function formDrawnAgain(): Buffer {
  const form = pdfStream(
    show(SENTENCE),
    '/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /Font << /F0 3 0 R >> >>',
  );
  return betweenGoodPages('/X Do\n/X Do\nq 1 0 0 1 0 -100 cm /X Do Q\n', {
    resources: '/XObject << /X 9 0 R >>',
    objects: [form],
  });
}

/** One piece of text of `megabytes`. */
export function hugeString(megabytes: number): Buffer {
  return betweenGoodPages(show('a'.repeat(megabytes * 1024 * 1024)));
}

/** Bookmarks that go round in circles. */
export function outlineCycle(): Buffer {
  return pdfFile([
    '<< /Type /Catalog /Pages 2 0 R /Outlines 6 0 R >>',
    '<< /Type /Pages /Count 1 /Kids [4 0 R] >>',
    FONT,
    page(5),
    pdfStream(show(SENTENCE)),
    '<< /Type /Outlines /First 7 0 R /Last 8 0 R /Count 2 >>',
    '<< /Title (One) /Parent 6 0 R /Next 8 0 R /First 7 0 R /Last 8 0 R /Dest [4 0 R /Fit] >>',
    '<< /Title (Two) /Parent 6 0 R /Next 7 0 R /First 7 0 R /Last 7 0 R /Dest [4 0 R /Fit] >>',
  ]);
}

/** A script that runs when the document is opened, and a file inside it. */
export function scriptAndAttachment(): Buffer {
  return pdfFile([
    '<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (while \\(true\\) app.alert\\("x"\\);) >> /Names << /EmbeddedFiles << /Names [(a.exe) 6 0 R] >> >> >>',
    '<< /Type /Pages /Count 1 /Kids [4 0 R] >>',
    FONT,
    page(5, '/Font << /F0 3 0 R >>', '/AA << /O << /S /Launch /F (/bin/sh) >> >>'),
    pdfStream(show(SENTENCE)),
    '<< /Type /Filespec /F (a.exe) /EF << /F 7 0 R >> >>',
    pdfStream(Buffer.alloc(50 * 1024 * 1024), '/Type /EmbeddedFile'),
  ]);
}

/** A font whose map to Unicode gives a megabyte of text for every character. */
export function longUnicodeMap(): Buffer {
  const map =
    '/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange\n' +
    `1 beginbfchar <61> <${'0061'.repeat(256 * 1024)}> endbfchar endcmap end`;
  return betweenGoodPages(`BT /F1 11 Tf 72 700 Td (${'a'.repeat(2_000)}) Tj ET`, {
    resources: '/Font << /F0 3 0 R /F1 9 0 R >>',
    objects: [FONT.replace('>>', '/ToUnicode 10 0 R >>'), pdfStream(map)],
  });
}

/** Cross-reference tables that name each other as the one before. */
export function xrefLoop(): Buffer {
  const good = pdfFile(
    [CATALOG, '<< /Type /Pages /Count 1 /Kids [4 0 R] >>', FONT, page(5), pdfStream(show(SENTENCE))],
    '/Prev 000000000',
  );
  const text = good.toString('latin1');
  const at = text.lastIndexOf('xref\n0');
  return Buffer.from(text.replace('/Prev 000000000', `/Prev ${String(at).padStart(9, '0')}`), 'latin1');
}

/** Pages with a picture of noise each, of a megabyte, which no filter makes smaller. */
export function manyPictures(megabytes: number): Buffer {
  const pages = Array.from({ length: megabytes }, (_, index) => 6 + 3 * index);
  return pdfFile([
    CATALOG,
    `<< /Type /Pages /Count ${megabytes} /Kids [${pages.map((id) => `${id} 0 R`).join(' ')}] >>`,
    FONT,
    pdfStream(`${show(SENTENCE)}q 1000 0 0 1000 0 0 cm /P Do Q\n`),
    'null',
    ...pages.flatMap((id) => [
      page(4, `/Font << /F0 3 0 R >> /XObject << /P ${id + 1} 0 R >>`),
      pdfStream(
        randomBytes(1024 * 1000),
        '/Type /XObject /Subtype /Image /Width 1024 /Height 1000 /BitsPerComponent 8 /ColorSpace /DeviceGray',
      ),
      'null',
    ]),
  ]);
}
