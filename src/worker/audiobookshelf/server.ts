import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '../../errors.ts';
import { VERSION } from '../../process/version.ts';
import type { AudiobookshelfSettings } from '../../settings/audiobookshelf.ts';
import type { Multipart } from './multipart.ts';

/** Without a byte in either direction. */
const SILENCE_MS = 60_000;
/** After the last byte: the server moves the files then, maybe to another disk. */
const MOVING_MS = 15 * 60_000;
/** More than any of the answers that are read. */
const MAX_ANSWER_BYTES = 1024 * 1024;

export interface ServerAnswer {
  status: number;
  text: string;
}

/** What is sent: JSON, or a form. */
type Sent = { json: unknown } | { form: Multipart; onSent: (bytes: number) => void };

/**
 * One call of the Audiobookshelf server. Follows no redirect, since what would follow it is the key.
 *
 * @throws {AppError} `audiobookshelf-away` where it can't be reached, or has trouble of its own, and
 *   `audiobookshelf-refused` where it won't do so the next time either.
 */
export async function callServer(
  { url, token }: AudiobookshelfSettings,
  path: string,
  { signal, sent }: { signal: AbortSignal; sent?: Sent },
): Promise<ServerAnswer> {
  let answer: ServerAnswer;
  try {
    answer = await exchange(new URL(`${url}${path}`), token, sent, signal);
  } catch (error) {
    if (signal.aborted || error instanceof AppError || !isOfTheLine(error)) throw error;
    throw new AppError('audiobookshelf-away', { detail: `No connection (${error.code}).`, cause: error });
  }
  const { status } = answer;
  if (isSuccess(status)) return answer;
  const detail = `It answered ${status}.`;
  const isForNow = status >= 500 || status === 408 || status === 429;
  throw new AppError(isForNow ? 'audiobookshelf-away' : 'audiobookshelf-refused', { detail });
}

async function exchange(
  target: URL,
  token: string,
  sent: Sent | undefined,
  signal: AbortSignal,
): Promise<ServerAnswer> {
  const open = target.protocol === 'https:' ? requestHttps : requestHttp;
  const body = sent === undefined ? null : describeBody(sent);
  const call = open(target, {
    method: body === null ? 'GET' : 'POST',
    agent: false,
    signal,
    timeout: SILENCE_MS,
    headers: {
      Authorization: `Bearer ${token}`,
      'User-Agent': `Tandem/${VERSION}`,
      ...(body !== null && { 'Content-Type': body.contentType, 'Content-Length': body.bytes }),
    },
  });
  call.on('timeout', () => call.destroy(new SilentServer()));
  call.on('finish', () => call.setTimeout(MOVING_MS));
  const answered = new Promise<ServerAnswer>((resolve, reject) => {
    call.on('error', reject);
    call.on('response', (response) => {
      const status = response.statusCode ?? 0;
      // A refusal may come before all is sent, and the line is cut behind it.
      if (!isSuccess(status)) resolve({ status, text: '' });
      else readText(response).then((text) => resolve({ status, text }), reject);
    });
  });
  try {
    // Where reading the body fails, the call fails for the same reason.
    if (body === null) call.end();
    else pipeline(body.chunks(), call).catch(() => undefined);
    return await answered;
  } finally {
    call.destroy();
  }
}

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

function describeBody(sent: Sent): { contentType: string; bytes: number; chunks: () => Readable } {
  if ('json' in sent) {
    const text = JSON.stringify(sent.json);
    return {
      contentType: 'application/json',
      bytes: Buffer.byteLength(text),
      chunks: () => Readable.from([Buffer.from(text)]),
    };
  }
  const { form, onSent } = sent;
  return { ...form, chunks: () => Readable.from(counted(form.body(), onSent)) };
}

async function* counted(
  chunks: AsyncIterable<Buffer>,
  onSent: (bytes: number) => void,
): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const chunk of chunks) {
    yield chunk;
    bytes += chunk.length;
    onSent(bytes);
  }
}

async function readText(response: AsyncIterable<unknown>): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response) {
    bytes += (chunk as Buffer).length;
    if (bytes > MAX_ANSWER_BYTES)
      throw new AppError('audiobookshelf-refused', { detail: 'Its answer is no such server’s.' });
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString();
}

class SilentServer extends Error {
  readonly code = 'silence';
}

/** What is wrong with the store, from which the body comes, has no code of a socket. */
const OF_THE_LINE =
  /^(?:E(?:CONN|HOST|NET|PIPE|ADDR|AI_|PROTO|TIMEDOUT|NOTFOUND)|ENOTFOUND|silence|ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|HPE_|ERR_STREAM_PREMATURE_CLOSE)/;

function isOfTheLine(error: unknown): error is Error & { code: string } {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    OF_THE_LINE.test(error.code)
  );
}
