import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A control group with a memory limit, which needs root. */
export interface MemoryGroup {
  /** Which version of control groups it is, for the report. */
  version: string;
  /** Goes before a command that is to live in the group with all its children. */
  prefix: readonly string[];
  oomKills(): number;
  /** Once nothing runs in it any more. */
  remove(): void;
}

/** Makes one, of version 2 or 1, or returns `null` where that isn't allowed. */
export function createMemoryGroup(limitMb: number): MemoryGroup | null {
  const bytes = String(limitMb * 1024 * 1024);
  return (
    open('version 2', '/sys/fs/cgroup', 'memory.max', bytes, 'memory.events') ??
    open(
      'version 1',
      join('/sys/fs/cgroup/memory', ownGroup()),
      'memory.limit_in_bytes',
      bytes,
      'memory.oom_control',
    )
  );
}

function open(
  version: string,
  parent: string,
  limitFile: string,
  limit: string,
  eventsFile: string,
): MemoryGroup | null {
  const dir = join(parent, `tandem-bench-${process.pid}`);
  const remove = (): void => rmdirSync(dir);
  try {
    mkdirSync(dir);
  } catch {
    return null;
  }
  // Where this kind of group isn't mounted, it was just a directory.
  if (!existsSync(join(dir, limitFile))) {
    remove();
    return null;
  }
  writeFileSync(join(dir, limitFile), limit);
  return {
    version,
    prefix: ['/bin/sh', '-c', 'echo $$ > "$0"; exec "$@"', join(dir, 'cgroup.procs')],
    oomKills: () => Number(/^oom_kill (\d+)$/m.exec(readFileSync(join(dir, eventsFile), 'utf8'))?.[1] ?? 0),
    remove,
  };
}

/** Of version 1, of this process. */
function ownGroup(): string {
  return /^\d+:memory:(.*)$/m.exec(readFileSync('/proc/self/cgroup', 'utf8'))?.[1] ?? '';
}
