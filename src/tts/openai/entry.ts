import type { EngineEntry } from '../engine.ts';
import { createMemoryQuotaStore, createQuotaGate } from '../quota.ts';
import { OPENAI_SETTINGS, readOpenAiSettings, requireOpenAi } from './settings.ts';

export const openAiEntry: EngineEntry = {
  name: 'openai',
  settings: OPENAI_SETTINGS,
  read: (read) => {
    const settings = readOpenAiSettings(read);
    return {
      // A key alone may be there for another program's sake.
      isWanted: read.optionalText('OPENAI_BASE_URL') !== null,
      choose: () => {
        if (settings !== null) requireOpenAi(read, settings);
        return {
          name: 'openai',
          origin: settings === null ? 'a speech server' : `${settings.host} (model ${settings.model})`,
          segmentsInFlight: settings?.concurrency ?? 1,
          sampleRateHz: settings?.sampleRateHz ?? 24_000,
          memoryMb: 0,
          remedy: 'start the speech server, or correct OPENAI_BASE_URL',
          open: async ({ log, quotaStore }) => {
            if (settings === null) throw new RangeError('the settings of the speech server are wrong');
            const { createOpenAiEngine } = await import('./engine.ts');
            const store = quotaStore ?? createMemoryQuotaStore();
            const quota = createQuotaGate(store, () => settings.requestsPerMinute);
            return createOpenAiEngine({ settings, quota, log });
          },
        };
      },
    };
  },
};
