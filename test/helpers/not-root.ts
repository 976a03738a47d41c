import { join } from 'node:path';
import type { RunAs } from '../../src/local/guarded-process.ts';
import { chooseUser } from '../../src/local/postgres-user.ts';

/** As whom a program runs that refuses to be root; `dir`, in which it works, is given to that user. */
export async function runAsNotRoot(program: string, dir: string): Promise<RunAs> {
  const choice = await chooseUser({ program, workDir: dir, dataDir: join(dir, 'none') });
  if ('obstacle' in choice) throw new Error(`${program} can't be run here: ${choice.reason}`);
  return choice.runAs;
}
