import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';

/** A file whose size is known before it is read. */
export interface FilePart {
  name: string;
  contentType: string;
  bytes: number;
  open: () => Promise<Readable>;
}

/** A form with files, which is never held as a whole. */
export interface Multipart {
  contentType: string;
  bytes: number;
  body: () => AsyncGenerator<Buffer>;
}

/** `multipart/form-data` of RFC 7578, its fields first. */
export function createMultipart(
  fields: Readonly<Record<string, string>>,
  files: readonly FilePart[],
): Multipart {
  const boundary = `tandem-${randomUUID()}`;
  const head = (disposition: string, more = ''): string =>
    `--${boundary}\r\nContent-Disposition: form-data; ${disposition}\r\n${more}\r\n`;
  const texts = Object.entries(fields).map(([name, value]) => `${head(`name="${name}"`)}${value}\r\n`);
  const fileHeads = files.map(({ name, contentType }, index) =>
    head(`name="${index}"; filename="${escapeName(name)}"`, `Content-Type: ${contentType}\r\n`),
  );
  const end = `--${boundary}--\r\n`;
  const lengths = [...texts, ...fileHeads.map((text) => `${text}\r\n`), end].map((text) =>
    Buffer.byteLength(text),
  );
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    bytes: [...lengths, ...files.map(({ bytes }) => bytes)].reduce((sum, bytes) => sum + bytes, 0),
    body: async function* () {
      yield Buffer.from(texts.join(''));
      for (const [index, file] of files.entries()) {
        yield Buffer.from(fileHeads[index] ?? '');
        for await (const chunk of await file.open()) yield chunk as Buffer;
        yield Buffer.from('\r\n');
      }
      yield Buffer.from(end);
    },
  };
}

/** As browsers write it (WHATWG HTML, multipart/form-data encoding algorithm). */
function escapeName(name: string): string {
  return name.replace(/"/g, '%22').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}
