import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** A zombie doesn't live. */
export function isAlive(pid: number): boolean {
  const { state } = stat(pid);
  return state !== '' && state !== 'Z' && state !== 'X';
}

/** Processes that have this folder in their command line, or that stand in it; not this one. */
export function belongTo(dir: string): number[] {
  return all().filter(
    (pid) =>
      pid !== process.pid && isAlive(pid) && (read(pid, 'cmdline').includes(dir) || cwd(pid).startsWith(dir)),
  );
}

/** A process with everything that descends from it. */
export function treeOf(root: number): number[] {
  const parents = all().map((pid) => ({ pid, parent: stat(pid).parent }));
  const found = [root];
  for (const above of found)
    found.push(...parents.filter(({ parent }) => parent === above).map(({ pid }) => pid));
  return found;
}

/** What they hold, pages of files included. Megabytes. */
export function residentMb(pids: readonly number[]): number {
  const kilobytes = pids.map((pid) => Number(/^VmRSS:\s+(\d+)/m.exec(read(pid, 'status'))?.[1] ?? 0));
  return kilobytes.reduce((sum, kb) => sum + kb, 0) / 1024;
}

function all(): number[] {
  return readdirSync('/proc').map(Number).filter(Number.isInteger);
}

function stat(pid: number): { state: string; parent: number } {
  const text = read(pid, 'stat');
  // Behind the name, which is in brackets and may hold anything.
  const [state = '', parent = '0'] = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return { state, parent: Number(parent) };
}

function read(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return ''; // It has ended meanwhile.
  }
}

function cwd(pid: number): string {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return '';
  }
}
