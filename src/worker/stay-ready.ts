import { createStandby } from '../pdf/child/standby.ts';
import type { Standby } from '../pdf/child/standby.ts';
import type { Config } from '../service/config.ts';
import type { SpeechEngine } from '../tts/engine.ts';
import { EXTRACTION_TIMEOUT_MS } from './process-pdf.ts';

/** With less memory, its 150 MB are worth more than the second that they save each book. */
const ROOMY_MB = 2_048;
/** The start of the service, and the speech of a book that was just read, have the processors to themselves. */
const SETTLED_MS = 10_000;

/** Whether a child that reads and one that speaks may wait for the next book. */
export function staysReady(limitMb: number): boolean {
  return limitMb >= ROOMY_MB;
}

/** A child that waits for its PDF, from a moment after the start on; the engine's own processes, too. */
export function keepReady(config: Config, engine: SpeechEngine): Standby {
  const { extractionHeapMb: heapMb, extractionMemoryMb: memoryMb } = config;
  const standby = createStandby({ heapMb, memoryMb, timeoutMs: EXTRACTION_TIMEOUT_MS }, SETTLED_MS);
  const timer = setTimeout(() => engine.prepare?.(), SETTLED_MS).unref();
  return {
    ...standby,
    close: () => {
      clearTimeout(timer);
      standby.close();
    },
  };
}
