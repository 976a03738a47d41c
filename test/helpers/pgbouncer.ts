import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { spawnGuarded } from '../../src/local/guarded-process.ts';
import { freePort } from '../../src/process/free-port.ts';
import { programPath } from '../../tools/programs/programs.ts';
import { runAsNotRoot } from './not-root.ts';

/**
 * Debian's PgBouncer before the server that `databaseUrl` names.
 *
 * @param options.settings lines of its configuration, for example `pool_mode = transaction`.
 * @returns the URL to connect through it.
 */
export async function startPgBouncer(options: {
  databaseUrl: string;
  settings: readonly string[];
}): Promise<{ url: string; stop: () => Promise<void> }> {
  const program = programPath('pgbouncer');
  const target = new URL(options.databaseUrl);
  const dir = await mkdtemp(join(tmpdir(), 'tandem-pgbouncer-'));
  const port = await freePort();
  const configFile = join(dir, 'pgbouncer.ini');
  await writeFile(
    configFile,
    [
      '[databases]',
      `* = host=${target.hostname} port=${target.port} user=${target.username} password=${target.password}`,
      '[pgbouncer]',
      ...['listen_addr = 127.0.0.1', `listen_port = ${port}`, 'unix_socket_dir =', 'auth_type = any'],
      ...options.settings,
      '',
    ].join('\n'),
    { mode: 0o644 },
  );
  // Like PostgreSQL, it refuses to be root.
  const runAs = await runAsNotRoot(program, dir);
  const server = spawnGuarded(runAs, program, [configFile]);
  let log = '';
  const ready = new Promise<boolean>((resolve) => {
    if (server.child.stderr === null) throw new Error('the log of PgBouncer is not connected');
    createInterface({ input: server.child.stderr }).on('line', (line) => {
      log += `${line}\n`;
      if (line.includes('process up')) resolve(true);
    });
  });
  server.child.stdout?.resume();
  if (!(await Promise.race([ready, server.ended.then(() => false)]))) {
    throw new Error(`PgBouncer did not start:\n${log}`);
  }
  const url = new URL(options.databaseUrl);
  url.port = String(port);
  return {
    url: url.href,
    stop: async () => {
      server.child.kill('SIGTERM');
      await server.ended;
      await rm(dir, { recursive: true, force: true });
    },
  };
}
