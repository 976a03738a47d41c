import type { Log } from './log.ts';

/**
 * Takes the two signals that have no meaning here: left to Node, SIGUSR1 opens a debugger to everybody on this machine,
 * and SIGUSR2 ends the process without a word.
 */
export function disarmUserSignals(log?: Log): void {
  for (const signal of ['SIGUSR1', 'SIGUSR2'] as const) {
    process.on(signal, () => log?.warn(`${signal} has no meaning here and is ignored`));
  }
}
