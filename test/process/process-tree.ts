import { execFileSync } from 'node:child_process';

/** All that a process has started, with what they have started, and itself. */
export function treeOf(root: number): number[] {
  const parents = new Map(table().map(({ pid, ppid }) => [pid, ppid]));
  const isBelow = (pid: number): boolean => {
    for (let next: number | undefined = pid; next !== undefined && next > 1; next = parents.get(next)) {
      if (next === root) return true;
    }
    return false;
  };
  return [...parents.keys()].filter(isBelow);
}

export function childrenOf(pid: number): { pid: number; command: string }[] {
  return table().filter(({ ppid }) => ppid === pid);
}

/** Everything whose command line names `text`, for example a directory. */
export function runningWith(text: string): string[] {
  return table()
    .map(({ command }) => command)
    .filter((command) => command.includes(text));
}

function table(): { pid: number; ppid: number; command: string }[] {
  const listing = execFileSync('ps', ['-A', '-ww', '-o', 'pid=,ppid=,state=,command='], { encoding: 'utf8' });
  return [...listing.matchAll(/^ *(\d+) +(\d+) +(\S+) +(.*)$/gm)]
    .filter(([, , , state]) => state?.startsWith('Z') === false)
    .map(([, pid, ppid, , command]) => ({ pid: Number(pid), ppid: Number(ppid), command: command ?? '' }));
}
