import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { EXIT, ExitError } from '../process/exit-error.ts';
import { runGuarded } from './guarded-process.ts';
import type { RunAs } from './guarded-process.ts';
import { giveTo } from './ownership.ts';
import type { PostgresBinaries } from './postgres-binaries.ts';

export const ROLE = 'tandem';
export const DATABASE = 'tandem';
export const SOCKET_NAME = '.s.PGSQL.5432';

/** Removes what a killed first start left half made. */
export function removeUnfinished(clusterDir: string): void {
  const parent = dirname(clusterDir);
  if (!existsSync(parent)) return;
  for (const entry of readdirSync(parent)) {
    // What was being made by the killed start is told to stop, but may write a last file meanwhile.
    if (entry.startsWith(`${basename(clusterDir)}.new-`))
      rmSync(join(parent, entry), { recursive: true, force: true, maxRetries: 20, retryDelay: 25 });
  }
}

/**
 * An empty directory beside the data directory: PostgreSQL must be able to work there, and a new cluster grows in it.
 */
export function createWorkDir(clusterDir: string): string {
  mkdirSync(dirname(clusterDir), { recursive: true, mode: 0o700 });
  return mkdtempSync(`${clusterDir}.new-`);
}

/**
 * Makes a new cluster with its role and database in `workDir` and moves it into place only when it is complete, so that
 * a killed first start leaves nothing that looks like a database.
 */
export async function createCluster(
  runAs: RunAs,
  binaries: PostgresBinaries,
  options: { workDir: string; clusterDir: string },
): Promise<void> {
  const { workDir, clusterDir } = options;
  await mustSucceed(runAs, binaries.initdb, [
    `--pgdata=${workDir}`,
    `--username=${ROLE}`,
    '--auth=trust',
    // The built-in provider sorts and folds the same everywhere and needs nothing from the system.
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--wal-segsize=4',
    '--no-instructions',
  ]);
  writeConfiguration(runAs, workDir, workDir);
  await mustSucceed(
    runAs,
    binaries.postgres,
    ['--single', '-D', workDir, 'postgres'],
    `CREATE DATABASE ${DATABASE};\n`,
  );
  renameSync(workDir, clusterDir);
}

/** Written before every start, so that the settings are those of this version. */
export function writeConfiguration(runAs: RunAs, clusterDir: string, socketDir: string): void {
  const settings = Object.entries({
    ...SETTINGS,
    unix_socket_directories: `"${socketDir.replaceAll('"', '""')}"`,
  })
    .map(([name, value]) => `${name} = '${value.replaceAll('\\', '\\\\').replaceAll("'", "''")}'\n`)
    .join('');
  const files = {
    'postgresql.conf': `# Written at every start; changes are lost.\n${settings}`,
    'postgresql.auto.conf': '# Written at every start; changes are lost.\n',
    // Who may enter the directory of the socket is in; nobody else sees it, and no network address is open.
    'pg_hba.conf': 'local all all trust\n',
  };
  for (const [name, content] of Object.entries(files)) {
    const path = join(clusterDir, name);
    writeFileSync(path, content, { mode: 0o600 });
    chmodSync(path, 0o600);
    giveTo(runAs, path);
  }
}

/**
 * Small, for one machine that also runs everything else, and durable: `fsync` and `synchronous_commit` stay on. The
 * defaults are made for servers with many clients.
 */
const SETTINGS: Record<string, string> = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: '60',
  superuser_reserved_connections: '2',
  shared_buffers: '16MB',
  work_mem: '2MB',
  maintenance_work_mem: '16MB',
  huge_pages: 'off',
  // Files in the data directory instead of /dev/shm, which small containers don't have.
  dynamic_shared_memory_type: 'mmap',
  // No helper processes for reading and for parallel plans: each takes megabytes.
  io_method: 'sync',
  max_parallel_workers: '0',
  max_worker_processes: '1',
  max_logical_replication_workers: '0',
  autovacuum_worker_slots: '1',
  autovacuum_max_workers: '1',
  jit: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_replication_slots: '0',
  min_wal_size: '8MB',
  max_wal_size: '64MB',
  // One line a message on standard error; the statements of clients stay out of it.
  logging_collector: 'off',
  log_line_prefix: '',
  log_checkpoints: 'off',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  lc_messages: 'C',
  lc_monetary: 'C',
  lc_numeric: 'C',
  lc_time: 'C',
  datestyle: 'iso, mdy',
  timezone: 'UTC',
  log_timezone: 'UTC',
  default_text_search_config: 'pg_catalog.simple',
};

async function mustSucceed(
  runAs: RunAs,
  command: string,
  args: readonly string[],
  input?: string,
): Promise<void> {
  const { code, output } = await runGuarded(runAs, command, args, input);
  // In single-user mode an error in a statement doesn't show in the exit code.
  const complaint = output.match(/^.*(?:ERROR|FATAL|PANIC|error):\s+(.*)$/m);
  if (code === 0 && complaint === null) return;
  const reason = complaint?.[1] ?? output.trim().split('\n').at(-1) ?? '';
  throw new ExitError(
    EXIT.unavailable,
    `the embedded PostgreSQL could not make its data directory (${basename(command)}: ${reason || `exit code ${code ?? 'none'}`}); ` +
      `if that can't be helped, set DATABASE_URL`,
  );
}
