import * as z from 'zod';
import type { ErrorCode, Problem } from '../errors.ts';
import { ERROR_CATALOGUE } from '../errors.ts';

const CODES = Object.keys(ERROR_CATALOGUE) as ErrorCode[];

/** An error as RFC 9457 has it. */
export const problem = z
  .object({
    type: z.string().describe('Where it is explained: an anchor of the documentation.'),
    title: z.string(),
    status: z.int(),
    code: z.enum(CODES).describe('Stable: what programs should look at.'),
    hint: z.string().describe('What to do about it.'),
    detail: z.string().exactOptional().describe('What exactly happened this time.'),
    field: z.string().exactOptional().describe('The field of the request that is at fault.'),
    allowed: z
      .array(z.string())
      .readonly()
      .exactOptional()
      .describe('The values that would have been accepted.'),
  })
  .meta({ id: 'Problem', title: 'What went wrong' }) satisfies z.ZodType<Problem>;

/** As an answer; `requestId` leads to the lines of the log that belong to it. */
export const problemAnswer = problem
  .extend({ requestId: z.string() })
  .meta({ id: 'ProblemAnswer', title: 'What went wrong with a request' });
