import { readFileSync } from 'node:fs';
import { findMemoryCgroup } from './cgroup.ts';
import type { MemoryLimit } from './memory-limit.ts';
import { measureTree, totalMb } from './process-memory.ts';

/** How full the memory is that a limit is about. */
export interface MemoryGauge {
  readonly limitMb: number;
  /** Megabytes, or `null` where the system doesn't tell. Costs a few milliseconds at most. */
  usedMb(): number | null;
}

/**
 * Measures by what the limit is about: the container's own count, the processes below `rootPid` where a setting names
 * the limit, or what the machine has left.
 */
export function createMemoryGauge({ limitMb, kind }: MemoryLimit, rootPid: number): MemoryGauge {
  switch (kind) {
    case 'container': {
      const cgroup = findMemoryCgroup();
      return { limitMb, usedMb: () => cgroup?.usedMb() ?? null };
    }
    case 'setting':
      return { limitMb, usedMb: () => totalMb(measureTree(rootPid)) || null };
    case 'machine':
      return { limitMb, usedMb: machineUsedMb };
  }
}

function machineUsedMb(): number | null {
  let text: string;
  try {
    text = readFileSync('/proc/meminfo', 'utf8');
  } catch {
    return null;
  }
  const kilobytes = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)?.[1]);
  const usedMb = (kilobytes('MemTotal') - kilobytes('MemAvailable')) / 1024;
  return Number.isFinite(usedMb) ? usedMb : null;
}
