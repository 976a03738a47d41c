import type { Config } from '../../settings/config.ts';
import { EXIT } from '../../process/exit-error.ts';
import type { Log } from '../../process/log.ts';
import { CheckFailed } from '../check.ts';
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
    if (config.redisUrl === null) log.info('REDIS_URL is not set: the queue lives in PostgreSQL');
    log.info(
      config.s3 === null
        ? `S3_BUCKET_NAME is not set: files are kept in ${config.dataDir}`
        : `Files are kept in the bucket ${config.s3.bucket}`,
    );
    sayWhoMay(config, log);
    log.info(
      config.ttsProvider === 'google'
        ? 'Speech comes from Google Cloud Text-to-Speech'
        : 'Speech comes from espeak-ng, on this machine',
    );
    return Promise.resolve(`Environment verified (Node ${process.versions.node})`);
  },
};

function sayWhoMay({ access: { accounts, publicAccess } }: Config, log: Log): void {
  if (publicAccess) {
    log.warn('PUBLIC_ACCESS is true: everybody who reaches this service may use it, at your cost');
  } else if (accounts.length === 0) {
    log.info('API_TOKENS is not set: open to this machine, closed to all others');
  } else {
    log.info(`API_TOKENS lets in: ${accounts.map(({ name }) => name).join(', ')}`);
  }
}
