/** A program for tests: starts the embedded PostgreSQL in the directory given, says so, and stops it on SIGTERM. */
import { ExitError } from '../../../src/process/exit-error.ts';
import { startEmbeddedPostgres } from '../../../src/local/postgres.ts';
import { createLog } from '../../../src/process/log.ts';

const log = createLog({ level: 'debug', format: 'json', process: 'test' });
try {
  const startedAt = performance.now();
  const database = await startEmbeddedPostgres({ dataDir: process.argv[2] ?? '', log });
  const readyMs = Math.round(performance.now() - startedAt);
  process.on('SIGTERM', () => void database.stop().then(() => process.exit(0)));
  process.stdout.write(`ready ${JSON.stringify({ url: database.url, pid: database.pid, readyMs })}\n`);
} catch (error) {
  if (!(error instanceof ExitError)) throw error;
  process.stdout.write(`failed ${JSON.stringify({ exitCode: error.exitCode, message: error.message })}\n`);
  process.exit(error.exitCode);
}
setInterval(() => undefined, 60_000);
