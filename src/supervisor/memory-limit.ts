import { totalmem } from 'node:os';
import { findMemoryCgroup } from './cgroup.ts';

export interface MemoryLimit {
  limitMb: number;
  kind: 'setting' | 'container' | 'machine';
  /** Where the number comes from, for people. */
  source: string;
}

/** How much memory this service may use: the setting, else the container's limit, else what the machine has. */
export function readMemoryLimit(configuredMb: number | null): MemoryLimit {
  if (configuredMb !== null) return { limitMb: configuredMb, kind: 'setting', source: 'MEMORY_LIMIT_MB' };
  const machineMb = Math.floor(totalmem() / (1024 * 1024));
  const limitMb = findMemoryCgroup()?.limitMb ?? null;
  if (limitMb !== null && limitMb <= machineMb)
    return { limitMb, kind: 'container', source: 'the limit of the container' };
  const source =
    process.platform === 'linux'
      ? 'the memory of the machine'
      : 'the memory of the machine (no cgroups here)';
  return { limitMb: machineMb, kind: 'machine', source };
}
