import type { Check } from '../check.ts';

export const queueCheck: Check = {
  name: 'queue',
  after: ['migrations'],
  run: async ({ config, log }) => `Queue ready (${await config.queue.check(log)})`,
};
