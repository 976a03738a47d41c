import type { EngineEntry } from '../engine.ts';
import { createMemoryQuotaStore, createQuotaGate } from '../quota.ts';
import { requestsPerMinute } from './quotas.ts';
import { GOOGLE_SETTINGS, readGoogleSettings, requireGoogleAccount, wantsGoogle } from './settings.ts';

export const googleEntry: EngineEntry = {
  name: 'google',
  settings: GOOGLE_SETTINGS,
  read: (read) => {
    const { quotas, ...settings } = readGoogleSettings(read);
    return {
      isWanted: wantsGoogle(read),
      choose: () => {
        requireGoogleAccount(read, { quotas, ...settings });
        return {
          name: 'google',
          origin: 'Google Cloud Text-to-Speech',
          // Speech that is bought is waited for.
          segmentsInFlight: 8,
          sampleRateHz: 24_000,
          memoryMb: 0,
          remedy:
            'see the message; if Google is reachable from here, https://status.cloud.google.com says how the service is',
          open: async ({ log, quotaStore }) => {
            const { createGoogleEngine } = await import('./engine.ts');
            const quota = createQuotaGate(quotaStore ?? createMemoryQuotaStore(), (family) =>
              requestsPerMinute(family, quotas),
            );
            return createGoogleEngine({ ...settings, quota, log });
          },
        };
      },
    };
  },
};
