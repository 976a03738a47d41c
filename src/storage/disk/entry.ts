import { join } from 'node:path';
import { CheckFailed } from '../../process/check-failed.ts';
import { EXIT } from '../../process/exit-error.ts';
import { makeDir } from '../../process/make-dir.ts';
import { explainPathError } from '../../process/path-error.ts';
import { messageOf } from '../../process/thrown.ts';
import type { StoreEntry } from '../storage.ts';

/** A folder below `DATA_DIR`: what is used where no other store is named. */
export const diskEntry: StoreEntry = {
  name: 'disk',
  isService: false,
  settings: [],
  read: (read, { mustLast, dataDir }) => ({
    isWanted: false,
    choose: () => {
      if (mustLast && read.optionalText('DATA_DIR') === null) {
        read.problem(
          'S3_BUCKET_NAME',
          "is not set, and files on Render's own disk are gone with every deploy; set it, or attach a disk and set DATA_DIR to a directory on it",
        );
      }
      return {
        name: 'disk',
        place: dataDir,
        says: `S3_BUCKET_NAME is not set: files are kept in ${dataDir}`,
        open: async (log) => {
          const { createDiskStorage } = await import('./storage.ts');
          const dir = join(dataDir, 'files');
          await makeDir(dir, 0o700);
          return createDiskStorage({ dir, log });
        },
        explain: (error) => Promise.resolve(explain(dataDir, error)),
      };
    },
  }),
};

function explain(dataDir: string, cause: unknown): CheckFailed {
  const known = explainPathError(cause, dataDir);
  return new CheckFailed(
    known?.exitCode ?? EXIT.unavailable,
    known?.problem ?? `files can't be kept in ${dataDir}: ${messageOf(cause)}`,
    known?.fix ?? 'set DATA_DIR to another directory',
    { cause },
  );
}
