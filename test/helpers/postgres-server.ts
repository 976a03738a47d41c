import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { runGuarded, spawnGuarded } from '../../src/local/guarded-process.ts';
import { giveTo } from '../../src/local/ownership.ts';
import { locatePostgres } from '../../src/local/postgres-binaries.ts';
import { freePort } from '../../src/process/free-port.ts';
import { runAsNotRoot } from './not-root.ts';
import { selfSigned } from './self-signed.ts';

export interface PostgresServer {
  port: number;
  /** Of the superuser's, with his password. */
  url: string;
  /** PEM of its own certificate, where it has TLS. */
  certificate: string | null;
  /** Runs statements as the superuser. */
  run(...statements: string[]): Promise<void>;
  runIn(database: string, ...statements: string[]): Promise<void>;
  stop(): Promise<void>;
}

/**
 * A PostgreSQL on a port of its own that asks for passwords, as a hosted one does.
 *
 * @param options.tls `true`: it takes connections over TLS only, with a certificate that it has signed itself.
 */
export async function startPostgresServer(options: { tls?: boolean } = {}): Promise<PostgresServer> {
  const { tls = false } = options;
  const binaries = await locatePostgres();
  const dir = await mkdtemp(join(tmpdir(), 'tandem-postgres-'));
  const runAs = await runAsNotRoot(binaries.postgres, dir);
  const give = async (name: string, content: string): Promise<string> => {
    const path = join(dir, name);
    await writeFile(path, content, { mode: 0o600 });
    giveTo(runAs, path);
    return path;
  };
  const password = randomBytes(9).toString('hex');
  const passwordFile = await give('password', password);
  const cluster = join(dir, 'cluster');
  const { code, output } = await runGuarded(runAs, binaries.initdb, [
    ...[`--pgdata=${cluster}`, '--username=owner', `--pwfile=${passwordFile}`, '--auth=scram-sha-256'],
    ...['--encoding=UTF8', '--locale=C', '--no-instructions', '--no-sync'],
  ]);
  if (code !== 0) throw new Error(`initdb failed: ${output}`);
  const pair = tls ? selfSigned('127.0.0.1') : null;
  await give('cluster/pg_hba.conf', `${tls ? 'hostssl' : 'host'} all all 127.0.0.1/32 scram-sha-256\n`);
  if (pair !== null) {
    await give('cluster/server.crt', pair.cert);
    await give('cluster/server.key', pair.key);
  }

  const port = await freePort();
  const settings = {
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    fsync: 'off',
    shared_buffers: '8MB',
    max_connections: '40',
    ssl: tls ? 'on' : 'off',
  };
  const server = spawnGuarded(runAs, binaries.postgres, [
    ...['-D', cluster],
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]);
  let log = '';
  const ready = new Promise<boolean>((resolve) => {
    if (server.child.stderr === null) throw new Error('the log of PostgreSQL is not connected');
    createInterface({ input: server.child.stderr }).on('line', (line) => {
      log += `${line}\n`;
      if (line.includes('ready to accept connections')) resolve(true);
    });
  });
  server.child.stdout?.resume();
  if (!(await Promise.race([ready, server.ended.then(() => false)]))) {
    throw new Error(`PostgreSQL did not start:\n${log}`);
  }
  const runIn = async (database: string, ...statements: string[]): Promise<void> => {
    const client = new pg.Client({
      ...{ host: '127.0.0.1', port, user: 'owner', password, database },
      ssl: pair === null ? false : { ca: pair.cert },
    });
    await client.connect();
    for (const statement of statements) await client.query(statement);
    await client.end();
  };
  return {
    port,
    url: `postgres://owner:${password}@127.0.0.1:${port}/postgres${tls ? '?sslmode=require' : ''}`,
    certificate: pair?.cert ?? null,
    run: (...statements) => runIn('postgres', ...statements),
    runIn,
    stop: async () => {
      server.child.kill('SIGQUIT');
      await server.ended;
      await rm(dir, { recursive: true, force: true });
    },
  };
}
