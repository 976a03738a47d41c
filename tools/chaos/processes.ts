import { readFileSync, readdirSync, readlinkSync, realpathSync } from 'node:fs';

export interface FoundProcess {
  pid: number;
  parent: number;
  /** `tandem worker`, or the whole command line of one that has not named itself yet. */
  title: string;
}

/**
 * Every process that works in `dir`, which is how those of one service are told from all others. Linux only; no
 * zombies.
 */
export function processesIn(dir: string): FoundProcess[] {
  const real = realpathSync(dir);
  const found: FoundProcess[] = [];
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    if (!Number.isInteger(pid)) continue;
    try {
      if (readlinkSync(`/proc/${pid}/cwd`) !== real) continue;
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      if (state === 'Z') continue;
      const title = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
      found.push({ pid, parent: Number(parent), title });
    } catch {
      // It ended while we looked at it.
    }
  }
  return found;
}
