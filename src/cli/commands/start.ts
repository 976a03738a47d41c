import { once } from 'node:events';
import { readArguments } from '../arguments.ts';
import type { Command } from '../command.ts';
import { EXIT } from '../command.ts';
import { spawnService } from '../own-service.ts';

const USAGE = `Usage: tandem start

Runs the service with its web page, until Ctrl-C. Settings come from the environment: PORT, DATA_DIR and all the others.
Books are kept in .tandem in your home unless DATA_DIR names another place.`;

export const startCommand: Command = { usage: USAGE, flags: {}, run };

async function run(argv: readonly string[]): Promise<number> {
  readArguments(argv, {});
  const child = spawnService(['all'], { env: {}, stdio: 'inherit' });
  // A second one kills what is left, as the supervisor does it.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => child.kill(signal));
  }
  const [code] = (await once(child, 'exit')) as [number | null];
  return code ?? EXIT.software;
}
