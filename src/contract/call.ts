import type { z } from 'zod';
import type { ErrorCode } from '../errors.ts';

/** One call of the HTTP interface, as it is documented, and held to by a test. */
export interface Call {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** As the router writes it: `/v1/audiobooks/:id`. */
  path: string;
  summary: string;
  /** Paragraphs; `code` in backticks. */
  notes?: readonly string[];
  /** Whom it answers; an account where there are tokens. */
  access: 'everybody' | 'account';
  query?: z.ZodObject;
  headers?: Readonly<Record<string, z.ZodType>>;
  body?:
    | {
        type: 'application/json' | 'multipart/form-data';
        schema: z.ZodObject;
        /** Whether the call may come without. */
        isOptional?: true;
      }
    | { type: 'image/*'; isOptional?: never };
  /** Its errors have OpenAI's form, see openai-error.ts. */
  errors?: 'openai';
  /** By status, what isn't an error. */
  answers: Readonly<Record<number, Answer>>;
  /** Those that are its own; see `problemsOf` for the others. */
  problems?: readonly ErrorCode[];
  example?: string;
}

export interface Answer {
  summary: string;
  /** Of what the body holds; none where it is empty. */
  type?: string;
  /** Of JSON. */
  schema?: z.ZodType;
  headers?: Readonly<Record<string, string>>;
}

/** Any call may meet these. */
const ANYWHERE: readonly ErrorCode[] = ['invalid-request', 'foreign-host', 'service-unavailable', 'internal'];

/** Every error that a call may be answered with. */
export function problemsOf(call: Call): ErrorCode[] {
  const { method, path, access, query, body, problems = [] } = call;
  const found = new Set<ErrorCode>(problems);
  const add = (...codes: ErrorCode[]): void => codes.forEach((code) => found.add(code));
  if (access === 'account') add('token-required', 'token-rejected');
  if (access === 'account' && method === 'GET') add('link-invalid', 'link-expired');
  if (path.includes(':id')) add('book-not-found');
  if (query !== undefined) add('invalid-parameter');
  if (body !== undefined && body.type !== 'image/*')
    add('unsupported-media-type', 'unknown-field', 'invalid-parameter');
  if (method !== 'GET') add('cross-site-request');
  add(...ANYWHERE);
  return [...found];
}
