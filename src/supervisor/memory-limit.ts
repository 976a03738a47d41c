import { readFileSync } from 'node:fs';
import { totalmem } from 'node:os';

export interface MemoryLimit {
  limitMb: number;
  /** Where the number comes from, for people. */
  source: string;
}

const BYTES_PER_MB = 1024 * 1024;
/** cgroup v2, then v1. A container sees its own group at the root. */
const CGROUP_FILES = ['/sys/fs/cgroup/memory.max', '/sys/fs/cgroup/memory/memory.limit_in_bytes'];

/** How much memory this service may use: the setting, else the container's limit, else what the machine has. */
export function readMemoryLimit(configuredMb: number | null): MemoryLimit {
  if (configuredMb !== null) return { limitMb: configuredMb, source: 'MEMORY_LIMIT_MB' };
  const machineMb = Math.floor(totalmem() / BYTES_PER_MB);
  for (const file of CGROUP_FILES) {
    const limitMb = parseLimit(readOrEmpty(file));
    // Without a limit, v1 shows a number near 2^63.
    if (limitMb !== null && limitMb <= machineMb) return { limitMb, source: 'the limit of the container' };
  }
  const source =
    process.platform === 'linux'
      ? 'the memory of the machine'
      : 'the memory of the machine (no cgroups here)';
  return { limitMb: machineMb, source };
}

/** Megabytes, or `null` for `max`, for nothing and for what isn't a number. */
export function parseLimit(text: string): number | null {
  return /^\d+$/.test(text.trim()) ? Math.floor(Number(text) / BYTES_PER_MB) : null;
}

function readOrEmpty(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
