import * as z from 'zod';

const count = z.int().nonnegative();
const usd = z.number().nonnegative();
const amounts = z.object({ characters: count, usd });

const period = z.object({
  used: amounts,
  limits: z.object({ characters: count.nullable(), usd: usd.nullable() }).describe('`null` for no limit.'),
  left: z
    .object({ characters: count.nullable(), usd: usd.nullable() })
    .describe('With what is set aside taken off; `null` for no limit.'),
  endsAt: z.iso.datetime(),
});

const scope = z.object({
  day: period,
  month: period,
  reserved: amounts.describe('Set aside for books that are being narrated.'),
});

export const usage = z
  .object({
    account: z.string().nullable().describe('`null` where no token is needed.'),
    ...scope.shape,
    days: z
      .array(amounts.extend({ day: z.iso.date() }))
      .describe('Those of this month on which something was bought.'),
    maxPricePerMillion: usd.nullable().describe('Of a voice that this account may choose, in US dollars.'),
    service: scope.nullable().describe('Of all accounts together, for whoever may see it; else `null`.'),
    accounts: z
      .array(amounts.extend({ account: z.string() }))
      .nullable()
      .describe('What each has bought in this month, for whoever may see it; else `null`.'),
  })
  .meta({ id: 'Usage' });
export type UsageJson = z.output<typeof usage>;
