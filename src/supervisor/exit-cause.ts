export interface ExitFacts {
  code: number | null;
  signal: NodeJS.Signals | null;
  /** V8 said on standard error that its heap is full. */
  heapExhausted: boolean;
  /** The supervisor itself killed it, and why. */
  killedBecause: string | null;
  /** The kernel killed somebody for want of memory just now; `null` where it doesn't tell. */
  oomKill: boolean | null;
}

/** One line on why a process ended, for people. PM2 itself records an exit by signal as code 0. */
export function describeExit(facts: ExitFacts): string {
  const { code, signal, heapExhausted, killedBecause, oomKill } = facts;
  if (killedBecause !== null) return killedBecause;
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
