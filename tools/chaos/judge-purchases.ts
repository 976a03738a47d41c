import { countCharacters, textSha256 } from '../fake-google/ledger.ts';
import { speakableText } from '../../src/tts/plain-text.ts';
import type { Case } from './case.ts';

/** Characters, as the service counts them. */
export interface Purchases {
  bought: number;
  /** With a receipt. */
  stored: number;
  /** Of calls that died between sending and receipt, by Tandem's own account. */
  uncertain: number;
  /** Bought, and neither stored nor accounted for. */
  unexplained: number;
}

interface Account {
  text: string;
  stored: number;
  uncertain: number;
}

/**
 * Compares Tandem's ledger with the service's, text by text. What the service charged for was stored once, and
 * everything beyond that is a call that Tandem counts as uncertain; the other way round, nothing was stored that the
 * service didn't speak.
 */
export async function judgePurchases({
  pool,
  ledger,
}: Case): Promise<{ purchases: Purchases; violations: string[] }> {
  const purchases: Purchases = { bought: 0, stored: 0, uncertain: 0, unexplained: 0 };
  const violations: string[] = [];
  if (ledger === null) return { purchases, violations };

  const calls = new Map<string, number>();
  for (const { sha256, outcome } of ledger) {
    if (outcome === 'ok' || outcome === 'dropped') calls.set(sha256, (calls.get(sha256) ?? 0) + 1);
  }
  // A claim that still stands is a call that may be under way, or was when its worker died.
  const { rows } = await pool.query<Account>(
    `SELECT t.text, (p.state = 'stored')::integer AS stored,
            p.uncertain + (p.state = 'sent' AND p.claimed_by <> 0)::integer AS uncertain
     FROM speech p JOIN LATERAL (SELECT s.text FROM segments s WHERE s.content_key = p.content_key LIMIT 1) t ON true`,
  );
  const accounts = new Map<string, Account>();
  for (const { text, stored, uncertain } of rows) {
    const spoken = speakableText(text);
    const account = accounts.get(textSha256(spoken)) ?? { text: spoken, stored: 0, uncertain: 0 };
    account.stored += stored;
    account.uncertain += uncertain;
    accounts.set(textSha256(spoken), account);
  }

  for (const [sha256, { text, stored, uncertain }] of accounts) {
    const characters = countCharacters(text);
    const bought = calls.get(sha256) ?? 0;
    const quoted = `“${text.slice(0, 40)}…”`;
    purchases.bought += bought * characters;
    purchases.stored += stored * characters;
    purchases.uncertain += uncertain * characters;
    if (stored > 1) violations.push(`speech: ${quoted} was stored ${stored} times`);
    if (stored > bought) violations.push(`speech: ${quoted} was stored and never bought`);
    if (bought > stored + uncertain) {
      purchases.unexplained += (bought - stored - uncertain) * characters;
      violations.push(
        `speech: ${quoted} was bought ${bought} times; ${stored} stored, ${uncertain} uncertain`,
      );
    }
  }
  violations.push(...(await judgeOrphanedSpeech(pool, calls, accounts)));
  return { purchases, violations };
}

/**
 * Speech whose segments are gone: of a book that failed while it was read. Its texts are nowhere any more, so that only
 * its calls can be counted: no more than those that are stored or uncertain, and no fewer than those that are stored.
 */
async function judgeOrphanedSpeech(
  pool: Case['pool'],
  calls: ReadonlyMap<string, number>,
  accounts: ReadonlyMap<string, Account>,
): Promise<string[]> {
  const { rows } = await pool.query<{ stored: number; uncertain: number }>(
    `SELECT count(*) FILTER (WHERE state = 'stored') AS stored,
            coalesce(sum(uncertain + (state = 'sent' AND claimed_by <> 0)::integer), 0) AS uncertain
     FROM speech p WHERE NOT EXISTS (SELECT FROM segments s WHERE s.content_key = p.content_key)`,
  );
  const { stored = 0, uncertain = 0 } = rows[0] ?? {};
  const made = [...calls].reduce((sum, [sha256, count]) => sum + (accounts.has(sha256) ? 0 : count), 0);
  if (made >= stored && made <= stored + uncertain) return [];
  return [
    `speech: ${made} calls were made for texts without a segment; ${stored} stored, ${uncertain} uncertain`,
  ];
}
