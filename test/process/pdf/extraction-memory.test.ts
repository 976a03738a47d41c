import { pathToFileURL } from 'node:url';
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { watchMemory } from '../../../src/process/memory-watch.ts';
import { measureTree } from '../../../src/supervisor/process-memory.ts';
import { decompressionBomb, manyPieces } from '../../../tools/kit/hostile-pdfs.ts';
import { compiled } from '../../../tools/kit/project-root.ts';

/**
 * The kernel's wall stands higher than the budget by what is never touched, and Node's code is counted here as well.
 */
const BESIDE_MB = 80 + 40;

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tandem-memory-'));
});
afterAll(() => rm(dir, { recursive: true }));

it.each([
  ['buffers, which the heap limit does not know', () => decompressionBomb(250), 150],
  ['its heap', () => manyPieces(600_000), 150],
])(
  'an extraction child that fills up %s stays within its memory',
  { timeout: 180_000 },
  async (_what, make, memoryMb) => {
    const file = join(dir, 'large.pdf');
    await writeFile(file, make());
    // As built: the loader of TypeScript would take more than the PDF.
    const built = pathToFileURL(compiled('pdf', 'child', 'extraction.js')).href;
    const { runExtraction } = (await import(built)) as typeof import('../../../src/pdf/child/extraction.ts');
    let peakMb = 0;
    const sampling = setInterval(() => {
      for (const { name, pssMb } of measureTree(process.pid))
        if (name === 'tandem extract') peakMb = Math.max(peakMb, pssMb);
    }, 10);
    const left: string[] = [];
    try {
      const limits = { heapMb: 1_000, memoryMb, timeoutMs: 100_000, maxPages: 10 };
      for await (const step of runExtraction({ file, ...limits }))
        if (step.type === 'removed') left.push(`page ${step.page}: ${step.text}`);
    } finally {
      clearInterval(sampling);
    }
    // The two good pages around it are read.
    expect(left).toEqual([expect.stringMatching(/^page 2: .*memory/)]);
    expect(peakMb).toBeGreaterThan(memoryMb / 2);
    expect(peakMb).toBeLessThan(memoryMb + BESIDE_MB);
  },
);

it('notices a process that holds more than it may', async () => {
  const script = 'const a = new Uint8Array(150e6).fill(1); setTimeout(() => a, 60_000);';
  const child = spawn(process.execPath, ['-e', script], { stdio: 'ignore' });
  const ended = new Promise((resolve) => child.once('exit', (_code, signal) => resolve(signal)));
  const watch = watchMemory(child.pid ?? 0, 100, () => child.kill('SIGKILL'));
  expect(await ended).toBe('SIGKILL');
  expect(watch.isExceeded).toBe(true);
  watch.stop();
});
