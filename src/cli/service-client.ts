import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { basename, dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { BookJson } from '../contract/book.ts';
import type { Problem } from '../errors.ts';
import { hasErrno, messageOf } from '../process/thrown.ts';

/** Where to ask, and with which token; `null` where none is needed. */
export interface Service {
  url: string;
  token: string | null;
}

/** What is between may answer as well, a proxy for example, and knows less. */
type ServiceProblem = Partial<Problem> & Pick<Problem, 'title'>;

/** The service answered with a problem. */
export class ServiceRefused extends Error {
  readonly status: number;
  readonly problem: ServiceProblem;

  constructor(status: number, problem: ServiceProblem) {
    super(describeProblem(problem));
    this.name = 'ServiceRefused';
    this.status = status;
    this.problem = problem;
  }
}

/** Nobody answers there, or the connection broke. */
export class ServiceAway extends Error {
  constructor(url: string, cause: unknown) {
    super(`no answer from ${url}: ${messageOf(cause)}`, { cause });
    this.name = 'ServiceAway';
  }
}

export function describeProblem({ title, detail, hint, allowed }: ServiceProblem): string {
  const values = allowed === undefined ? undefined : `Allowed: ${allowed.join(', ')}`;
  return [title, detail, values ?? hint]
    .filter((part): part is string => part !== undefined && part !== '')
    .map((part) => `${part.replace(/\.$/, '')}.`)
    .join(' ');
}

/**
 * Streams a PDF to the service. The same `idempotencyKey` with the same file gives the same book; `replayed` tells that
 * it was there before.
 *
 * @throws {ServiceRefused} {ServiceAway}
 */
export async function uploadPdf(
  { url, token }: Service,
  options: { file: string; fields: Readonly<Record<string, string>>; idempotencyKey: string },
): Promise<{ book: BookJson; replayed: boolean }> {
  const boundary = `tandem-${randomUUID()}`;
  const name = basename(options.file).replace(/["\\\r\n]/g, '_');
  const fields = Object.entries(options.fields)
    .map(
      ([field, value]) =>
        `--${boundary}\r\ncontent-disposition: form-data; name="${field}"\r\n\r\n${value}\r\n`,
    )
    .join('');
  const head = Buffer.from(
    `${fields}--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n` +
      'content-type: application/pdf\r\n\r\n',
  );
  const tail = Buffer.from(`\r\n--${boundary}--\r\n`);
  const { size } = await stat(options.file);
  async function* body(): AsyncGenerator<Buffer> {
    yield head;
    for await (const chunk of createReadStream(options.file)) yield chunk as Buffer;
    yield tail;
  }
  const headers = {
    ...authorization(token),
    'content-type': `multipart/form-data; boundary=${boundary}`,
    'content-length': head.length + size + tail.length,
    'idempotency-key': options.idempotencyKey,
  };
  const answer = await stream(new URL('/v1/audiobooks', url), headers, body());
  const parsed = parse(answer.text);
  if (answer.status >= 400) throw refusal(answer.status, parsed);
  return { book: parsed as BookJson, replayed: answer.headers['idempotency-replayed'] === 'true' };
}

/** @throws {ServiceRefused} {ServiceAway} */
export function fetchBook(service: Service, id: string): Promise<BookJson> {
  return ask(service, `/v1/audiobooks/${id}`);
}

/** What the service answers at `path`; undefined for an empty answer. @throws {ServiceRefused} {ServiceAway} */
export async function ask<T>(service: Service, path: string, request: Request = {}): Promise<T> {
  const { answer, parsed } = await send(service, path, request);
  if (!answer.ok) throw refusal(answer.status, parsed ?? { title: answer.statusText });
  return parsed as T;
}

/** For answers that say by their status what they are about: one of 503 is an answer, too. @throws {ServiceAway} */
export async function askWhateverStatus<T>(service: Service, path: string): Promise<T> {
  const { answer, parsed } = await send(service, path, {});
  if (answer.ok || answer.status === 503) return parsed as T;
  throw refusal(answer.status, parsed ?? { title: answer.statusText });
}

/**
 * Saves what is at `path`: under its name only when every byte is there. Waits for what the service makes for the
 * asking.
 *
 * @returns its size in bytes. @throws {ServiceRefused} {ServiceAway}
 */
export async function saveFile({ url, token }: Service, path: string, file: string): Promise<number> {
  const request = (): Promise<Response> =>
    reach(url, () => fetch(new URL(path, url), { headers: authorization(token) }));
  let answer = await request();
  while (answer.status === NOT_MADE_YET) {
    await answer.body?.cancel();
    await delay(1000 * Number(answer.headers.get('retry-after') ?? RETRY_SECONDS));
    answer = await request();
  }
  if (!answer.ok) throw refusal(answer.status, parse(await answer.text()));
  if (answer.body === null) throw new ServiceAway(url, new Error('an empty answer'));
  const partial = join(dirname(file), `.${basename(file)}.partial-${process.pid}`);
  try {
    await pipeline(Readable.fromWeb(answer.body), createWriteStream(partial, { flush: true })).catch(
      (error: unknown) => {
        // This is how fetch says that the connection broke; what the disk says is no TypeError.
        throw error instanceof TypeError ? new ServiceAway(url, error.cause ?? error) : error;
      },
    );
    const { size } = await stat(partial);
    const promised = Number(answer.headers.get('content-length') ?? size);
    if (size !== promised) throw new ServiceAway(url, new Error(`${size} of ${promised} bytes came`));
    await rename(partial, file);
    return size;
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

/** Of an M4B, which is made when it is asked for first. */
const NOT_MADE_YET = 202;
const RETRY_SECONDS = 5;

/** fetch() doesn't pass it on where it follows a redirect to another host. */
function authorization(token: string | null): Record<string, string> {
  return token === null ? {} : { authorization: `Bearer ${token}` };
}

interface Request {
  method?: string;
  /** Sent as JSON. */
  body?: unknown;
}

async function send(
  { url, token }: Service,
  path: string,
  { method = 'GET', body }: Request,
): Promise<{ answer: Response; parsed: unknown }> {
  const json = body === undefined ? null : JSON.stringify(body);
  const answer = await reach(url, () =>
    fetch(new URL(path, url), {
      method,
      headers: { ...authorization(token), ...(json !== null && { 'content-type': 'application/json' }) },
      body: json,
    }),
  );
  const text = await reach(url, () => answer.text());
  return { answer, parsed: text === '' ? undefined : parse(text) };
}

/** Node's own client, because fetch can't stream a body of known length without experimental parts. */
function stream(
  url: URL,
  headers: Readonly<Record<string, string | number>>,
  body: AsyncIterable<Buffer>,
): Promise<{ status: number; headers: IncomingHttpHeaders; text: string }> {
  const request = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const source = Readable.from(body);
    const outgoing = request(url, { method: 'POST', headers }, (answer) => {
      answer.setEncoding('utf8');
      let text = '';
      answer.on('data', (chunk: string) => (text += chunk));
      answer.once('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }));
      answer.once('error', (error) => reject(new ServiceAway(url.origin, error)));
    });
    outgoing.once('error', (error) => {
      source.destroy();
      reject(new ServiceAway(url.origin, error));
    });
    // A refusal may come before the whole file is sent; its answer counts then, not the broken pipe.
    source.once('error', (error) => {
      outgoing.destroy();
      reject(hasErrno(error, 'EISDIR', 'EACCES', 'ENOENT') ? error : new ServiceAway(url.origin, error));
    });
    source.pipe(outgoing);
  });
}

async function reach<T>(url: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new ServiceAway(url, error instanceof Error && error.cause !== undefined ? error.cause : error);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return { title: `The answer is not from Tandem: ${text.slice(0, 80)}` };
  }
}

function refusal(status: number, parsed: unknown): ServiceRefused {
  return new ServiceRefused(status, parsed as ServiceProblem);
}
