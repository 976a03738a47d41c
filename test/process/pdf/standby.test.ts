import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { runExtraction } from '../../../src/pdf/child/extraction.ts';
import type { ExtractionStep } from '../../../src/pdf/child/extraction.ts';
import { createStandby } from '../../../src/pdf/child/standby.ts';
import type { Standby } from '../../../src/pdf/child/standby.ts';
import { measureTree } from '../../../src/supervisor/process-memory.ts';
import { makeBookPdf } from '../../../tools/kit/pdf-book.ts';

const LIMITS = { heapMb: 256, memoryMb: 1_024, timeoutMs: 60_000 };
const WAITING = 'tandem reader, waiting';

let dir: string;
let file: string;
let standby: Standby;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tandem-standby-'));
  file = join(dir, 'book.pdf');
  await writeFile(file, makeBookPdf());
});
afterAll(() => rm(dir, { recursive: true }));
beforeEach(() => (standby = createStandby(LIMITS, 0)));
afterEach(() => standby.close());

async function read(through?: Standby): Promise<ExtractionStep[]> {
  const steps: ExtractionStep[] = [];
  for await (const step of runExtraction({ file, ...LIMITS, maxPages: 100, standby: through }))
    steps.push(step);
  return steps;
}

const waiting = (): number[] =>
  measureTree(process.pid)
    .filter(({ name }) => name === WAITING)
    .map(({ pid }) => pid);
const untilOneWaits = async (): Promise<number> => {
  await expect.poll(waiting).toHaveLength(1);
  return waiting()[0] ?? 0;
};

test('a child waits for its PDF, reads it like any other, and another one takes its place', async () => {
  const first = await untilOneWaits();
  expect(await read(standby)).toEqual(await read());
  expect(await untilOneWaits()).not.toBe(first);
  standby.close();
  await expect.poll(waiting).toEqual([]);
});

test('where none waits, or it has died, one is started', async () => {
  const late = createStandby(LIMITS, 60_000);
  const steps = await read(late);
  late.close();
  expect(steps.at(-1)).toMatchObject({ type: 'end' });
  process.kill(await untilOneWaits(), 'SIGKILL');
  await expect.poll(waiting).toEqual([]);
  expect(await read(standby)).toEqual(steps);
});

test('one that dies as it is told is replaced: that is no fault of the PDF', async () => {
  const dying: Standby = {
    ...standby,
    take: () => {
      const child = standby.take();
      child.kill('SIGKILL');
      return child;
    },
  };
  expect(await read(dying)).toEqual(await read());
});
