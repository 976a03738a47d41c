import type { Case, JudgedBook } from './case.ts';
import { judgeAudio } from './judge-audio.ts';
import { judgeObjects } from './judge-objects.ts';
import { judgePurchases } from './judge-purchases.ts';
import type { Purchases } from './judge-purchases.ts';

export interface Verdict {
  /** What must never happen, one line each. */
  violations: string[];
  ready: number;
  /** By the reason that the user reads. */
  failed: ReadonlyMap<string, number>;
  purchases: Purchases;
  /** Objects that nobody points at, which the clean-up takes once they are old. */
  orphans: number;
}

/**
 * Looks at what a batch left, once everything has come to rest: the rows, the objects, and what the speech service was
 * asked for.
 */
export async function judge(evidence: Case): Promise<Verdict> {
  const { pool, accepted } = evidence;
  const violations: string[] = [];
  const failed = new Map<string, number>();
  const { rows: books } = await pool.query<JudgedBook>(
    `SELECT id, status, error->>'code' AS code, error->>'hint' AS hint, attempt, source_key AS "sourceKey",
            source_sha256 AS "sourceSha256", mp3_key AS "mp3Key", mp3_bytes AS "mp3Bytes",
            mp3_sha256 AS "mp3Sha256", duration_seconds AS "durationSeconds" FROM books ORDER BY created_at`,
  );
  const known = new Set(books.map(({ id }) => id));
  for (const id of accepted.keys()) if (!known.has(id)) violations.push(`book ${id}: accepted, and gone`);
  for (const book of books) {
    const sent = accepted.get(book.id);
    if (sent === undefined) violations.push(`book ${book.id}: there, and never accepted`);
    else if (sent.pdfSha256 !== book.sourceSha256) violations.push(`book ${book.id}: made from another PDF`);
    if (book.status === 'failed') {
      failed.set(book.code ?? 'without a reason', (failed.get(book.code ?? 'without a reason') ?? 0) + 1);
      if (book.code === null || book.hint === null)
        violations.push(`book ${book.id}: failed without a reason`);
    } else if (book.status !== 'ready') {
      violations.push(`book ${book.id}: lost, it still is ${book.status}`);
    }
  }
  const ready = books.filter(({ status }) => status === 'ready');
  for (const book of ready) violations.push(...(await judgeAudio(evidence, book)));
  const { purchases, violations: buying } = await judgePurchases(evidence);
  const { orphans, violations: strays } = await judgeObjects(evidence, books);
  violations.push(...buying, ...strays);
  return { violations, ready: ready.length, failed, purchases, orphans };
}
