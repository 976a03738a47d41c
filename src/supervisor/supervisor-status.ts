import type { SupervisorStatus } from './control.ts';
import type { Journal } from './journal.ts';
import { createMemoryGauge } from './memory-gauge.ts';
import type { MemoryLimit } from './memory-limit.ts';
import { measureTree, totalMb } from './process-memory.ts';
import type { Supervisor } from './supervisor.ts';

/** Everything that this process can tell of itself and of what it keeps up. */
export function describeSupervisor(options: {
  supervisor: Pick<Supervisor, 'status'>;
  journal: Journal;
  memory: MemoryLimit;
  about: Readonly<Record<string, string>>;
}): SupervisorStatus {
  const { supervisor, journal, memory, about } = options;
  const { limitMb, source } = memory;
  const tree = measureTree(process.pid);
  const own = tree.filter(({ pid }) => pid === process.pid);
  return {
    pid: process.pid,
    uptimeSeconds: Math.round(process.uptime()),
    about,
    memory: { usedMb: rounded(createMemoryGauge(memory, process.pid).usedMb()), limitMb, source },
    supervisorMb: rounded(totalMb(own) || null),
    instances: supervisor.status(),
    errors: journal.errors(),
  };
}

function rounded(mb: number | null): number | null {
  return mb === null ? null : Math.round(mb);
}
