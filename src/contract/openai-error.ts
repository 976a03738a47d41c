import type { ErrorCode, Problem } from '../errors.ts';
import { ERROR_CATALOGUE } from '../errors.ts';
import type { OpenAiErrorJson } from './openai.ts';

/** OpenAI's names for what programs look for. */
const CODES: Partial<Record<ErrorCode, string>> = {
  'token-required': 'invalid_api_key',
  'token-rejected': 'invalid_api_key',
  'too-much-speech': 'rate_limit_exceeded',
  'speech-budget': 'insufficient_quota',
  'voice-not-found': 'voice_not_found',
};

/** Whether errors at this path have OpenAI's form instead of ours. */
export function hasOpenAiForm(path: string): boolean {
  return /^\/v1\/(audio|models)(\/|$)/i.test(path);
}

/** Of an error there: 400 for whatever is wrong about a request. 404 is for addresses, and clients take it for that. */
export function openAiStatus(code: ErrorCode): number {
  const { status } = ERROR_CATALOGUE[code];
  return code === 'voice-not-found' || status === 415 || status === 422 ? 400 : status;
}

export function toOpenAiError({ code, title, detail, hint, field, allowed }: Problem): OpenAiErrorJson {
  const values = allowed === undefined ? hint : `Allowed: ${allowed.join(', ')}`;
  const message = [title, detail, values]
    .filter((part) => part !== undefined)
    .map((part) => (/[.!?…]$/.test(part) ? part : `${part}.`))
    .join(' ');
  return { error: { message, type: typeOf(code), param: field ?? null, code: CODES[code] ?? code } };
}

function typeOf(code: ErrorCode): string {
  const status = openAiStatus(code);
  if (code === 'speech-budget') return 'insufficient_quota';
  if (status === 429) return 'rate_limit_error';
  if (status === 403) return 'permission_error';
  return status >= 500 ? 'server_error' : 'invalid_request_error';
}
