import { inflateSync } from 'node:zlib';
import { entriesOf, withEntries } from './pdf-dictionary.ts';
import { pdfStream } from './pdf-file.ts';

/**
 * The same document on paper of another size: a matrix before the content of each page draws it larger or smaller.
 * Written behind the file as an update of it (PDF 32000-1, 7.5.6). For files as typesetting programs make them, without
 * updates or encryption; what points at places, such as bookmarks, stays as it is.
 *
 * @throws {Error} when not all of its pages can be found
 */
export function scalePdf(pdf: Buffer, scale: number): Buffer {
  const text = pdf.toString('latin1');
  const objects = findObjects(pdf, text);
  const pages = [...objects].filter(([, body]) => typeOf(body) === '/Page');
  const count = Math.max(
    ...[...objects.values()]
      .filter((body) => typeOf(body) === '/Pages')
      .map((body) => Number(entriesOf(body).get('/Count')?.value)),
  );
  if (pages.length === 0 || pages.length !== count)
    throw new Error(`${pages.length} of ${count} pages found`);
  const [before, after] = [Math.max(...objects.keys()) + 1, Math.max(...objects.keys()) + 2];
  const updates: [number, Buffer][] = [
    [before, pdfStream(`q ${scale} 0 0 ${scale} 0 0 cm\n`)],
    [after, pdfStream('\nQ\n')],
    ...pages.map(([number, body]): [number, Buffer] => {
      const contents = entriesOf(body).get('/Contents')?.value ?? '[]';
      const inner = contents.startsWith('[') ? contents.slice(1, -1) : contents;
      const boxes = ['/MediaBox', '/CropBox', '/TrimBox', '/BleedBox', '/ArtBox'].flatMap((name) => {
        const box = name === '/MediaBox' ? inherited(name, body, objects) : entriesOf(body).get(name)?.value;
        return box === undefined ? [] : [[name, scaleBox(box, scale)] as const];
      });
      const changed = { ...Object.fromEntries(boxes), '/Contents': `[${before} 0 R ${inner} ${after} 0 R]` };
      return [number, Buffer.from(withEntries(body, changed), 'latin1')];
    }),
  ];
  return appendUpdate(pdf, text, updates);
}

/** The text of each object's dictionary, by number. */
function findObjects(pdf: Buffer, text: string): Map<number, string> {
  const objects = new Map<number, string>();
  for (const match of text.matchAll(/(?<=^|[\r\n])(\d+)\s+0\s+obj\b\s*(?=<<)/g)) {
    const start = match.index + match[0].length;
    const dictionary = text.slice(start, endOfDictionary(text, start));
    objects.set(Number(match[1]), dictionary);
    if (typeOf(dictionary) !== '/ObjStm') continue;
    const entries = entriesOf(dictionary);
    const data =
      start +
      dictionary.length +
      (/^\s*stream\r?\n/.exec(text.slice(start + dictionary.length))?.[0].length ?? 0);
    const unpacked = inflateSync(pdf.subarray(data)).toString('latin1');
    const first = Number(entries.get('/First')?.value);
    const numbers = unpacked.slice(0, first).trim().split(/\s+/).map(Number);
    for (let index = 0; index < numbers.length; index += 2) {
      const from = first + (numbers[index + 1] ?? 0);
      const to = first + (numbers[index + 3] ?? unpacked.length);
      const body = unpacked.slice(from, to).trim();
      if (body.startsWith('<<')) objects.set(numbers[index] ?? 0, body);
    }
  }
  return objects;
}

function endOfDictionary(text: string, start: number): number {
  const last = [...entriesOf(text.slice(start, start + 100_000)).values()].at(-1);
  return text.indexOf('>>', start + (last?.end ?? 2)) + 2;
}

function typeOf(dictionary: string): string | undefined {
  return entriesOf(dictionary).get('/Type')?.value;
}

function inherited(name: string, body: string, objects: ReadonlyMap<number, string>): string | undefined {
  const entries = entriesOf(body);
  const own = entries.get(name)?.value;
  const parent = objects.get(Number.parseInt(entries.get('/Parent')?.value ?? '', 10));
  return own ?? (parent === undefined ? undefined : inherited(name, parent, objects));
}

function scaleBox(box: string, scale: number): string {
  return `[${box
    .slice(1, -1)
    .trim()
    .split(/\s+/)
    .map((edge) => Number(edge) * scale)
    .join(' ')}]`;
}

function appendUpdate(pdf: Buffer, text: string, updates: readonly [number, Buffer][]): Buffer {
  const previous = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1]);
  const root = /\/Root\s+(\d+\s+\d+\s+R)/.exec(text)?.[1];
  const info = /\/Info\s+(\d+\s+\d+\s+R)/.exec(text)?.[1];
  if (root === undefined || !Number.isInteger(previous))
    throw new Error('the end of the file is not understood');
  const parts: Buffer[] = [pdf, Buffer.from('\n')];
  let length = pdf.length + 1;
  const sections = updates.map(([number, body]) => {
    const part = Buffer.concat([Buffer.from(`${number} 0 obj\n`), body, Buffer.from('\nendobj\n')]);
    const section = `${number} 1\n${String(length).padStart(10, '0')} 00000 n \n`;
    parts.push(part);
    length += part.length;
    return section;
  });
  const size = Math.max(...updates.map(([number]) => number)) + 1;
  const trailer = `trailer\n<< /Size ${size} /Root ${root} ${info === undefined ? '' : `/Info ${info} `}/Prev ${previous} >>\n`;
  parts.push(Buffer.from(`xref\n${sections.join('')}${trailer}startxref\n${length}\n%%EOF\n`));
  return Buffer.concat(parts);
}
