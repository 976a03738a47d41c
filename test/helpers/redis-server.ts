import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { spawnGuarded } from '../../src/local/guarded-process.ts';
import { ensureProgram } from './debian-package.ts';

/** Each test file takes a database of its own, see redis.ts. */
const DATABASES = 1_000;
const STARTS = 5;

/** Starts a Redis or Valkey of the tests' own: on a free port, nothing on disk, and ended with this process. */
export async function startRedis(workDir: string): Promise<{ url: string; stop: () => Promise<void> }> {
  const program = ensureProgram({
    programs: ['redis-server', 'valkey-server'],
    debianPackage: 'redis-server',
  });
  let output = '';
  for (let start = 0; start < STARTS; start += 1) {
    const port = await freePort();
    const server = spawnGuarded({ kind: 'self' }, program, [
      ...['--port', String(port), '--bind', '127.0.0.1', '--dir', workDir],
      ...['--save', '', '--appendonly', 'no', '--maxmemory-policy', 'noeviction'],
      ...['--databases', String(DATABASES)],
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
      const stop = async (): Promise<void> => {
        server.child.kill('SIGTERM');
        await server.ended;
      };
      return { url: `redis://127.0.0.1:${port}`, stop };
    }
    // Somebody else may have taken the port in between: try another one.
  }
  throw new Error(`${program} did not start:\n${output}`);
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
