import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { environmentWith } from '../../../src/settings/process-environment.ts';
import { compiled, PROJECT_ROOT } from '../../../tools/kit/project-root.ts';

export interface Running {
  child: ChildProcess;
  /** What it wrote so far. */
  out: () => string;
  err: () => string;
  ended: Promise<number | null>;
}

/** Runs `tandem` as npm does: somewhere else, with the caller's directory in INIT_CWD. */
export function runTandem(
  args: readonly string[],
  { dir, env = {} }: { dir: string; env?: Readonly<Record<string, string>> },
): Running {
  const child = spawn(process.execPath, [compiled('cli', 'main.js'), ...args], {
    cwd: PROJECT_ROOT,
    env: environmentWith({
      ...{ INIT_CWD: dir, npm_command: 'run-script', npm_package_json: join(PROJECT_ROOT, 'package.json') },
      ...env,
    }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return { child, out: () => out, err: () => err, ended };
}
