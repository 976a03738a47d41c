import { setTimeout as sleep } from 'node:timers/promises';
import { openStage } from '../chaos/stage.ts';
import type { Stage } from '../chaos/stage.ts';
import { killQuietly } from '../chaos/tandem.ts';
import { makeBookPdf } from '../kit/pdf-book.ts';
import { quantile } from './quantile.ts';

const IDLE_MS = 30_000;
const KILLING_MS = 60_000;
const KILL_EVERY_MS = 2_000;
const HEALTH_EVERY_MS = 50;
const UPLOAD_EVERY_MS = 2_000;

/**
 * `npm run bench -- worker-kills [redis|postgres]`: a minute in which the worker is killed every 2 s while books are
 * uploaded and /health is asked: how many requests fail, and what becomes of the time of an answer. Nothing of the
 * supervisor is changed.
 */
export async function run(args: string[]): Promise<void> {
  const queue = args[0] === 'postgres' ? 'postgres' : 'redis';
  const stage = await openStage({ queue, latencyMs: 100 });
  try {
    const idle = await callHealth(stage, IDLE_MS);
    const killing = new AbortController();
    const kills = killWorkers(stage, killing.signal);
    const uploads = uploadBooks(stage, killing.signal);
    const busy = await callHealth(stage, KILLING_MS);
    killing.abort();
    const [killed, sent] = await Promise.all([kills, uploads]);
    const p99 = { idle: quantile(idle.times, 0.99), busy: quantile(busy.times, 0.99) };
    console.log(`queue on ${queue}: ${killed} kills of the worker in ${KILLING_MS / 1000} s`);
    console.log(`uploads: ${sent.accepted} accepted, ${sent.failed} failed`);
    console.log(
      `health calls: ${idle.times.length} idle, ${busy.times.length} meanwhile; failed ${idle.failed} and ${busy.failed}`,
    );
    console.log(
      `p99 of /health: ${p99.idle.toFixed(1)} ms idle, ${p99.busy.toFixed(1)} ms meanwhile (${(p99.busy / p99.idle).toFixed(1)} ×)`,
    );
  } finally {
    await stage.close();
  }
}

async function callHealth({ url }: Stage, forMs: number): Promise<{ times: number[]; failed: number }> {
  const times: number[] = [];
  const calls: Promise<void>[] = [];
  let failed = 0;
  const end = performance.now() + forMs;
  while (performance.now() < end) {
    const startedAt = performance.now();
    calls.push(
      fetch(`${url}/health`)
        .then(async (answer) => {
          await answer.arrayBuffer();
          if (answer.status !== 200) failed += 1;
          times.push(performance.now() - startedAt);
        })
        .catch(() => {
          failed += 1;
        }),
    );
    await sleep(HEALTH_EVERY_MS);
  }
  await Promise.all(calls);
  return { times, failed };
}

async function killWorkers({ tandem }: Stage, signal: AbortSignal): Promise<number> {
  let kills = 0;
  while (!signal.aborted) {
    for (const pid of tandem.find('worker')) if (killQuietly(pid)) kills += 1;
    await sleep(KILL_EVERY_MS, undefined, { signal }).catch(() => undefined);
  }
  return kills;
}

async function uploadBooks(
  { url }: Stage,
  signal: AbortSignal,
): Promise<{ accepted: number; failed: number }> {
  const result = { accepted: 0, failed: 0 };
  for (let number = 1; !signal.aborted; number += 1) {
    const form = new FormData();
    const pdf = makeBookPdf({ chapters: 2, pagesPerChapter: 1, firstEntry: number * 1_000 });
    form.set('file', new Blob([new Uint8Array(pdf)], { type: 'application/pdf' }), 'book.pdf');
    const answer = await fetch(`${url}/v1/audiobooks`, { method: 'POST', body: form }).catch(() => null);
    await answer?.arrayBuffer();
    if (answer?.status === 202) result.accepted += 1;
    else result.failed += 1;
    await sleep(UPLOAD_EVERY_MS, undefined, { signal }).catch(() => undefined);
  }
  return result;
}
