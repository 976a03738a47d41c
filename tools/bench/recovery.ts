import { setTimeout as sleep } from 'node:timers/promises';
import { PATIENT_SUPERVISOR } from '../chaos/run.ts';
import { openStage } from '../chaos/stage.ts';
import type { Stage } from '../chaos/stage.ts';
import { killQuietly } from '../chaos/tandem.ts';
import { until } from '../kit/until.ts';
import { makeBookPdf } from '../kit/pdf-book.ts';
import { quantile } from './quantile.ts';

const KILLS = 30;
const LATENCY_MS = 500;
const GIVE_UP_MS = 60_000;
/** Between two kills, so that they come at all moments of a call. */
const PAUSE_MS = { min: 500, spread: 1_500 };
const CHAPTERS = 30;

/**
 * `npm run bench -- recovery [kills]`: the time from `kill -9` of the worker to the next segment with a receipt, on
 * both queue backends. The supervisor answers every kill as if it were the first one.
 */
export async function run(args: string[]): Promise<void> {
  const kills = Number(args[0] ?? KILLS);
  for (const queue of ['redis', 'postgres'] as const) {
    const stage = await openStage({ queue, latencyMs: LATENCY_MS, patches: PATIENT_SUPERVISOR });
    try {
      const times = await measure(stage, kills);
      const figures = [0.5, 0.95, 1].map((share) => `${(quantile(times, share) / 1000).toFixed(2)} s`);
      console.log(
        `${queue.padEnd(9)} ${times.length} kills: median ${figures[0]}, p95 ${figures[1]}, most ${figures[2]}`,
      );
    } finally {
      await stage.close();
    }
  }
}

async function measure(stage: Stage, kills: number): Promise<number[]> {
  const { pool, tandem } = stage;
  const times: number[] = [];
  let book = 0;
  for (let kill = 0; kill < kills; kill += 1) {
    if ((await openSegments(stage)) < 40) await upload(stage, (book += 1));
    await until('segments to speak', GIVE_UP_MS, async () => (await openSegments(stage)) >= 20);
    await sleep(PAUSE_MS.min + Math.random() * PAUSE_MS.spread);
    for (const pid of tandem.find('worker')) killQuietly(pid);
    const killedAt = performance.now();
    const before = await storedSegments(pool);
    await until('the next receipt', GIVE_UP_MS, async () => (await storedSegments(pool)) > before, 10);
    times.push(performance.now() - killedAt);
  }
  return times;
}

async function upload({ url }: Stage, number: number): Promise<void> {
  const pdf = makeBookPdf({ chapters: CHAPTERS, pagesPerChapter: 4, firstEntry: number * 10_000 });
  const form = new FormData();
  form.set('file', new Blob([new Uint8Array(pdf)], { type: 'application/pdf' }), 'book.pdf');
  const answer = await fetch(`${url}/v1/audiobooks`, { method: 'POST', body: form });
  if (answer.status !== 202) throw new Error(`the upload was answered with ${answer.status}`);
}

async function openSegments({ pool }: Stage): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `SELECT count(*) FROM segments WHERE state <> 'stored'`,
  );
  return rows[0]?.count ?? 0;
}

async function storedSegments(pool: Stage['pool']): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(`SELECT count(*) FROM speech WHERE state = 'stored'`);
  return rows[0]?.count ?? 0;
}
