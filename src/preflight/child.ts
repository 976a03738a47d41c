import { spawn } from 'node:child_process';
import { EXIT, ExitError } from '../process/exit-error.ts';
import { programPath } from '../process/program-path.ts';
import { environmentWith } from '../settings/process-environment.ts';
import type { Reaper } from '../supervisor/reaper.ts';

/**
 * Runs the checks in a process of their own: what they load isn't needed again. It prints what it finds.
 *
 * @throws {ExitError} without a message, since everything has been said, and with the code of the checks.
 */
export async function runPreflight(options: {
  env: Readonly<Record<string, string>>;
  signal: AbortSignal;
  reaper: Reaper;
}): Promise<void> {
  const { env, signal, reaper } = options;
  const child = spawn(process.execPath, [programPath('preflight/main')], {
    env: environmentWith(env),
    stdio: 'inherit',
  });
  const pid = child.pid ?? 0;
  if (pid > 0) reaper.watch(pid);
  signal.addEventListener('abort', () => child.kill('SIGTERM'), { once: true });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  reaper.forget(pid);
  signal.throwIfAborted();
  if (code === 0) return;
  throw new ExitError(code ?? EXIT.software, '');
}
