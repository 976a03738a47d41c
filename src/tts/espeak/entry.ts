import { availableParallelism } from 'node:os';
import type { EngineEntry } from '../engine.ts';
import { ESPEAK_AUDIO } from './text.ts';

/** The voice that is always there: free, offline, robotic. */
export const espeakEntry: EngineEntry = {
  name: 'espeak',
  settings: [],
  read: () => ({
    isWanted: false,
    choose: () => ({
      name: 'espeak',
      origin: 'espeak-ng, on this machine',
      // Speech that is made here takes a processor.
      segmentsInFlight: Math.min(4, Math.max(2, availableParallelism())),
      sampleRateHz: ESPEAK_AUDIO.sampleRateHz,
      // Measured: 73 at its peak, in a process of its own.
      memoryMb: 75,
      remedy: 'run "npm ci" again, and see the message',
      open: async ({ log, staysReady }) => {
        const { createEspeakEngine } = await import('./engine.ts');
        return createEspeakEngine({ log, staysReady });
      },
    }),
  }),
};
