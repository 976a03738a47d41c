import { readdirSync, readFileSync } from 'node:fs';
import { hasErrno } from '../process/thrown.ts';

/** Where a group can't be signalled for another reason than that it is gone. */
type OnFailure = (error: unknown) => void;

/** Nothing happens where the group is gone, or where `leader` leads none. */
export function signalGroup(leader: number, signal: NodeJS.Signals, onFailure: OnFailure): void {
  if (leader <= 1) return;
  try {
    process.kill(-leader, signal);
  } catch (error) {
    if (!hasErrno(error, 'ESRCH')) onFailure(error);
  }
}

/** Whether anybody of the group still runs. A zombie doesn't: where nobody buries the dead, it stays for ever. */
export function groupLives(leader: number): boolean {
  try {
    process.kill(-leader, 0);
  } catch (error) {
    if (hasErrno(error, 'ESRCH')) return false;
  }
  return process.platform !== 'linux' || groupMembers(leader).length > 0;
}

/** The processes of a group, without zombies. Empty where the system doesn't tell (macOS). */
export function groupMembers(leader: number): number[] {
  return processes().filter((pid) => {
    const stat = read(`/proc/${pid}/stat`);
    // Behind the name, which is in brackets and may hold anything: state, parent, group.
    const [state, , group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return Number(group) === leader && state !== 'Z' && state !== 'X';
  });
}

/**
 * What a group holds that can't simply be dropped: without what is read from files, such as the weights of a model that
 * are mapped. `null` where the system doesn't tell. Megabytes.
 *
 * @param enough Below this nobody needs to know it exactly: pages that processes share count for each of them.
 */
export function groupMemoryMb(leader: number, enough = 0): number | null {
  const pids = groupMembers(leader);
  if (pids.length === 0) return null;
  const roughMb =
    sum(pids.map((pid) => kilobytes(`/proc/${pid}/status`, /^(RssAnon|RssShmem|VmSwap):/))) / 1024;
  if (roughMb < enough || pids.length === 1) return roughMb;
  // The kernel walks through all pages for this.
  return (
    sum(pids.map((pid) => kilobytes(`/proc/${pid}/smaps_rollup`, /^(Pss_Anon|Pss_Shmem|SwapPss):/))) / 1024
  );
}

function kilobytes(file: string, names: RegExp): number {
  const lines = read(file).split('\n');
  return sum(lines.filter((line) => names.test(line)).map((line) => Number(/\d+/.exec(line)?.[0] ?? 0)));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, next) => total + next, 0);
}

function processes(): number[] {
  try {
    return readdirSync('/proc').map(Number).filter(Number.isInteger);
  } catch {
    return [];
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // It has ended meanwhile, or isn't ours to look at.
  }
}
