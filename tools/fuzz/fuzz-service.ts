import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DamagedFile } from './damaged-files.ts';
import { freePort } from '../../src/process/free-port.ts';
import { PROJECT_ROOT } from '../kit/project-root.ts';

const LOOK_AGAIN_MS = 500;
/** Long enough for the slowest file, and for its speech where it has text. */
const PATIENCE_MS = 30 * 60_000;

export interface ServiceOutcome {
  /** Books by what became of them: `ready`, or the code of the failure or refusal. */
  results: Map<string, number>;
  /** Lines of the log on which a process ended that should not have. */
  crashes: string[];
}

/**
 * Uploads damaged files to a real service with nothing configured, and waits until each has become an audiobook or a
 * failure with a code.
 */
export async function fuzzService(files: Iterable<DamagedFile>): Promise<ServiceOutcome> {
  const dataDir = await mkdtemp(join(tmpdir(), 'tandem-fuzz-service-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const service = spawn(join(PROJECT_ROOT, 'render-start-with-worker.sh'), {
    env: {
      ...process.env,
      PORT: String(port),
      DATA_DIR: dataDir,
      DATABASE_URL: '',
      REDIS_URL: '',
      LOG_FORMAT: 'json',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const crashes: string[] = [];
  const up = readLog(service, crashes);
  try {
    await up;
    const results = new Map<string, number>();
    const count = (result: string): void => void results.set(result, (results.get(result) ?? 0) + 1);
    const open = new Set<string>();
    for (const file of files) {
      const answer = await upload(url, file);
      if ('id' in answer) open.add(answer.id);
      else count(answer.code);
    }
    const deadline = performance.now() + PATIENCE_MS;
    while (open.size > 0) {
      for (const id of open) {
        const ending = await endingOf(url, id);
        if (ending === null) continue;
        open.delete(id);
        count(ending);
      }
      if (performance.now() > deadline)
        throw new Error(`${open.size} books never ended: ${[...open].join(', ')}`);
      await sleep(LOOK_AGAIN_MS);
    }
    return { results, crashes };
  } finally {
    service.kill('SIGTERM');
    if (service.exitCode === null) await once(service, 'exit');
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** Resolves when everything is up; rejects when the service ends before. */
function readLog(service: ChildProcess, crashes: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const last: string[] = [];
    if (service.stdout === null) throw new Error('the service has no output');
    createInterface({ input: service.stdout }).on('line', (line) => {
      last.push(line);
      if (last.length > 20) last.shift();
      if (line.includes('"Everything is up"')) resolve();
      if (/"(?:worker|api) ended: /.test(line)) crashes.push(line);
    });
    service.once('exit', (code) => reject(new Error(`the service ended with ${code}:\n${last.join('\n')}`)));
  });
}

async function upload(url: string, file: DamagedFile): Promise<{ id: string } | { code: string }> {
  const form = new FormData();
  form.set('file', new Blob([file.pdf], { type: 'application/pdf' }), `${file.index}.pdf`);
  const answer = await fetch(`${url}/v1/audiobooks`, { method: 'POST', body: form });
  const body = (await answer.json()) as { id?: string; code?: string };
  if (answer.status === 202 && body.id !== undefined) return { id: body.id };
  if (answer.status < 500 && body.code !== undefined) return { code: body.code };
  throw new Error(`file ${file.index} (${file.description}) was answered with ${answer.status}`);
}

async function endingOf(url: string, id: string): Promise<string | null> {
  const answer = await fetch(`${url}/v1/audiobooks/${id}`);
  const book = (await answer.json()) as { status: string; error: { code: string } | null };
  if (book.status === 'failed') return book.error?.code ?? 'failed without a reason';
  return book.status === 'ready' ? 'ready' : null;
}
