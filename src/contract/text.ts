import * as z from 'zod';

const MAX_LINE_CHARACTERS = 300;

/** Text without blanks around it; a blank one is `null`, as if nothing had been sent. */
export function trimmed(value: unknown): unknown {
  return typeof value === 'string' ? value.trim() || null : value;
}

/** A title or a name: one line, where line ends and other control characters become blanks. */
export const oneLine = z.preprocess(
  (value) => trimmed(typeof value === 'string' ? value.replace(/\p{Cc}+/gu, ' ') : value),
  z
    .string()
    .max(MAX_LINE_CHARACTERS, {
      error: ({ input }) =>
        `It has ${(input as string).length} characters, more than ${MAX_LINE_CHARACTERS}.`,
    })
    .nullable(),
);

/** As a query has it: in digits. */
export function wholeNumber(range: { min: number; max: number }) {
  const fromDigits = (value: unknown): unknown =>
    typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
  const error = ({ input }: { input?: unknown }): string =>
    `"${String(input).slice(0, 40)}" is not possible here.`;
  return z.preprocess(fromDigits, z.int({ error }).min(range.min, { error }).max(range.max, { error }));
}
