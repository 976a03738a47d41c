import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { runProgram } from '../kit/program.ts';
import type { Program } from '../kit/program.ts';
import { freePort } from '../../src/process/free-port.ts';
import { PROJECT_ROOT } from '../kit/project-root.ts';

const START = join(PROJECT_ROOT, 'render-start-with-worker.sh');

export interface RunningService {
  program: Program;
  url: string;
  /** From the start command to the first healthy answer. */
  healthyMs: number;
  /** @param fields of the form, besides the file */
  upload(pdf: Buffer, name?: string, fields?: Readonly<Record<string, string>>): Promise<string>;
  book(id: string): Promise<{ status: string; error: { code: string } | null }>;
  stop(): Promise<void>;
}

/** A directory for one service; removed with `remove`. */
export async function createDataDir(): Promise<{ dir: string; remove: () => Promise<void> }> {
  const dir = await mkdtemp(join(tmpdir(), 'tandem-bench-'));
  return { dir, remove: () => rm(dir, { recursive: true, force: true }) };
}

/** The whole service, as its users start it; `prefix` is a command that goes before. */
export async function startService(
  env: Record<string, string>,
  prefix: readonly string[] = [],
): Promise<RunningService> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const startedAt = performance.now();
  // Who is killed leaves no service behind.
  const [command, ...args] = [...prefix, START, '--parent', String(process.pid)];
  const program = runProgram(command, args, {
    env: { DATABASE_URL: '', REDIS_URL: '', ...env, PORT: String(port), LOG_LEVEL: 'debug' },
  });
  const book: RunningService['book'] = async (id) =>
    (await (await fetch(`${url}/v1/audiobooks/${id}`)).json()) as Awaited<ReturnType<RunningService['book']>>;
  for (;;) {
    const health = await fetch(`${url}/health`).catch(() => null);
    if (health?.ok === true && ((await health.json()) as { status: string }).status === 'healthy') break;
    if (program.child.exitCode !== null)
      throw new Error(`the service did not start:\n${program.lines.join('\n')}`);
    await delay(10);
  }
  return {
    program,
    url,
    healthyMs: performance.now() - startedAt,
    book,
    upload: async (pdf, name = 'book.pdf', fields = {}) => {
      const form = new FormData();
      for (const [field, value] of Object.entries(fields)) form.set(field, value);
      form.set('file', new Blob([pdf], { type: 'application/pdf' }), name);
      const answer = await fetch(`${url}/v1/audiobooks`, { method: 'POST', body: form });
      if (answer.status !== 202) throw new Error(`refused: ${await answer.text()}`);
      return ((await answer.json()) as { id: string }).id;
    },
    stop: async () => {
      program.child.kill('SIGTERM');
      await program.exit;
    },
  };
}
