import { readFileSync } from 'node:fs';

export interface ProcessMemory {
  pid: number;
  /** What the process calls itself. */
  name: string;
  /** Proportional set size: pages that processes share are counted once in the sum. Megabytes. */
  pssMb: number;
}

/**
 * The memory of a process and of all that descend from it. Empty where the system doesn't tell (macOS). A look costs
 * about a millisecond for each process, for the kernel walks through its pages.
 */
export function measureTree(rootPid: number): ProcessMemory[] {
  const measured: ProcessMemory[] = [];
  const pending = [rootPid];
  for (let pid = pending.pop(); pid !== undefined; pid = pending.pop()) {
    // Only main threads start processes here.
    pending.push(...read(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean).map(Number));
    const kilobytes = /^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1];
    if (kilobytes === undefined) continue;
    measured.push({ pid, name: nameOf(pid), pssMb: Number(kilobytes) / 1024 });
  }
  return measured;
}

export function totalMb(tree: readonly ProcessMemory[]): number {
  return tree.reduce((sum, { pssMb }) => sum + pssMb, 0);
}

function nameOf(pid: number): string {
  return read(`/proc/${pid}/cmdline`).split('\0')[0]?.trim() ?? '';
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // It has ended meanwhile, or isn't ours to look at.
  }
}
