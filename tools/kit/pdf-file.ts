import { deflateSync } from 'node:zlib';

/** A stream object's body, compressed. `filters` says how many unpack it, where the content was packed before. */
export function pdfStream(content: Buffer | string, entries = '', filters = 1): Buffer {
  const data = deflateSync(content);
  const names = '/FlateDecode '.repeat(filters);
  return Buffer.concat([
    Buffer.from(`<< /Length ${data.length} /Filter [${names}] ${entries} >>\nstream\n`),
    data,
    Buffer.from('\nendstream'),
  ]);
}

/** A file of these object bodies, numbered from 1; object 1 is the catalog. */
export function pdfFile(objects: readonly (Buffer | string)[], trailer = ''): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  const offsets: number[] = [];
  let length = parts[0]?.length ?? 0;
  objects.forEach((body, index) => {
    const part = Buffer.concat([
      Buffer.from(`${index + 1} 0 obj\n`),
      Buffer.from(body),
      Buffer.from('\nendobj\n'),
    ]);
    offsets.push(length);
    length += part.length;
    parts.push(part);
  });
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  parts.push(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${length}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}
