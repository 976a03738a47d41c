import { deflateSync } from 'node:zlib';
import { createEncryption } from './pdf-encryption.ts';
import { addFields } from './pdf-fields.ts';
import type { PdfField } from './pdf-fields.ts';

/** A run of text on one baseline. Points, from the lower left corner of the page. */
export interface PdfLine {
  text: string;
  x: number;
  y: number;
  /** Points; 11 unless given. */
  size?: number;
  bold?: boolean;
  italic?: boolean;
  font?: 'times' | 'helvetica' | 'courier';
  /** Text that follows on the same baseline, or `rise` points above it. */
  then?: readonly PdfPiece[];
  /** Degrees anticlockwise. */
  angle?: number;
  /** Operators that hold for this line only: "3 Tr" writes without ink, "1 g" in white. */
  operators?: string;
}

export type PdfPiece = Pick<PdfLine, 'text' | 'size' | 'bold' | 'italic' | 'font'> & { rise?: number };

export interface PdfPage {
  lines: PdfLine[];
  /** Points; US Letter (612 × 792) unless given. */
  width?: number;
  height?: number;
  /** Degrees clockwise, a multiple of 90. */
  rotate?: number;
  /** Shows only this part of the page: left, bottom, right, top. */
  cropBox?: readonly [number, number, number, number];
  /** Operators that paint what the lines stand on. */
  background?: string;
  /** Of a form; they lie above the lines. */
  fields?: readonly PdfField[];
  /** A picture out of another file, as typesetters include them (a form XObject): it lies above the lines. */
  picture?: PdfPicture;
  /** Replaces the page's content stream, for pages that are broken on purpose. */
  rawContent?: string;
  /** The page object is no page at all: opening this page throws. */
  broken?: boolean;
}

export interface PdfPicture {
  /** What is shown of it: left, bottom, right, top. */
  frame: readonly [number, number, number, number];
  /** Its operators, in the page's space. */
  paint: string;
}

export interface PdfOutlineEntry {
  title: string;
  /** From 1. An entry without a page and a URL is a plain heading. */
  page?: number;
  /** A web link instead of a place in the document. */
  url?: string;
  children?: PdfOutlineEntry[];
}

export interface PdfOptions {
  title?: string;
  author?: string;
  pages: PdfPage[];
  outline?: PdfOutlineEntry[];
  /** RC4, 128 bit. An empty user password opens without being asked; any other one locks the file. */
  encrypt?: { userPassword: string };
}

/**
 * Writes a small, valid PDF 1.7 from positioned text. Text in WinAnsi uses the base-14 fonts; any other text uses a
 * composite font with a ToUnicode map, so every script can be written (what a viewer would draw for it is of no
 * interest here).
 */
export function makePdf(options: PdfOptions): Buffer {
  const objects = createObjects(options.encrypt);
  const fonts = createFonts(objects);
  const pagesRef = objects.reserve();
  const fieldRefs = options.pages.map(({ fields = [] }) => addFields(objects, fields));
  const pageRefs = options.pages.map((page, index) =>
    addPage(objects, fonts, pagesRef, page, fieldRefs[index] ?? []),
  );
  objects.set(
    pagesRef,
    `<< /Type /Pages /Count ${pageRefs.length} /Kids [${pageRefs.map(reference).join(' ')}] >>`,
  );
  const outlineRef = addOutline(objects, options.outline ?? [], pageRefs);
  const outlines = outlineRef === null ? '' : ` /Outlines ${reference(outlineRef)}`;
  const fields = fieldRefs.flat().map(reference).join(' ');
  const form = fields === '' ? '' : ` /AcroForm << /Fields [${fields}] >>`;
  const catalog = objects.add(`<< /Type /Catalog /Pages ${reference(pagesRef)}${outlines}${form} >>`);
  const infoRef = objects.reserve();
  const info = [
    options.title === undefined ? '' : ` /Title ${objects.string(infoRef, options.title)}`,
    options.author === undefined ? '' : ` /Author ${objects.string(infoRef, options.author)}`,
  ];
  objects.set(infoRef, `<< /Producer ${objects.string(infoRef, 'pdf-writer')}${info.join('')} >>`);
  return objects.toFile(catalog, infoRef);
}

type Objects = ReturnType<typeof createObjects>;

const reference = (id: number): string => `${id} 0 R`;

function createObjects(encrypt: PdfOptions['encrypt']) {
  const bodies: Buffer[] = [];
  const encryption = encrypt === undefined ? null : createEncryption(encrypt.userPassword);
  const reserve = (): number => bodies.push(Buffer.alloc(0));
  const set = (id: number, body: string | Buffer): void => {
    bodies[id - 1] = Buffer.from(body as string, 'latin1');
  };
  return {
    reserve,
    set,
    add: (body: string): number => {
      const id = reserve();
      set(id, body);
      return id;
    },
    addStream: (content: string, entries = ''): number => {
      const id = reserve();
      const packed = deflateSync(Buffer.from(content, 'latin1'));
      const data = encryption === null ? packed : encryption.encrypt(id, packed);
      const head = `<< /Length ${data.length} /Filter /FlateDecode ${entries}>>\nstream\n`;
      bodies[id - 1] = Buffer.concat([
        Buffer.from(head, 'latin1'),
        data,
        Buffer.from('\nendstream', 'latin1'),
      ]);
      return id;
    },
    /** A text string inside object `id`, as UTF-16 with its mark. */
    string: (id: number, text: string): string => {
      const bytes = Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
      return `<${(encryption === null ? bytes : encryption.encrypt(id, bytes)).toString('hex')}>`;
    },
    toFile: (catalog: number, info: number): Buffer => {
      let trailer = `/Root ${reference(catalog)} /Info ${reference(info)}`;
      if (encryption !== null)
        trailer += ` /Encrypt ${reference(bodies.push(Buffer.from(encryption.dictionary, 'latin1')))}`;
      const id = encryption?.fileId.toString('hex') ?? '00112233445566778899aabbccddeeff';
      const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
      const offsets: number[] = [];
      let length = parts[0]?.length ?? 0;
      const push = (part: Buffer): void => {
        parts.push(part);
        length += part.length;
      };
      bodies.forEach((body, index) => {
        offsets.push(length);
        push(Buffer.from(`${index + 1} 0 obj\n`, 'latin1'));
        push(body);
        push(Buffer.from('\nendobj\n', 'latin1'));
      });
      const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
      const size = bodies.length + 1;
      push(
        Buffer.from(
          `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${size} ${trailer} /ID [<${id}> <${id}>] >>\nstartxref\n${length}\n%%EOF\n`,
          'latin1',
        ),
      );
      return Buffer.concat(parts);
    },
  };
}

const BASE_FONTS = {
  times: ['Times-Roman', 'Times-Bold', 'Times-Italic', 'Times-BoldItalic'],
  helvetica: ['Helvetica', 'Helvetica-Bold', 'Helvetica-Oblique', 'Helvetica-BoldOblique'],
  courier: ['Courier', 'Courier-Bold', 'Courier-Oblique', 'Courier-BoldOblique'],
} as const;

/** The fonts of all pages: the base-14 fonts in use and one font for everything outside WinAnsi. */
function createFonts(objects: Objects) {
  const toUnicode = objects.addStream(
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n' +
      '1 begincodespacerange <0000> <FFFF> endcodespacerange\n' +
      '1 beginbfrange <0000> <FFFF> <0000> endbfrange\nendcmap end end',
  );
  const names = [...Object.values(BASE_FONTS).flat(), 'Unicode', 'Unicode-Bold'];
  const entries = names.map((name, index) => {
    if (!name.startsWith('Unicode')) {
      return `/F${index} ${reference(objects.add(`<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`))}`;
    }
    const descriptor = objects.add(
      `<< /Type /FontDescriptor /FontName /${name} /Flags 4 /FontBBox [0 -200 1000 800] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>`,
    );
    const descendant = objects.add(
      `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /${name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor ${reference(descriptor)} /DW 500 >>`,
    );
    const font = `<< /Type /Font /Subtype /Type0 /BaseFont /${name} /Encoding /Identity-H /DescendantFonts [${reference(descendant)}] /ToUnicode ${reference(toUnicode)} >>`;
    return `/F${index} ${reference(objects.add(font))}`;
  });
  const dictionary = objects.add(`<< ${entries.join(' ')} >>`);
  return { dictionary, nameOf: (font: string): string => `/F${names.indexOf(font)}` };
}

function addPage(
  objects: Objects,
  fonts: ReturnType<typeof createFonts>,
  parent: number,
  page: PdfPage,
  fields: readonly number[],
): number {
  if (page.broken === true) return objects.add('(this is no page)');
  const show = (piece: PdfPiece): string => {
    const winAnsi = toWinAnsi(piece.text);
    const style = (piece.bold === true ? 1 : 0) + (piece.italic === true ? 2 : 0);
    const font =
      winAnsi === null
        ? piece.bold === true
          ? 'Unicode-Bold'
          : 'Unicode'
        : (BASE_FONTS[piece.font ?? 'times'][style] ?? 'Times-Roman');
    const bytes = winAnsi ?? Buffer.from(piece.text, 'utf16le').swap16();
    return `${fonts.nameOf(font)} ${piece.size ?? 11} Tf ${piece.rise ?? 0} Ts <${bytes.toString('hex')}> Tj`;
  };
  const operators = page.lines.map((line) => {
    const pieces = [line, ...(line.then ?? [])].map(show).join(' ');
    const turn = ((line.angle ?? 0) * Math.PI) / 180;
    const matrix = [Math.cos(turn), Math.sin(turn), -Math.sin(turn), Math.cos(turn)];
    const text = `BT ${matrix.map((entry) => entry.toFixed(4)).join(' ')} ${line.x} ${line.y} Tm ${pieces} ET`;
    return line.operators === undefined ? text : `q ${line.operators} ${text} Q`;
  });
  const font = `/Font ${reference(fonts.dictionary)}`;
  const picture = page.picture === undefined ? null : addPicture(objects, page.picture, font);
  const above = picture === null ? [] : ['/Picture Do'];
  const contents = objects.addStream(
    page.rawContent ?? [page.background ?? '', ...operators, ...above].join('\n'),
  );
  const pictures = picture === null ? '' : ` /XObject << /Picture ${reference(picture)} >>`;
  const box = `[0 0 ${page.width ?? 612} ${page.height ?? 792}]`;
  const rotate = page.rotate === undefined ? '' : ` /Rotate ${page.rotate}`;
  const annotations = fields.length === 0 ? '' : ` /Annots [${fields.map(reference).join(' ')}]`;
  const crop = page.cropBox === undefined ? '' : ` /CropBox [${page.cropBox.join(' ')}]`;
  return objects.add(
    `<< /Type /Page /Parent ${reference(parent)} /MediaBox ${box}${crop}${rotate}${annotations} /Resources << ${font}${pictures} >> /Contents ${reference(contents)} >>`,
  );
}

function addPicture(objects: Objects, { frame, paint }: PdfPicture, font: string): number {
  const entries = `/Type /XObject /Subtype /Form /BBox [${frame.join(' ')}] /Resources << ${font} >> `;
  return objects.addStream(paint, entries);
}

function addOutline(objects: Objects, entries: PdfOutlineEntry[], pages: readonly number[]): number | null {
  if (entries.length === 0) return null;
  const root = objects.reserve();
  const { first, last } = addSiblings(objects, root, entries, pages);
  objects.set(
    root,
    `<< /Type /Outlines /First ${reference(first)} /Last ${reference(last)} /Count ${entries.length} >>`,
  );
  return root;
}

function addSiblings(objects: Objects, parent: number, entries: PdfOutlineEntry[], pages: readonly number[]) {
  const ids = entries.map(() => objects.reserve());
  entries.forEach((entry, index) => {
    const id = ids[index] ?? 0;
    const parts = [`/Title ${objects.string(id, entry.title)} /Parent ${reference(parent)}`];
    const previous = ids[index - 1];
    const next = ids[index + 1];
    if (previous !== undefined) parts.push(`/Prev ${reference(previous)}`);
    if (next !== undefined) parts.push(`/Next ${reference(next)}`);
    const page = entry.page === undefined ? undefined : pages[entry.page - 1];
    if (page !== undefined) parts.push(`/Dest [${reference(page)} /XYZ 0 792 null]`);
    if (entry.url !== undefined) parts.push(`/A << /S /URI /URI (${entry.url}) >>`);
    if (entry.children !== undefined && entry.children.length > 0) {
      const children = addSiblings(objects, id, entry.children, pages);
      parts.push(
        `/First ${reference(children.first)} /Last ${reference(children.last)} /Count ${entry.children.length}`,
      );
    }
    objects.set(id, `<< ${parts.join(' ')} >>`);
  });
  return { first: ids[0] ?? 0, last: ids.at(-1) ?? 0 };
}

const WIN_ANSI_EXTRA = new Map(
  Array.from('€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ').flatMap((character, index): [string, number][] =>
    character === ' ' ? [] : [[character, 0x80 + index]],
  ),
);

/** The text's bytes in WinAnsi, or `null` when it holds anything else. */
function toWinAnsi(text: string): Buffer | null {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const byte = code < 0x7f || (code >= 0xa0 && code <= 0xff) ? code : WIN_ANSI_EXTRA.get(character);
    if (byte === undefined) return null;
    bytes.push(byte);
  }
  return Buffer.from(bytes);
}
