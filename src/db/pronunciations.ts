import type { PronunciationRule } from '../narration/spoken/pronunciation-rule.ts';
import type { Queryable } from './pool.ts';

/** The rules of an account, which hold in all its books. */
export async function readAccountRules(db: Queryable, owner: string): Promise<PronunciationRule[]> {
  const { rows } = await db.query<{ rules: PronunciationRule[] }>(
    'SELECT rules FROM pronunciations WHERE owner = $1',
    [owner],
  );
  return rows[0]?.rules ?? [];
}

/** Replaces all rules of an account. No audio changes before a book is narrated anew. */
export async function writeAccountRules(
  db: Queryable,
  owner: string,
  rules: readonly PronunciationRule[],
): Promise<void> {
  await db.query(
    `INSERT INTO pronunciations (owner, rules) VALUES ($1, $2)
     ON CONFLICT (owner) DO UPDATE SET rules = $2, updated_at = now()`,
    [owner, JSON.stringify(rules)],
  );
}

/** The rules of one book. @returns null when `owner` has no such book. */
export async function readBookRules(
  db: Queryable,
  owner: string,
  bookId: string,
): Promise<PronunciationRule[] | null> {
  const { rows } = await db.query<{ rules: PronunciationRule[] }>(
    'SELECT pronunciations AS rules FROM books WHERE owner = $1 AND id = $2',
    [owner, bookId],
  );
  return rows[0]?.rules ?? null;
}

/** Replaces all rules of a book. @returns false when `owner` has no such book. */
export async function writeBookRules(
  db: Queryable,
  owner: string,
  bookId: string,
  rules: readonly PronunciationRule[],
): Promise<boolean> {
  const { rowCount } = await db.query(
    'UPDATE books SET pronunciations = $3, updated_at = now() WHERE owner = $1 AND id = $2',
    [owner, bookId, JSON.stringify(rules)],
  );
  return rowCount === 1;
}

/** What holds in a book: its own rules, and behind them those of its account. */
export async function rulesFor(
  db: Queryable,
  { owner, id }: { owner: string; id: string },
): Promise<PronunciationRule[]> {
  const [own, ofAccount] = await Promise.all([readBookRules(db, owner, id), readAccountRules(db, owner)]);
  return [...(own ?? []), ...ofAccount];
}
