import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../src/local/postgres.ts';
import { createLog } from '../../src/process/log.ts';
import { runProgram } from '../kit/program.ts';
import type { Program } from '../kit/program.ts';
import { freePort } from '../../src/process/free-port.ts';
import { FAKE_GOOGLE_COMMAND } from '../kit/fake-google-command.ts';
import { PROJECT_ROOT } from '../kit/project-root.ts';

/**
 * A PostgreSQL, the stand-in for Google and a folder for files, for services that are started around them; all real,
 * all gone in the end.
 */
export interface BenchServices {
  /** Where the files of all services lie. */
  dir: string;
  start(mode: 'all' | 'api' | 'worker', env?: Record<string, string>): Promise<BenchService>;
  stop(): Promise<void>;
}

export interface BenchService extends Program {
  /** Of its API, where it has one. */
  url: string;
}

/** Of every voice family, a minute: the quota is not what is measured. */
const QUOTA = 100_000;
const quiet = createLog({ level: 'error', format: 'json', process: 'bench' });

export async function startBenchServices(options: { latencyMs: number }): Promise<BenchServices> {
  const dir = await mkdtemp(join(tmpdir(), 'tandem-bench-'));
  const postgres = await startEmbeddedPostgres({ dataDir: join(dir, 'database'), log: quiet });
  const google = runProgram(process.execPath, [
    ...FAKE_GOOGLE_COMMAND,
    ...['--port', '0', '--jitter', '0', '--latency-ms', String(options.latencyMs)],
    ...['--requests-per-minute', String(QUOTA)],
  ]);
  const [, endpoint = ''] = await google.line(/GOOGLE_TTS_ENDPOINT=(\S+)/);
  const started: Program[] = [google];
  return {
    dir,
    start: async (mode, env = {}) => {
      const port = await freePort();
      const program = runProgram(join(PROJECT_ROOT, 'scripts', 'start.sh'), [mode], {
        env: {
          PORT: String(port),
          DATA_DIR: join(dir, 'data'),
          DATABASE_URL: postgres.url,
          REDIS_URL: '',
          GOOGLE_TTS_ENDPOINT: endpoint,
          GOOGLE_TTS_QUOTAS: `Neural2:${QUOTA}`,
          ...env,
        },
      });
      started.push(program);
      await program.line(/"Everything is up"/);
      return { ...program, url: `http://127.0.0.1:${port}` };
    },
    stop: async () => {
      for (const program of started.reverse()) {
        program.child.kill('SIGTERM');
        await program.exit;
      }
      await postgres.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

export interface BenchBook {
  id: string;
  status: string;
  characters: number;
  progress: { segmentsDone: number; segmentsTotal: number };
  error: { detail?: string; title: string } | null;
}

/** @returns the id of the new book. */
export async function uploadBook(url: string, pdf: Buffer): Promise<string> {
  const form = new FormData();
  form.set('file', new Blob([pdf], { type: 'application/pdf' }), 'book.pdf');
  const answer = await fetch(`${url}/v1/audiobooks`, { method: 'POST', body: form });
  if (answer.status !== 202)
    throw new Error(`the upload was answered with ${answer.status}: ${await answer.text()}`);
  return ((await answer.json()) as BenchBook).id;
}

/** Follows the book's events to its end, which costs the service less than asking again and again. */
export async function untilReady(url: string, id: string): Promise<BenchBook> {
  const answer = await fetch(`${url}/v1/audiobooks/${id}/events`);
  // The stream ends with the book.
  await answer.text();
  const book = (await (await fetch(`${url}/v1/audiobooks/${id}`)).json()) as BenchBook;
  if (book.status !== 'ready')
    throw new Error(`the book is ${book.status}: ${book.error?.detail ?? book.error?.title ?? ''}`);
  return book;
}

export function printRows(rows: readonly (readonly [string, string])[]): void {
  for (const [what, value] of rows) process.stdout.write(`${what.padEnd(60)} ${value}\n`);
}
