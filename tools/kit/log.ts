import type { Log } from '../../src/process/log.ts';
import { createLog } from '../../src/process/log.ts';

/** Says nothing. */
export const quietLog: Log = createLog({
  level: 'error',
  format: 'json',
  process: 'test',
  write: () => undefined,
});

/** Collects its lines as objects. */
export function recordingLog(): { log: Log; lines: Record<string, unknown>[] } {
  const lines: Record<string, unknown>[] = [];
  const write = (line: string): void => void lines.push(JSON.parse(line) as Record<string, unknown>);
  return { log: createLog({ level: 'debug', format: 'json', process: 'test', write }), lines };
}
