import { readMemoryLimit } from '../../supervisor/memory-limit.ts';
import type { Check } from '../check.ts';

/** Below this the parts get the least that they can work with, and a large PDF may not be readable. Megabytes. */
const COMFORTABLE_MB = 480;

export const memoryCheck: Check = {
  name: 'memory',
  run: ({ config, log }) => {
    const { limitMb, source } = readMemoryLimit(config.memoryLimitMb);
    if (limitMb < COMFORTABLE_MB) {
      log.warn(`${limitMb} MB of memory are little: large PDFs may fail. 512 MB or more are better`);
    }
    return Promise.resolve(`Memory limit is ${limitMb} MB (${source})`);
  },
};
