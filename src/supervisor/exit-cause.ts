import { constants } from 'node:os';
import { EXIT } from '../process/exit-error.ts';

export interface ExitFacts {
  code: number | null;
  signal: NodeJS.Signals | null;
  /** V8 said on standard error that its heap is full. */
  heapExhausted: boolean;
  /** The supervisor itself killed it. */
  killed: Killing | null;
  /** The kernel killed somebody for want of memory just now; `null` where it doesn't tell. */
  oomKill: boolean | null;
}

/** Why the supervisor killed a process. */
export interface Killing {
  cause: 'hang' | 'memory';
  /** For people. */
  because: string;
}

/**
 * `killed`: from outside, as far as can be told. Everything else is a process's own doing, or that of what it was at.
 * `hang`: the supervisor killed it, because it stood still or never got ready; `stopped`: it ended without a fault.
 */
export type ExitCause = 'crash' | 'hang' | 'memory' | 'killed' | 'stopped';

const STOP_SIGNALS: readonly unknown[] = ['SIGKILL', 'SIGTERM', 'SIGINT', 'SIGHUP', 'SIGQUIT'];

/** Why a process ended, in one word. */
export function causeOfExit({ code, signal, heapExhausted, killed, oomKill }: ExitFacts): ExitCause {
  if (killed !== null) return killed.cause;
  if (heapExhausted || (signal === 'SIGKILL' && oomKill === true)) return 'memory';
  if (STOP_SIGNALS.includes(signal)) return 'killed';
  return code === 0 ? 'stopped' : 'crash';
}

/** One line on why a process ended, for people. PM2 itself records an exit by signal as code 0. */
export function describeExit(facts: ExitFacts): string {
  const { code, signal, heapExhausted, killed, oomKill } = facts;
  if (killed !== null) return killed.because;
  if (heapExhausted) return 'out of memory: its JavaScript heap is full';
  if (signal === 'SIGKILL') {
    if (oomKill === true) return 'out of memory: killed by the system, which had none left for this service';
    if (oomKill === false) return 'killed by SIGKILL from outside, and not because memory ran out';
    return 'killed by SIGKILL: by hand, or by the system because memory ran out';
  }
  if (signal !== null) return `killed by ${signal}`;
  if (code === 0) return 'ended by itself with code 0, which it should not';
  return `ended with code ${code ?? 'unknown'}`;
}

/** What a shell would say of it; 70 where the supervisor killed it. */
export function shellCode({ code, signal, killed }: ExitFacts): number {
  if (killed !== null) return EXIT.software;
  return signal === null ? (code ?? EXIT.software) : 128 + constants.signals[signal];
}
