import { pipeline, Transform } from 'node:stream';
import type { Readable } from 'node:stream';
import { Busboy } from '@fastify/busboy';
import type { BusboyHeaders, BusboyInstance } from '@fastify/busboy';
import type { Request, Response } from 'express';
import { AppError } from '../errors.ts';
import { messageOf } from '../process/thrown.ts';
import type { PutResult } from '../storage/storage.ts';

/** The client hung up before the request was complete: there is nobody to answer. */
export class ClientGone extends Error {
  constructor() {
    super('the client went away');
    this.name = 'ClientGone';
  }
}

export interface Upload {
  file: PutResult & { fileName: string };
  /** The other fields, each at most once. */
  fields: ReadonlyMap<string, string>;
}

/** The longest field is a title. */
const MAX_FIELD_BYTES = 4_096;
const MAX_FIELDS = 16;
/** What a request may have beside the file: boundaries, headers of parts, fields. */
const MAX_OVERHEAD_BYTES = 256 * 1024;
/** A client that sends nothing for so long is gone. */
const IDLE_MS = 60_000;
const MAX_FILE_NAME_LENGTH = 200;

/**
 * Reads a multipart request with one PDF in the field `file`, streaming it into `store` as it comes in; fields may
 * stand before or after it. Ends at the first thing that is wrong. Where `store` has succeeded and this rejects all
 * the same, the object is the caller's to remove.
 *
 * @param options.fields the names of the fields that there are beside `file`.
 * @throws {AppError} for everything that is wrong with the request.
 * @throws {ClientGone} when the client hangs up.
 */
export async function receiveUpload(
  req: Request,
  res: Response,
  options: {
    maxBytes: number;
    fields: readonly string[];
    /** Throws as soon as a field is wrong, so that nobody uploads a whole file for nothing. */
    checkFields: (fields: ReadonlyMap<string, string>) => void;
    store: (body: Readable, signal: AbortSignal) => Promise<PutResult>;
  },
): Promise<Upload> {
  const { maxBytes, store } = options;
  if (hungUp(req)) throw new ClientGone();
  const announced = Number(req.headers['content-length'] ?? 0);
  if (announced > maxBytes + MAX_OVERHEAD_BYTES) throw tooLarge(maxBytes);
  const parser = createParser(req, maxBytes);
  // curl asks before it sends a large body; the answer was held back until here, see server.ts.
  if (req.headers.expect !== undefined) res.writeContinue();
  req.setTimeout(IDLE_MS, () => req.destroy());

  const fields = new Map<string, string>();
  const storing = new AbortController();
  const state: { source?: Readable; brokenBy?: unknown; stored?: Promise<Upload['file']> } = {};

  const parsed = new Promise<void>((resolve, reject) => {
    parser.on('file', (name: string | undefined, file, fileName: string | undefined) => {
      // The parser reports a body that breaks off also here, whether or not anybody reads the file any more.
      file.on('error', (error) => (state.brokenBy ??= error));
      if (name !== 'file') {
        file.resume();
        reject(unknownField(name, ['file', ...options.fields]));
        return;
      }
      state.source = file;
      file.once('limit', () => reject(tooLarge(maxBytes)));
      const body = pipeline(file, pdfOnly(fileName), () => undefined) as Readable;
      state.stored = store(body, storing.signal).then((result) => ({
        ...result,
        fileName: cleanFileName(fileName),
      }));
      state.stored.catch((error: unknown) => {
        const isOurs = error !== state.brokenBy || error instanceof AppError;
        reject(isOurs ? asError(error) : malformed(error));
      });
    });
    parser.on('field', (name: string | undefined, value, _nameTruncated, truncated) => {
      if (name === 'file') {
        reject(new AppError('missing-file', { field: 'file', detail: 'The field "file" holds text.' }));
      } else if (name === undefined || !options.fields.includes(name)) {
        reject(unknownField(name, ['file', ...options.fields]));
      } else if (truncated) {
        reject(
          new AppError('invalid-parameter', { field: name, detail: `More than ${MAX_FIELD_BYTES} bytes.` }),
        );
      } else if (fields.has(name)) {
        reject(new AppError('invalid-parameter', { field: name, detail: 'Sent more than once.' }));
      } else {
        fields.set(name, value);
        try {
          options.checkFields(fields);
        } catch (error) {
          reject(asError(error));
        }
      }
    });
    parser.on('filesLimit', () => reject(new AppError('too-many-files', { field: 'file' })));
    parser.on('fieldsLimit', () =>
      reject(new AppError('unknown-field', { detail: 'There are too many fields.' })),
    );
    parser.on('partsLimit', () =>
      reject(new AppError('unknown-field', { detail: 'There are too many parts.' })),
    );
    parser.on('error', (error) => reject(malformed(error)));
    parser.on('finish', resolve);

    let received = 0;
    req.on('data', (chunk: Buffer) => {
      received += chunk.length;
      if (received > maxBytes + MAX_OVERHEAD_BYTES) reject(tooLarge(maxBytes));
    });
    req.once('error', () => reject(new ClientGone()));
    req.once('close', () => {
      if (!req.complete) reject(new ClientGone());
    });
    req.pipe(parser);
  });

  try {
    await parsed;
    if (state.stored === undefined) throw new AppError('missing-file', { field: 'file' });
    return { file: await state.stored, fields };
  } catch (error) {
    req.unpipe(parser);
    state.source?.destroy();
    storing.abort();
    parser.destroy();
    await state.stored?.catch(() => undefined);
    // A body that breaks off looks malformed to the parser, a moment before the connection is known to be closed.
    if (hungUp(req)) throw new ClientGone();
    throw error;
  } finally {
    req.setTimeout(0);
  }
}

function hungUp(req: Request): boolean {
  return req.destroyed && !req.complete;
}

function createParser(req: Request, maxBytes: number): BusboyInstance {
  const type = req.headers['content-type'] ?? '';
  if (!/^multipart\/form-data\b/i.test(type)) {
    throw new AppError('unsupported-media-type', {
      detail: type === '' ? 'There is no Content-Type.' : `It is ${type.slice(0, 100)}.`,
    });
  }
  try {
    return new Busboy({
      headers: req.headers as BusboyHeaders,
      limits: {
        fileSize: maxBytes,
        files: 1,
        fields: MAX_FIELDS,
        fieldSize: MAX_FIELD_BYTES,
        headerPairs: 50,
        headerSize: 16 * 1024,
      },
    });
  } catch (error) {
    throw malformed(error);
  }
}

/** The header may be preceded by other bytes, but must lie within the first 1024 (PDF Reference 1.7, appendix H). */
const HEADER_WITHIN_BYTES = 1024;

/** Lets a PDF through and fails on everything else before it has let one byte through. */
function pdfOnly(fileName: string | undefined): Transform {
  let head: Buffer | null = Buffer.alloc(0);
  const judge = (start: Buffer): AppError | null => {
    if (start.includes('%PDF-')) return null;
    if (start.length > 0) return new AppError('not-a-pdf', { field: 'file' });
    // A form whose file was left empty sends a part without name and content.
    if ((fileName ?? '') === '') return new AppError('missing-file', { field: 'file' });
    return new AppError('empty-file', { field: 'file' });
  };
  return new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      if (head === null) {
        done(null, chunk);
        return;
      }
      head = Buffer.concat([head, chunk]);
      if (head.length < HEADER_WITHIN_BYTES) {
        done();
        return;
      }
      const start = head;
      head = null;
      const wrong = judge(start.subarray(0, HEADER_WITHIN_BYTES));
      if (wrong === null) done(null, start);
      else done(wrong);
    },
    flush: (done) => {
      if (head === null) {
        done();
        return;
      }
      const wrong = judge(head);
      if (wrong === null) done(null, head);
      else done(wrong);
    },
  });
}

function cleanFileName(name: string | undefined): string {
  const clean = (name ?? '')
    // eslint-disable-next-line no-control-regex -- Control characters are what must go.
    .replace(/[\u0000-\u001f\u007f-\u009f\ufffd]+/g, ' ')
    .trim();
  // The end of a name says more than its beginning; whole characters only.
  const short = Array.from(clean).slice(-MAX_FILE_NAME_LENGTH).join('').trim();
  return short === '' ? 'document.pdf' : short;
}

function tooLarge(maxBytes: number): AppError {
  return new AppError('file-too-large', {
    field: 'file',
    detail: `The limit is ${Math.floor(maxBytes / (1024 * 1024))} MB.`,
  });
}

function unknownField(name: string | undefined, allowed: readonly string[]): AppError {
  const shown = (name ?? '').slice(0, 100);
  return new AppError('unknown-field', { field: shown, detail: `There is no field "${shown}".`, allowed });
}

function malformed(error: unknown): AppError {
  return new AppError('invalid-request', {
    detail: `The multipart body could not be read: ${messageOf(error)}.`,
    cause: error,
  });
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(messageOf(error));
}
