import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { environmentWith } from '../../../src/settings/process-environment.ts';
import type { TestDatabase } from '../../helpers/database.ts';
import { createTestDatabase } from '../../helpers/database.ts';
import { END, openSocket, partHead, pdfBytes, readToEnd, uploadHead } from '../../services/api/multipart.ts';
import { freePort } from '../../../src/process/free-port.ts';
import { compiled } from '../../../tools/kit/project-root.ts';

let database: TestDatabase;
let dir: string;
beforeAll(async () => {
  database = await createTestDatabase();
  dir = await mkdtemp(join(tmpdir(), 'tandem-main-'));
});
afterAll(async () => {
  await database.drop();
  await rm(dir, { recursive: true, force: true });
});

interface Started {
  child: ChildProcess;
  port: number;
  lines: string[];
  ended: Promise<unknown[]>;
}

async function start(env: Record<string, string> = {}): Promise<Started> {
  const port = await freePort();
  const child = fork(compiled('api', 'main.js'), {
    env: environmentWith({
      DATABASE_URL: database.url,
      DATA_DIR: dir,
      PORT: String(port),
      LOG_FORMAT: 'json',
      ...env,
    }),
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit');
  const lines: string[] = [];
  if (child.stdout !== null) createInterface({ input: child.stdout }).on('line', (line) => lines.push(line));
  await Promise.race([once(child, 'message'), ended]);
  return { child, port, lines, ended };
}

it('serves once it says that it is ready, on few connections', async () => {
  const api = await start();
  const health = await (await fetch(`http://127.0.0.1:${api.port}/health`)).json();
  expect(health).toMatchObject({ status: 'degraded', dependencies: { database: 'healthy' } });
  expect(api.lines.filter((line) => line.includes(`API on port ${api.port}`))).toHaveLength(1);
  const { rows } = await database.pool.query<{ count: number }>(
    `SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
       AND application_name = 'tandem api'`,
  );
  expect(rows[0]?.count).toBeLessThanOrEqual(4);
  api.child.kill('SIGTERM');
  expect(await api.ended).toEqual([0, null]);
});

it('makes one key for all processes, so that a session of one opens the others, and logs no secret', async () => {
  const token = 'token-of-anna-0123456789';
  const env = { API_TOKENS: `anna:${token}`, SECRET_KEY: '', LOG_LEVEL: 'debug' };
  const [first, second] = await Promise.all([start(env), start(env)]);
  const list = (port: number, headers: Record<string, string>): Promise<Response> =>
    fetch(`http://127.0.0.1:${port}/v1/audiobooks`, { headers });
  expect((await list(first.port, {})).status).toBe(401);
  const session = await fetch(`http://127.0.0.1:${first.port}/v1/session`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}` },
  });
  const cookie = session.headers.get('Set-Cookie')?.split(';')[0] ?? '';
  expect((await list(second.port, { Cookie: cookie })).status).toBe(200);
  expect((await stat(join(dir, 'secret-key'))).mode & 0o777).toBe(0o600);
  const key = (await readFile(join(dir, 'secret-key'), 'utf8')).trim();
  for (const { child, ended, lines } of [first, second]) {
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    for (const secret of [token, key, cookie]) expect(lines.join('\n')).not.toContain(secret);
  }
});

it('says in one line that its key can not be read, and ends with the code of a wrong setting', async () => {
  const misplaced = await mkdtemp(join(tmpdir(), 'tandem-main-'));
  await mkdir(join(misplaced, 'secret-key'));
  const api = await start({
    API_TOKENS: 'anna:token-of-anna-0123456789',
    SECRET_KEY: '',
    DATA_DIR: misplaced,
  });
  expect(await api.ended).toEqual([78, null]);
  await expect
    .poll(() => api.lines.filter((line) => line.includes('"level":"error"')))
    .toEqual([expect.stringMatching(/The API could not start\. .*EISDIR.*DATA_DIR/)]);
  await rm(misplaced, { recursive: true });
});

it('is not ended, and opens no debugger, by a signal that has no meaning', async () => {
  const api = await start();
  for (const signal of ['SIGUSR1', 'SIGUSR2'] as const) {
    api.child.kill(signal);
    await expect
      .poll(() => api.lines.join('\n'), { timeout: 60_000 })
      .toContain(`${signal} has no meaning here`);
  }
  expect((await fetch(`http://127.0.0.1:${api.port}/health`)).status).toBe(200);
  api.child.kill('SIGTERM');
  expect(await api.ended).toEqual([0, null]);
});

it('finishes the upload that it has begun before it ends', async () => {
  const api = await start();
  const socket = await openSocket(api.port);
  const head = partHead('file', 'late.pdf');
  const file = pdfBytes(100_000);
  socket.write(uploadHead({ 'Content-Length': head.length + file.length + END.length }));
  socket.write(head);
  socket.write(file.subarray(0, 50_000));
  await expect.poll(() => openFiles(), { timeout: 60_000 }).toBeGreaterThan(0);
  api.child.kill('SIGINT');
  await expect
    .poll(() => api.lines.some((line) => line.includes('"stopping"')), { timeout: 60_000 })
    .toBe(true);
  socket.write(file.subarray(50_000));
  socket.write(END);
  expect((await readToEnd(socket)).status).toBe(202);
  expect(await api.ended).toEqual([0, null]);

  async function openFiles(): Promise<number> {
    const names = await readdir(join(dir, 'files'), { recursive: true });
    return names.filter((name) => name.includes('.partial-')).length;
  }
});

it('ends when its supervisor is gone', async () => {
  const api = await start();
  api.child.disconnect();
  const [code] = await api.ended;
  expect(code).toBe(1);
});

it('does not start without a port, and says why', async () => {
  const first = await start();
  const second = await start({ PORT: String(first.port) });
  expect(await second.ended).toEqual([1, null]);
  expect(second.lines.join('\n')).toContain('EADDRINUSE');
  first.child.kill('SIGTERM');
  await first.ended;
});
