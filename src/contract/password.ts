import * as z from 'zod';

/** PDF 2.0 takes 127 bytes of UTF-8, its forerunners 32; programs that lock and open cut what is longer. */
const MAX_CHARACTERS = 256;

/** Of a PDF. Blanks belong to it; where there is nothing at all, none was given. */
export const password = z
  .preprocess(
    (value) => (value === '' ? null : value),
    z
      .string()
      .max(MAX_CHARACTERS)
      .regex(/^[^\0]*$/)
      .nullable(),
  )
  .optional()
  .describe(
    'Of a PDF that can’t be opened without. It is used to read the PDF and kept, sealed, until that is done.',
  )
  .meta({ format: 'password', writeOnly: true });
