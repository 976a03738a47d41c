import type { Pool } from '../../src/db/pool.ts';
import type { Storage } from '../../src/storage/storage.ts';
import type { LedgerEntry } from '../fake-google/ledger.ts';
import type { SentBook } from './uploads.ts';

/** What a batch left behind, for the judges to look at. */
export interface Case {
  pool: Pool;
  storage: Storage;
  /** Where the storage keeps its files, and workers their work. */
  dataDir: string;
  accepted: ReadonlyMap<string, SentBook>;
  /** What the speech service did in this batch; `null` for the offline voice, which keeps no books. */
  ledger: readonly LedgerEntry[] | null;
}

/** A book's row, as far as it is judged. */
export interface JudgedBook {
  id: string;
  status: string;
  code: string | null;
  hint: string | null;
  attempt: number;
  sourceKey: string;
  sourceSha256: string;
  mp3Key: string | null;
  mp3Bytes: number | null;
  mp3Sha256: string | null;
  durationSeconds: number | null;
}
