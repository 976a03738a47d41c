import { startRedis } from '../kit/redis-server.ts';
import { makeBookPdf } from '../kit/pdf-book.ts';
import { measureTree, totalMb } from '../../src/supervisor/process-memory.ts';
import type { ProcessMemory } from '../../src/supervisor/process-memory.ts';
import { createDataDir, startService } from './running-service.ts';
import type { RunningService } from './running-service.ts';

const SAMPLE_MS = 100;
/** After its start a service still frees what only the start needed. */
const SETTLE_MS = 5_000;

/**
 * Memory of the whole service, as PSS from /proc (Linux): idle, and at its peak while a book of 350 pages is converted,
 * with the queue on PostgreSQL and on Redis: `npm run bench -- memory`. PostgreSQL and Redis are not counted, for in
 * production they live elsewhere.
 */
export async function run(): Promise<void> {
  const services = await createDataDir();
  const redis = await startRedis(services.dir);
  const pdf = makeBookPdf({ title: 'Three hundred and fifty pages', chapters: 35, pagesPerChapter: 10 });
  try {
    for (const [name, env] of Object.entries({ postgres: {}, redis: { REDIS_URL: redis.url } })) {
      const data = await createDataDir();
      const service = await startService({ DATA_DIR: data.dir, ...env });
      try {
        await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
        report(`queue on ${name}, idle`, own(service));
        const { peak, largest, seconds } = await convert(service, pdf);
        report(`queue on ${name}, at the peak of a book that took ${seconds.toFixed(0)} s`, peak);
        report('  each at its own peak', largest);
      } finally {
        await service.stop();
        await data.remove();
      }
    }
  } finally {
    await redis.stop();
    await services.remove();
  }
}

/** Without PostgreSQL. */
function own({ program }: RunningService): ProcessMemory[] {
  return measureTree(program.pid).filter(({ name }) => !name.includes('postgres'));
}

async function convert(
  service: RunningService,
  pdf: Buffer,
): Promise<{ peak: ProcessMemory[]; largest: ProcessMemory[]; seconds: number }> {
  let peak: ProcessMemory[] = [];
  const largest = new Map<string, ProcessMemory>();
  const sampling = setInterval(() => {
    const now = own(service);
    if (totalMb(now) > totalMb(peak)) peak = now;
    for (const one of now) {
      if (one.pssMb > (largest.get(one.name)?.pssMb ?? 0)) largest.set(one.name, one);
    }
  }, SAMPLE_MS);
  const startedAt = performance.now();
  const id = await service.upload(pdf);
  for (;;) {
    const { status, error } = await service.book(id);
    if (status === 'ready') break;
    if (error !== null) throw new Error(`the book failed: ${error.code}`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  clearInterval(sampling);
  return { peak, largest: [...largest.values()], seconds: (performance.now() - startedAt) / 1000 };
}

function report(what: string, tree: readonly ProcessMemory[]): void {
  const parts = tree.map(({ name, pssMb }) => `${name.replace('tandem ', '')} ${pssMb.toFixed(0)}`);
  console.log(`${what}: ${totalMb(tree).toFixed(0)} MB (${parts.join(', ')})`);
}
