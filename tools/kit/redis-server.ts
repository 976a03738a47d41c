import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { spawnGuarded } from '../../src/local/guarded-process.ts';
import { programPath } from '../programs/programs.ts';
import { freePort } from '../../src/process/free-port.ts';

/** Each test file takes a database of its own, see redis.ts. */
const DATABASES = 1_000;
const STARTS = 5;

export interface RedisServer {
  url: string;
  port: number;
  pid: number;
  stop(): Promise<void>;
  /** SIGKILL: it keeps nothing, so that the next one is empty. */
  kill(): Promise<void>;
}

/**
 * Starts a Redis or Valkey of the tests' own: on a free port, nothing on disk, and ended with this process.
 *
 * @param options.args more settings, as on the command line; the last of the same name counts.
 * @param options.port instead of a free one.
 * @param options.tls it speaks TLS and nothing else, with this certificate.
 */
export async function startRedis(
  workDir: string,
  options: { args?: readonly string[]; port?: number; tls?: { cert: string; key: string } } = {},
): Promise<RedisServer> {
  const program = programPath('redis');
  let output = '';
  for (let start = 0; start < STARTS; start += 1) {
    const port = options.port ?? (await freePort());
    const server = spawnGuarded({ kind: 'self' }, program, [
      ...(options.tls === undefined
        ? ['--port', String(port)]
        : await tlsSettings(workDir, port, options.tls)),
      ...['--bind', '127.0.0.1', '--dir', workDir],
      ...['--save', '', '--appendonly', 'no', '--maxmemory-policy', 'noeviction'],
      ...['--databases', String(DATABASES), ...(options.args ?? [])],
    ]);
    output = '';
    const ready = new Promise<boolean>((resolve) => {
      if (server.child.stdout === null) throw new Error('the output of Redis is not connected');
      createInterface({ input: server.child.stdout }).on('line', (line) => {
        output += `${line}\n`;
        if (line.includes('Ready to accept connections')) resolve(true);
      });
    });
    server.child.stderr?.resume();
    if (await Promise.race([ready, server.ended.then(() => false)])) {
      const end = async (signal: NodeJS.Signals): Promise<void> => {
        server.child.kill(signal);
        await server.ended;
      };
      const scheme = options.tls === undefined ? 'redis' : 'rediss';
      return {
        url: `${scheme}://127.0.0.1:${port}`,
        port,
        pid: server.child.pid ?? 0,
        stop: () => end('SIGTERM'),
        kill: () => end('SIGKILL'),
      };
    }
    // Somebody else may have taken the port in between: try another one.
  }
  throw new Error(`${program} did not start:\n${output}`);
}

async function tlsSettings(
  workDir: string,
  port: number,
  { cert, key }: { cert: string; key: string },
): Promise<string[]> {
  const certFile = join(workDir, `redis-${port}.crt`);
  const keyFile = join(workDir, `redis-${port}.key`);
  await Promise.all([writeFile(certFile, cert), writeFile(keyFile, key, { mode: 0o600 })]);
  return [
    ...['--port', '0', '--tls-port', String(port), '--tls-auth-clients', 'no'],
    ...['--tls-cert-file', certFile, '--tls-key-file', keyFile, '--tls-ca-cert-file', certFile],
  ];
}
