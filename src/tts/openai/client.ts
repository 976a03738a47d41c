import { messageOf } from '../../process/thrown.ts';
import { readComplaint, withoutKey } from './complaint.ts';
import { ServerFailure } from './failures.ts';

export interface ServerAnswer {
  /** The content type, lower case; a hint at most. */
  type: string;
  /** Fails with `ServerFailure` where the connection breaks before the end. */
  chunks: AsyncIterable<Buffer>;
}

export interface ServerClient {
  /** One call, once. @throws {ServerFailure} */
  post(path: string, body: object, limits: CallLimits): Promise<ServerAnswer>;
  /** Sends a form, once; the answer is JSON. @throws {ServerFailure} */
  ask(path: string, form: FormData, limits: CallLimits): Promise<unknown>;
  /** The JSON at this path. @throws {ServerFailure} */
  get(path: string, limits: CallLimits): Promise<unknown>;
}

export interface CallLimits {
  /** Aborts at the deadline, too. */
  signal: AbortSignal;
}

const HOPS = 2;
/** Of an error's text, and of a list. */
const LONGEST_TEXT_BYTES = 1024 * 1024;
/** What says that the request never left: no address, nobody there, no way. */
const NEVER_SENT = new Set([
  ...['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'EHOSTDOWN'],
  ...['UND_ERR_CONNECT_TIMEOUT', 'ERR_INVALID_URL'],
]);
const TLS = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER|ERR_TLS|ERR_SSL/;

/** Speaks HTTP with one server, whose address the owner has set; it follows nobody to another. */
export function createServerClient(options: { baseUrl: string; apiKey: string | null }): ServerClient {
  const { baseUrl, apiKey } = options;
  const headers = {
    'user-agent': 'tandem',
    ...(apiKey !== null && { authorization: `Bearer ${apiKey}` }),
  };
  const noAnswer = (error: unknown): ServerFailure => {
    const code = codeOf(error);
    const says = withoutKey(reasonOf(error), apiKey);
    return new ServerFailure({
      status: null,
      sent: !NEVER_SENT.has(code) && !TLS.test(code),
      causeCode: code,
      complaint: { says, code: '', field: null },
      cause: error,
    });
  };

  const send = async (url: URL, request: RequestInit, hops: number): Promise<Response> => {
    let response: Response;
    try {
      response = await fetch(url, { ...request, redirect: 'manual' });
    } catch (error) {
      throw noAnswer(error);
    }
    if (response.ok) return response;
    const { status } = response;
    if (status >= 300 && status < 400) {
      await response.body?.cancel().catch(() => undefined);
      const next = sameServer(url, response.headers.get('location'));
      const keepsMethod = request.method === 'GET' || status === 307 || status === 308;
      if (next !== null && keepsMethod && hops > 0) return send(next, request, hops - 1);
      throw new ServerFailure({
        status,
        sent: true,
        complaint: { says: `to ${whereTo(url, response.headers.get('location'))}`, code: '', field: null },
      });
    }
    const body = await readText(response).catch(() => '');
    throw new ServerFailure({
      status,
      sent: true,
      complaint: readComplaint(body, apiKey),
      retryAfterSeconds: retryAfterSeconds(response.headers.get('retry-after')),
    });
  };

  const askJson = async (path: string, request: RequestInit): Promise<unknown> => {
    const asked = { ...request, headers: { ...headers, accept: 'application/json' } };
    const response = await send(new URL(`${baseUrl}${path}`), asked, HOPS);
    const text = await readText(response).catch((error: unknown) => {
      throw noAnswer(error);
    });
    try {
      return JSON.parse(text) as unknown;
    } catch {
      // A web page, or a text: no list.
      throw new ServerFailure({ status: 404, sent: true, complaint: readComplaint(text, apiKey) });
    }
  };

  return {
    post: async (path, body, { signal }) => {
      const response = await send(
        new URL(`${baseUrl}${path}`),
        {
          method: 'POST',
          headers: { ...headers, 'content-type': 'application/json', accept: 'audio/*, */*' },
          body: JSON.stringify(body),
          signal,
        },
        HOPS,
      );
      return {
        type: (response.headers.get('content-type') ?? '').toLowerCase(),
        chunks: read(response, noAnswer),
      };
    },
    ask: (path, form, { signal }) => askJson(path, { method: 'POST', body: form, signal }),
    get: (path, { signal }) => askJson(path, { method: 'GET', signal }),
  };
}

async function* read(
  response: Response,
  noAnswer: (error: unknown) => ServerFailure,
): AsyncGenerator<Buffer, void> {
  if (response.body === null) return;
  try {
    for await (const chunk of response.body) {
      const bytes = chunk as Uint8Array;
      yield Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    }
  } catch (error) {
    const { causeCode, complaint } = noAnswer(error);
    throw new ServerFailure({ status: null, sent: true, causeCode, complaint, cause: error });
  }
}

async function readText(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  if (response.body === null) return '';
  for await (const chunk of response.body) {
    parts.push(chunk as Uint8Array);
    bytes += (chunk as Uint8Array).length;
    if (bytes > LONGEST_TEXT_BYTES) break;
  }
  return Buffer.concat(parts).toString('utf8');
}

/** The next address where it is on the same host and no less private; a key, and a text, go nowhere else. */
function sameServer(from: URL, location: string | null): URL | null {
  if (location === null || !URL.canParse(location, from.href)) return null;
  const to = new URL(location, from);
  const upgrade = from.protocol === 'http:' && to.protocol === 'https:';
  return to.hostname === from.hostname && (to.protocol === from.protocol || upgrade) ? to : null;
}

function whereTo(from: URL, location: string | null): string {
  if (location === null || !URL.canParse(location, from.href)) return 'nowhere';
  return new URL(location, from).host;
}

/** Seconds, or a date. */
function retryAfterSeconds(header: string | null): number | null {
  if (header === null) return null;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds);
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, (date - Date.now()) / 1000);
}

/** fetch says "fetch failed", and keeps the reason behind it. */
function codeOf(error: unknown): string {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string') return at.code;
    if (at instanceof AggregateError) return codeOf(at.errors[0]);
  }
  return '';
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return messageOf(cause);
}
