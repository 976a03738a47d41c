import { parseArgs } from 'node:util';
import { EXIT, ExitError } from '../process/exit-error.ts';
import { messageOf } from '../process/thrown.ts';

/** What can be started, with its processes. */
export const MODES = { all: ['api', 'worker'], api: ['api'], worker: ['worker'] } as const;
export type Mode = keyof typeof MODES;

/** What the command line of the start asks for. */
export interface Order {
  mode: Mode;
  /** The process that has started this one and whose end is this one's, too. */
  parent: number | null;
  ignoreHangup: boolean;
}

/**
 * Reads `all|api|worker [--parent PID] [--ignore-hangup]`.
 *
 * @throws {ExitError} (78) when it is something else.
 */
export function readOrder(args: readonly string[]): Order {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { parent: { type: 'string' }, 'ignore-hangup': { type: 'boolean', default: false } },
    });
    const [mode = 'all', ...rest] = positionals;
    if (!isMode(mode) || rest.length > 0) {
      const choices = Object.keys(MODES).join(', ');
      throw new Error(`"${positionals.join(' ')}" can't be started; use one of: ${choices}`);
    }
    return { mode, parent: readParent(values.parent), ignoreHangup: values['ignore-hangup'] };
  } catch (error) {
    throw new ExitError(EXIT.config, messageOf(error), { cause: error });
  }
}

function readParent(text: string | undefined): number | null {
  if (text === undefined) return null;
  const parent = Number(text);
  // 0: it is out of sight, in another namespace of processes.
  if (Number.isSafeInteger(parent) && parent >= 0) return parent;
  throw new Error(`"--parent ${text}" is not the number of a process`);
}

function isMode(mode: string): mode is Mode {
  return Object.hasOwn(MODES, mode);
}
