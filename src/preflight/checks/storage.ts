import { hasErrno, messageOf } from '../../errors.ts';
import { EXIT } from '../../exit-error.ts';
import { openStorage } from '../../storage/open.ts';
import { CheckFailed } from '../check.ts';
import type { Check } from '../check.ts';

export const storageCheck: Check = {
  name: 'storage',
  run: async ({ config, log }) => {
    try {
      const storage = await openStorage(config, log);
      try {
        await storage.probe();
      } finally {
        await storage.close();
      }
    } catch (error) {
      const denied = hasErrno(error, 'EACCES', 'EPERM', 'EROFS', 'ENOTDIR');
      throw new CheckFailed(
        denied ? EXIT.config : EXIT.unavailable,
        `files can't be kept in ${config.dataDir}: ${messageOf(error)}`,
        denied
          ? 'set DATA_DIR to a directory that this user may write'
          : 'free some space, or set DATA_DIR to another disk',
        { cause: error },
      );
    }
    return `Storage ready (${config.dataDir})`;
  },
};
