import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import type { Call } from '../../../src/contract/call.ts';
import { CALLS } from '../../../src/contract/calls.ts';

/** Examples of answers; the others are commands. */
const answers = CALLS.flatMap((call) => {
  const schema = schemaOf(call);
  return call.example?.startsWith('{') === true && schema !== undefined
    ? [{ name: `${call.method} ${call.path}`, example: call.example, schema }]
    : [];
});

describe('the example of an answer is one', () => {
  test.each(answers)('$name', ({ example, schema }) => {
    const value: unknown = JSON.parse(withoutElisions(example));
    const { error } = schema.safeParse(value);
    const wrong = error?.issues.filter(({ path }) => !isElided(value, path)) ?? [];
    expect(wrong.map(({ path, message }) => `${path.join('.')}: ${message}`)).toEqual([]);
  });
});

function schemaOf({ answers: byStatus }: Call): z.ZodType | undefined {
  return Object.values(byStatus).find(({ type }) => type === 'application/json')?.schema;
}

/** "[ … ]" and ", … ]" stand for more of the same. */
function withoutElisions(example: string): string {
  return example.replace(/,?\s*…\s*(?=[\]}])/g, '');
}

/** "0b6f…" stands for a whole one. */
function isElided(value: unknown, path: readonly PropertyKey[]): boolean {
  const at = path.reduce<unknown>((within, key) => (within as Record<PropertyKey, unknown>)[key], value);
  return typeof at === 'string' && at.includes('…');
}
