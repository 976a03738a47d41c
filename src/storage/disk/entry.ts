import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { CheckFailed } from '../../process/check-failed.ts';
import { EXIT } from '../../process/exit-error.ts';
import { hasErrno, messageOf } from '../../process/thrown.ts';
import type { StoreEntry } from '../storage.ts';

/** A folder below `DATA_DIR`: what is used where no other store is named. */
export const diskEntry: StoreEntry = {
  name: 'disk',
  isService: false,
  settings: [],
  read: (read, { onRender, dataDir }) => ({
    isWanted: false,
    choose: () => {
      if (onRender && read.optionalText('DATA_DIR') === null) {
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
          await mkdir(dir, { recursive: true, mode: 0o700 });
          return createDiskStorage({ dir, log });
        },
        explain: (error) => Promise.resolve(explain(dataDir, error)),
      };
    },
  }),
};

function explain(dataDir: string, cause: unknown): CheckFailed {
  const denied = hasErrno(cause, 'EACCES', 'EPERM', 'EROFS', 'ENOTDIR');
  return new CheckFailed(
    denied ? EXIT.config : EXIT.unavailable,
    `files can't be kept in ${dataDir}: ${messageOf(cause)}`,
    denied
      ? 'set DATA_DIR to a directory that this user may write'
      : 'free some space, or set DATA_DIR to another disk',
    { cause },
  );
}
