import { once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';

/** Bytes that pass for a PDF at upload; what is in it, the worker judges. */
export function pdfBytes(size = 5_000): Buffer {
  const bytes = Buffer.alloc(size, 'x');
  bytes.write('%PDF-1.7\n');
  return bytes;
}

export function form(
  file: Buffer | null = pdfBytes(),
  fields: Record<string, string> = {},
  fileName = 'book.pdf',
): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  if (file !== null) data.append('file', new Blob([new Uint8Array(file)]), fileName);
  return data;
}

export const BOUNDARY = 'frontier';
export const CONTENT_TYPE = `multipart/form-data; boundary=${BOUNDARY}`;

/** The beginning of a part, up to its content. */
export function partHead(name: string, fileName?: string): string {
  const file = fileName === undefined ? '' : `; filename="${fileName}"\r\nContent-Type: application/pdf`;
  return `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n`;
}

export const END = `\r\n--${BOUNDARY}--\r\n`;

export interface RawAnswer {
  status: number;
  head: string;
  body: string;
}

/** A bare connection, to do what HTTP clients don't. */
export async function openSocket(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  return socket;
}

export function uploadHead(headers: Record<string, string | number>): string {
  const lines = Object.entries({ Host: 'localhost', 'Content-Type': CONTENT_TYPE, ...headers });
  return `POST /v1/audiobooks HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`;
}

/** Reads to the end of the connection; rejects when it is reset instead of closed. */
export async function readToEnd(socket: Socket): Promise<RawAnswer> {
  const text = Buffer.concat((await socket.toArray()) as Buffer[]).toString();
  const [head = '', body = ''] = text.split('\r\n\r\n', 2);
  return { status: Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1]), head, body };
}
