import type { Config } from '../../service/config.ts';
import { readNeighbours } from '../../service/neighbours.ts';
import { EXIT, ExitError } from '../../process/exit-error.ts';
import type { Log } from '../../process/log.ts';
import { CheckFailed } from '../../process/check-failed.ts';
import type { Check } from '../check.ts';

/** The oldest Node that everything here runs on; also in package.json under `engines`. */
const OLDEST_NODE = [20, 19] as const;

/** The settings themselves were read before; this says what is in their place where they are missing. */
export const environmentCheck: Check = {
  name: 'environment',
  run: ({ config, log }) => {
    const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
    if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])) {
      throw new CheckFailed(
        EXIT.config,
        `Node ${process.versions.node} is too old`,
        `install Node ${OLDEST_NODE.join('.')} or newer; on Render, set NODE_VERSION to 24`,
      );
    }
    log.info(config.queue.says);
    log.info(config.store.says);
    sayWhoMay(config, log);
    sayWhoRunsBeside(config, log);
    log.info(`Speech comes from ${config.speech.origin}`);
    return Promise.resolve(`Environment verified (Node ${process.versions.node})`);
  },
};

function sayWhoMay({ access: { accounts, publicAccess, previewToken } }: Config, log: Log): void {
  if (previewToken !== null) {
    log.info(`This is a preview without API_TOKENS: sign in with the token ${previewToken}`);
    return;
  }
  if (publicAccess) {
    log.warn('PUBLIC_ACCESS is true: everybody who reaches this service may use it, at your cost');
  } else if (accounts.length === 0) {
    log.info('API_TOKENS is not set: open to this machine, closed to all others');
  } else {
    log.info(`API_TOKENS lets in: ${accounts.map(({ name }) => name).join(', ')}`);
  }
}

function sayWhoRunsBeside(config: Config, log: Log): void {
  try {
    const apps = readNeighbours(config).map(
      ({ name, supervision }) => `${name} (${supervision.memoryMb} MB)`,
    );
    if (apps.length > 0) log.info(`APPS_FILE lets run beside: ${apps.join(', ')}`);
  } catch (error) {
    if (!(error instanceof ExitError)) throw error;
    throw new CheckFailed(error.exitCode, error.message, 'docs/SUPERVISOR.md has every field', {
      cause: error,
    });
  }
}
