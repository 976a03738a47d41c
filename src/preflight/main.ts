import { ConfigError } from '../settings/config-error.ts';
import { armCheckpoints } from '../process/checkpoints.ts';
import { loadProcessConfig } from '../service/config.ts';
import type { Config } from '../service/config.ts';
import { openDataDir } from '../process/data-dir.ts';
import { EXIT } from '../process/exit-error.ts';
import { exitErrorOf } from '../process/path-error.ts';
import { findEmbeddedPostgres, startEmbeddedPostgres } from '../local/postgres.ts';
import { createLog } from '../process/log.ts';
import type { Log } from '../process/log.ts';
import { disarmUserSignals } from '../process/user-signals.ts';
import { CHECKS } from './checks.ts';
import { explainConfigError } from './explain-config-error.ts';
import { runChecks } from './run-checks.ts';

/** `npm run preflight`: the checks alone. The start runs the same program, with the database that it has started. */
process.title = 'tandem preflight';
const code = await main();
process.exit(code);

async function main(): Promise<number> {
  let config: Config;
  try {
    config = loadProcessConfig();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const format = process.stdout.isTTY ? 'pretty' : 'json';
    createLog({ level: 'info', format, process: 'preflight' }).error(explainConfigError(error));
    return EXIT.config;
  }
  armCheckpoints(config.checkpointDir);
  const log = createLog({ level: config.logLevel, format: config.logFormat, process: 'preflight' });
  disarmUserSignals(log);
  try {
    openDataDir(config.dataDir);
    return await withDatabase(config, log, (databaseUrl) => runChecks(CHECKS, { config, databaseUrl, log }));
  } catch (error) {
    const known = exitErrorOf(error, config.dataDir);
    if (known === null) throw error;
    log.error(`Not started. ${known.message}`);
    return known.exitCode;
  }
}

async function withDatabase(
  config: Config,
  log: Log,
  work: (url: string) => Promise<number>,
): Promise<number> {
  if (config.databaseUrl !== null) return work(config.databaseUrl);
  const running = await findEmbeddedPostgres(config.dataDir);
  if (running !== null) {
    log.info(`DATABASE_URL is not set: using the embedded PostgreSQL that already runs in ${config.dataDir}`);
    return work(running);
  }
  log.info(`DATABASE_URL is not set: starting the embedded PostgreSQL in ${config.dataDir} for this check`);
  const database = await startEmbeddedPostgres({ dataDir: config.dataDir, log });
  const stopEarly = (): void => void database.stop().then(() => process.exit(EXIT.forced));
  process.once('SIGINT', stopEarly).once('SIGTERM', stopEarly);
  try {
    return await work(database.url);
  } finally {
    await database.stop();
  }
}
