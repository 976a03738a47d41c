import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { limitedCommand } from './limited-command.ts';
import type { CommandLimits } from './limited-command.ts';
import { watchMemory } from './memory-watch.ts';

/** A process of our own that is killed when it takes too much, or when nobody wants what it makes. */
export interface LimitedChild {
  child: ChildProcessWithoutNullStreams;
  /** How it ended: its code, or what killed it. Rejects where it could not be started. */
  closed: Promise<number | NodeJS.Signals | null>;
  /** @param why behind the name of the process: "took too long" */
  kill: (why: string) => void;
  /** Why it was killed, or that it ended, with what it said last on its standard error. */
  describe: (ending: number | NodeJS.Signals | null) => string;
  /** Ends it, if it still runs, and all that watches over it. */
  end: () => void;
}

const KEPT_CHARACTERS = 2_000;

/**
 * Starts Node under limits of the kernel's own, without our environment, and watches its memory.
 *
 * @param node as for `limitedCommand`
 */
export function startLimitedChild(
  node: readonly string[],
  options: CommandLimits & { env?: Readonly<Record<string, string>>; signal?: AbortSignal | undefined },
): LimitedChild {
  const { memoryMb, env = {}, signal } = options;
  const { command, args } = limitedCommand(node, options);
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'], env });
  const closed = new Promise<number | NodeJS.Signals | null>((resolve, reject) => {
    child.once('close', (code, by) => resolve(by ?? code)).once('error', reject);
  });
  // Awaited later; a failed start must not become an unhandled rejection before that.
  closed.catch(() => undefined);
  let complaints = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaints = (complaints + text).slice(-KEPT_CHARACTERS);
  });
  let reason = 'ended';
  const kill = (why: string): void => {
    reason = why;
    child.kill('SIGKILL');
  };
  const memory = watchMemory(child.pid ?? 0, memoryMb, () => kill('took too much memory'));
  const abort = (): void => kill('was stopped');
  signal?.addEventListener('abort', abort, { once: true });
  return {
    child,
    closed,
    kill,
    describe: (ending) => `${reason} (${ending}): ${complaints.trim()}`,
    end: () => {
      memory.stop();
      signal?.removeEventListener('abort', abort);
      child.kill('SIGKILL');
    },
  };
}
