import { setTimeout as sleep } from 'node:timers/promises';
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import { hasOpenAiForm, openAiStatus, toOpenAiError } from '../contract/openai-error.ts';
import { TextReplaced } from '../db/text-pages.ts';
import { AppError, ERROR_CATALOGUE, toProblem } from '../errors.ts';
import type { Log } from '../process/log.ts';
import { ObjectMissing } from '../storage/storage.ts';
import { hasBody } from './json-body.ts';
import { isOutage } from './outage.ts';
import { pathForLog, requestIdOf } from './request-context.ts';
import { ClientGone } from './upload.ts';

const RETRY_AFTER_SECONDS = 5;
/** A book takes a while. */
const RETRY_BOOKS_SECONDS = 60;
/** How long a client that still sends may take to notice the answer, and how long it may be silent meanwhile. */
const LINGER_MS = 5_000;
const LINGER_SILENT_MS = 1_000;
const LINGER_MAX_BYTES = 64 * 1024 * 1024;

/** The one place where errors become answers: RFC 9457 problem details, never a stack, never a secret. */
export function errorHandler(log: Log): ErrorRequestHandler {
  // Express tells error handlers by their four parameters.
  return (error: unknown, req, res, _next) => {
    const requestId = requestIdOf(res);
    if (error instanceof ClientGone) {
      log.info('the client went away', { requestId, path: pathForLog(req) });
      req.socket.destroy();
      return;
    }
    const known = toAppError(error);
    const { status } = ERROR_CATALOGUE[known.code];
    if (known.code === 'internal') log.error('a request failed', { requestId, path: pathForLog(req), error });
    else if (status >= 500)
      log.warn('a request could not be served', { requestId, path: pathForLog(req), error });
    if (res.headersSent) {
      // Too late for another answer: a connection that breaks is the only honest sign.
      res.destroy();
      return;
    }
    void sendProblem(req, res, known);
  };
}

export function notFound(): RequestHandler {
  return (req) => {
    throw new AppError('not-found', { detail: `There is no ${req.path}.` });
  };
}

/** For every other method of a path: 405 with the methods that there are, and those for OPTIONS. */
export function methodNotAllowed(...methods: string[]): RequestHandler {
  const allow = [...methods, 'OPTIONS'].join(', ');
  return (req, res) => {
    res.setHeader('Allow', allow);
    if (req.method !== 'OPTIONS') {
      throw new AppError('method-not-allowed', { detail: `${req.method} is not possible here.` });
    }
    res.status(204).end();
  };
}

function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof ObjectMissing) return new AppError('source-missing', { cause: error });
  if (error instanceof TextReplaced) return new AppError('text-replaced', { cause: error });
  if (isOutage(error)) return new AppError('service-unavailable', { cause: error });
  // Express' own errors, for example for a path with a broken percent-encoding.
  if (error instanceof Error && 'status' in error && error.status === 400) {
    return new AppError('invalid-request', { detail: 'The address is not well formed.', cause: error });
  }
  return new AppError('internal', { cause: error });
}

/**
 * Answers, also while the client is still sending: then the whole answer goes out first, what still comes in is thrown
 * away for a while, and only then is the connection closed. Closing at once would reset it, and the client might never
 * read the answer.
 */
async function sendProblem(req: Request, res: Response, error: AppError): Promise<void> {
  const problem = toProblem(error);
  const isOpenAi = hasOpenAiForm(req.path);
  const answer = isOpenAi ? toOpenAiError(problem) : { ...problem, requestId: requestIdOf(res) };
  const body = Buffer.from(JSON.stringify(answer));
  res.status(isOpenAi ? openAiStatus(error.code) : problem.status);
  res.setHeader('Content-Type', `application/${isOpenAi ? 'json' : 'problem+json'}; charset=utf-8`);
  res.setHeader('Content-Length', body.length);
  res.setHeader('Cache-Control', 'no-store');
  if (problem.status === 401) {
    const reason = error.code === 'token-rejected' ? ', error="invalid_token"' : '';
    res.setHeader('WWW-Authenticate', `Bearer realm="Tandem"${reason}`);
  }
  const retryAfter = error.code === 'too-many-books' ? RETRY_BOOKS_SECONDS : RETRY_AFTER_SECONDS;
  const passes = problem.status === 503 || problem.status === 429 || error.code === 'audio-not-ready';
  if (passes && !res.hasHeader('Retry-After')) res.setHeader('Retry-After', retryAfter);
  if (req.complete || !hasBody(req)) {
    res.end(req.method === 'HEAD' ? undefined : body);
    return;
  }
  res.setHeader('Connection', 'close');
  res.write(body);
  await discardRest(req);
  res.end();
}

async function discardRest(req: Request): Promise<void> {
  const done = new AbortController();
  const silence = setTimeout(() => done.abort(), LINGER_SILENT_MS);
  let discarded = 0;
  req.on('data', (chunk: Buffer) => {
    discarded += chunk.length;
    if (discarded > LINGER_MAX_BYTES) done.abort();
    else silence.refresh();
  });
  for (const event of ['end', 'error', 'close']) req.once(event, () => done.abort());
  req.resume();
  await sleep(LINGER_MS, undefined, { signal: done.signal }).catch(() => undefined);
  clearTimeout(silence);
}
