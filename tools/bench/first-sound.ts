import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createDataDir, startService } from './running-service.ts';
import type { RunningService } from './running-service.ts';
import { printTable } from './table.ts';

/** More often, the asking itself would be measured. */
const POLL_MS = 250;

/**
 * How long it takes from the end of an upload until the first sound can be heard, and until the whole PDF is read:
 * `npm run bench -- first-sound book.pdf… [runs]`. Each run has a speed of its own, since speech is kept.
 */
export async function run(words: readonly string[]): Promise<void> {
  const files = words.filter((word) => !/^\d+$/.test(word));
  const runs = Number(words.find((word) => /^\d+$/.test(word)) ?? '3');
  if (files.length === 0) throw new Error('Name the PDFs: npm run bench -- first-sound book.pdf [runs]');
  const data = await createDataDir();
  const service = await startService({ DATA_DIR: data.dir });
  const rows = [['PDF', 'first sound, s', 'all read, s']];
  try {
    for (const file of files) {
      const pdf = await readFile(file);
      const times: Heard[] = [];
      for (let round = 0; round < runs; round += 1)
        times.push(await hear(service, pdf, { name: basename(file), speed: 1 + 0.01 * (round + 1) }));
      rows.push([
        basename(file),
        seconds(times.map(({ soundMs }) => soundMs)),
        seconds(times.map(({ readMs }) => readMs)),
      ]);
    }
    printTable(rows);
  } finally {
    await service.stop();
    await data.remove();
  }
}

interface Heard {
  soundMs: number;
  readMs: number;
}

async function hear(
  { url }: RunningService,
  pdf: Buffer,
  { name, speed }: { name: string; speed: number },
): Promise<Heard> {
  const form = new FormData();
  form.set('speed', String(speed));
  form.set('file', new Blob([pdf], { type: 'application/pdf' }), name);
  const answer = await fetch(`${url}/v1/audiobooks`, { method: 'POST', body: form });
  if (answer.status !== 202) throw new Error(`refused: ${await answer.text()}`);
  const { id } = (await answer.json()) as { id: string };
  const uploadedAt = performance.now();
  let readAt: number | undefined;
  let heardAt: number | undefined;
  const listening = fetch(`${url}/v1/audiobooks/${id}/live.mp3`).then(async ({ body }) => {
    const reader = body?.getReader();
    await reader?.read();
    heardAt = performance.now();
    await reader?.cancel();
  });
  while (readAt === undefined || heardAt === undefined) {
    const book = (await (await fetch(`${url}/v1/audiobooks/${id}`)).json()) as { status: string };
    if (book.status === 'failed') throw new Error(`${name} failed`);
    if (book.status !== 'queued' && book.status !== 'extracting') readAt ??= performance.now();
    await delay(POLL_MS);
  }
  await listening;
  await fetch(`${url}/v1/audiobooks/${id}`, { method: 'DELETE' });
  return { soundMs: heardAt - uploadedAt, readMs: readAt - uploadedAt };
}

/** The median, and all of them. */
function seconds(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b).map((ms) => (ms / 1000).toFixed(2));
  return `${sorted[Math.floor(sorted.length / 2)] ?? '–'} (${sorted.join(' ')})`;
}
