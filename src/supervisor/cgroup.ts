import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What the kernel says about the memory of the control group that this process lives in. */
export interface MemoryCgroup {
  /** The smallest limit of the group and those around it, or `null` without one. Megabytes. */
  limitMb: number | null;
  /** What is in use under that limit and can't simply be dropped: without the page cache. Megabytes. */
  usedMb(): number | null;
  /** How many processes of the group the kernel has killed for want of memory, ever. */
  oomKills(): number | null;
}

interface Version {
  limit: string;
  usage: string;
  /** Names in `memory.stat`. */
  cache: readonly string[];
  mapped: string;
  events: string;
}

const BYTES_PER_MB = 1024 * 1024;
const V2: Version = {
  limit: 'memory.max',
  usage: 'memory.current',
  cache: ['active_file', 'inactive_file'],
  mapped: 'file_mapped',
  events: 'memory.events',
};
const V1: Version = {
  limit: 'memory.limit_in_bytes',
  usage: 'memory.usage_in_bytes',
  cache: ['total_active_file', 'total_inactive_file'],
  mapped: 'total_mapped_file',
  events: 'memory.oom_control',
};

/** The memory group of this process, version 2 or 1, or `null` where there is none (macOS, some sandboxes). */
export function findMemoryCgroup(
  groupsFile = '/proc/self/cgroup',
  mount = '/sys/fs/cgroup',
): MemoryCgroup | null {
  const groups = readOrEmpty(groupsFile);
  const version1 = /^\d+:(?:[^:]*,)?memory(?:,[^:]*)?:(.*)$/m.exec(groups)?.[1];
  const version2 = /^0::(.*)$/m.exec(groups)?.[1];
  return (
    (version2 === undefined ? null : openGroup(V2, mount, version2)) ??
    (version1 === undefined ? null : openGroup(V1, join(mount, 'memory'), version1))
  );
}

function openGroup(version: Version, mount: string, path: string): MemoryCgroup | null {
  const around = [join(mount, path)];
  for (let dir = around[0] ?? mount; dir.length > mount.length; dir = dirname(dir)) around.push(dirname(dir));
  // A container may see its own group at the top, whatever path the kernel names.
  const groups = around.filter((dir) => readNumber(join(dir, version.usage)) !== null);
  const own = groups[0];
  if (own === undefined) return null;
  const limits = groups.map((dir) => ({ dir, limitMb: limitOf(join(dir, version.limit)) ?? Infinity }));
  const tightest = limits.reduce((least, next) => (next.limitMb < least.limitMb ? next : least));
  return {
    limitMb: tightest.limitMb === Infinity ? null : tightest.limitMb,
    usedMb: () => {
      const usage = readNumber(join(tightest.dir, version.usage));
      if (usage === null) return null;
      const stat = readOrEmpty(join(tightest.dir, 'memory.stat'));
      const cache = version.cache.reduce((sum, name) => sum + (field(stat, name) ?? 0), 0);
      // Code that runs is part of the page cache, too, and dropping it only makes the machine slow.
      return (usage - Math.max(0, cache - (field(stat, version.mapped) ?? 0))) / BYTES_PER_MB;
    },
    oomKills: () => field(readOrEmpty(join(own, version.events)), 'oom_kill'),
  };
}

/** `max` is no limit, and neither is the number near 2^63 that version 1 shows without one. */
function limitOf(file: string): number | null {
  const bytes = readNumber(file);
  return bytes === null || bytes > 2 ** 60 ? null : Math.floor(bytes / BYTES_PER_MB);
}

function field(text: string, name: string): number | null {
  const value = new RegExp(`^${name} (\\d+)$`, 'm').exec(text)?.[1];
  return value === undefined ? null : Number(value);
}

function readNumber(file: string): number | null {
  const text = readOrEmpty(file).trim();
  return /^\d+$/.test(text) ? Number(text) : null;
}

function readOrEmpty(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
