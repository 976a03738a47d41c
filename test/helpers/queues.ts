export type QueueKind = 'redis' | 'postgres';

/**
 * The queues that a long test of whole services is run on: the one that is named, and with `LONG_TESTS=1` both. What
 * the two have to do alike is tested on both in any case: `test/services/queue`, `test/services/worker`, the outages
 * and the kills.
 */
export function queuesOfLongTest(first: QueueKind): QueueKind[] {
  if (process.env['LONG_TESTS'] === undefined) return [first];
  return first === 'redis' ? ['redis', 'postgres'] : ['postgres', 'redis'];
}
