import { CheckFailed } from '../../process/check-failed.ts';
import { EXIT } from '../../process/exit-error.ts';
import { messageOf } from '../../process/thrown.ts';
import type { ChosenStore, StoreEntry } from '../storage.ts';
import { readS3Settings, S3_SETTINGS } from './settings.ts';
import type { S3Settings } from './settings.ts';

export const s3Entry: StoreEntry = {
  name: 's3',
  isService: true,
  settings: S3_SETTINGS,
  read: (read) => {
    const settings = readS3Settings(read);
    return {
      isWanted: settings !== null,
      choose: () => {
        if (settings === null) throw new RangeError('no bucket is named');
        return bucket(settings);
      },
    };
  },
};

function bucket(settings: S3Settings): ChosenStore {
  return {
    name: 's3',
    place: `bucket ${settings.bucket}`,
    says: `Files are kept in the bucket ${settings.bucket}`,
    open: async (log) => {
      // The client takes 14 MB of a process that doesn't need it.
      const { createS3Storage } = await import('./storage.ts');
      return createS3Storage({ settings, log });
    },
    explain: (error) => explain(settings, error),
  };
}

async function explain(settings: S3Settings, error: unknown): Promise<CheckFailed> {
  const { explainS3Error } = await import('./errors.ts');
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  const explained = explainS3Error(cause, settings);
  if (explained === null) {
    return new CheckFailed(
      EXIT.unavailable,
      `the object storage failed: ${messageOf(error)}`,
      'see the message',
      { cause },
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
