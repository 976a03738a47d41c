import type { Pool } from '../../src/db/pool.ts';
import type { Storage } from '../../src/storage/storage.ts';
import type { Home } from './released-apps.ts';

/** A released program that runs, with an API and no worker, and where it writes to. */
export interface ReleasedService {
  home: Home;
  url: string;
  /** `null` where none is needed. */
  token: string | null;
  /** A voice that it doesn't take for an English book by itself. */
  otherVoice: string;
  pool: Pool;
  storage: Storage;
  /** Kills the program, and stops what was started for it but the store. */
  end: () => Promise<void>;
  /** Packs what it wrote outside of the database, and stops the store. */
  saveFiles(out: string): Promise<void>;
}
