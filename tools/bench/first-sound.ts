import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { quantile } from './quantile.ts';
import { createDataDir, startService } from './running-service.ts';
import type { RunningService } from './running-service.ts';
import { printTable } from './table.ts';

/** More often, the asking itself would be measured. */
const POLL_MS = 250;
/** Before each upload: nobody's books come within the same second, and what waits for the next one is ready then. */
const PAUSE_MS = 15_000;

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
  service: RunningService,
  pdf: Buffer,
  { name, speed }: { name: string; speed: number },
): Promise<Heard> {
  const { url } = service;
  await delay(PAUSE_MS);
  const id = await service.upload(pdf, name, { speed: String(speed) });
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
    const { status } = await service.book(id);
    if (status === 'failed') throw new Error(`${name} failed`);
    if (status !== 'queued' && status !== 'extracting') readAt ??= performance.now();
    await delay(POLL_MS);
  }
  await listening;
  await fetch(`${url}/v1/audiobooks/${id}`, { method: 'DELETE' });
  return { soundMs: heardAt - uploadedAt, readMs: readAt - uploadedAt };
}

/** The median, and all of them. */
function seconds(times: readonly number[]): string {
  const shown = (ms: number): string => (ms / 1000).toFixed(2);
  const sorted = times.toSorted((a, b) => a - b);
  return `${shown(quantile(times, 0.5))} (${sorted.map(shown).join(' ')})`;
}
