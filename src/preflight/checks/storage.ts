import type { Config } from '../../settings/config.ts';
import { hasErrno, messageOf } from '../../process/thrown.ts';
import { EXIT } from '../../process/exit-error.ts';
import { openStorage } from '../../storage/open.ts';
import { explainS3Error } from '../../storage/s3-errors.ts';
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
      throw config.s3 === null ? folderFailure(config.dataDir, error) : bucketFailure(config.s3, error);
    }
    return `Storage ready (${config.s3 === null ? config.dataDir : `bucket ${config.s3.bucket}`})`;
  },
};

function folderFailure(dataDir: string, cause: unknown): CheckFailed {
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

function bucketFailure(settings: NonNullable<Config['s3']>, error: unknown): CheckFailed {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  const explained = explainS3Error(cause, settings);
  if (explained === null) {
    return new CheckFailed(
      EXIT.unavailable,
      `the object storage failed: ${messageOf(error)}`,
      'see the message',
      {
        cause,
      },
    );
  }
  const { setting, problem, fix, passing } = explained;
  return new CheckFailed(
    passing ? EXIT.unavailable : EXIT.config,
    `the object storage ${problem}`,
    `${setting}: ${fix}`,
    { cause },
  );
}
