/** Who may use how much of the memory there is. Megabytes. */
export interface MemoryBudget {
  /** `--max-old-space-size` of each API instance. */
  apiHeapMb: number;
  /** `--max-old-space-size` of the worker. */
  workerHeapMb: number;
  /** `--max-old-space-size` of one extraction child; `extractionSlots` of them may run at once. */
  extractionHeapMb: number;
  /** Extraction children that fit at once, at least 1. */
  extractionSlots: number;
}

/**
 * What Node takes besides its JavaScript heap (code, buffers, stacks), measured with the libraries that each process
 * loads, rounded up. Shared pages are counted once, with the supervisor.
 */
const OVERHEAD_MB = { supervisor: 55, api: 30, worker: 45, extraction: 60, embeddedDatabase: 50 };
const HEAP_MB = {
  api: { least: 48, most: 256 },
  worker: { least: 64, most: 512 },
  extraction: { least: 96, most: 1024 },
};
/** Kept free for the page cache and for peaks. */
const FREE_SHARE = 0.1;

/**
 * Divides a memory limit: first the fixed parts, then one extraction child, because a book that can't be read helps
 * nobody, then the heaps. A heap cap isn't a reservation: what one doesn't use, others may.
 */
export function memoryBudget(options: {
  limitMb: number;
  webConcurrency: number;
  /** Books that the worker would extract at once if there were memory for them. */
  workerConcurrency: number;
  embeddedDatabase: boolean;
}): MemoryBudget {
  const { limitMb, webConcurrency, workerConcurrency, embeddedDatabase } = options;
  const fixed =
    OVERHEAD_MB.supervisor +
    OVERHEAD_MB.api * webConcurrency +
    OVERHEAD_MB.worker +
    (embeddedDatabase ? OVERHEAD_MB.embeddedDatabase : 0);
  const heaps = Math.max(0, limitMb * (1 - FREE_SHARE) - fixed - OVERHEAD_MB.extraction);
  const apiHeapMb = clamp((heaps * 0.2) / webConcurrency, HEAP_MB.api);
  const workerHeapMb = clamp(heaps * 0.3, HEAP_MB.worker);
  const extractionHeapMb = clamp(heaps * 0.5, HEAP_MB.extraction);
  const spare = heaps - apiHeapMb * webConcurrency - workerHeapMb - extractionHeapMb;
  const more = Math.floor(spare / (extractionHeapMb + OVERHEAD_MB.extraction));
  return {
    apiHeapMb,
    workerHeapMb,
    extractionHeapMb,
    extractionSlots: Math.max(1, Math.min(workerConcurrency, 1 + more)),
  };
}

function clamp(value: number, { least, most }: { least: number; most: number }): number {
  return Math.round(Math.min(most, Math.max(least, value)));
}
