import type { Request } from 'express';
import { AppError } from '../errors.ts';
import type { LoopTurns } from '../process/loop-turns.ts';
import { messageOf } from '../process/thrown.ts';
import { ClientGone } from './upload.ts';

/** The longest list of pronunciations has 600 KB. */
const MAX_BYTES = 1024 * 1024;
/** What is read in less than a millisecond. */
const SHORT_BYTES = 10_000;

/** Whether the request brings one, as far as its headers say. */
export function hasBody(req: Request): boolean {
  return req.headers['transfer-encoding'] !== undefined || Number(req.headers['content-length'] ?? 0) > 0;
}

/**
 * The object that a request sends as JSON. A long one waits for its turn, so that many at once don't add up.
 *
 * @throws {AppError} for everything that is wrong with it.
 * @throws {ClientGone} when the client hangs up.
 */
export async function readJsonObject(req: Request, turns: LoopTurns): Promise<Record<string, unknown>> {
  const type = req.get('Content-Type') ?? '';
  if (!/^application\/(?:merge-patch\+)?json\b/i.test(type)) {
    throw new AppError('unsupported-media-type', {
      detail: `It is ${type === '' ? 'not set' : type.slice(0, 100)}; this call takes application/json.`,
    });
  }
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of req as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > MAX_BYTES)
        throw new AppError('invalid-request', { detail: `It has more than ${MAX_BYTES} bytes.` });
      chunks.push(chunk);
    }
  } catch (error) {
    throw error instanceof AppError ? error : new ClientGone();
  }
  if (bytes > SHORT_BYTES) await turns.next();
  const value = parse(Buffer.concat(chunks).toString('utf8'));
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Record<string, unknown>;
  throw new AppError('invalid-request', { detail: 'The JSON must be an object.' });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    // The message may quote what stands around the mistake, which may be a password.
    const what = messageOf(error).replace(/, (\.\.\.)?".*$/s, '');
    throw new AppError('invalid-request', { detail: `The JSON could not be read: ${what}.` });
  }
}
