import { readFile } from 'node:fs/promises';

/** Looks at how much memory a process holds for itself, heap and buffers alike. */
export interface MemoryWatch {
  /** It held more than it may, and `exceed` was called. */
  readonly isExceeded: boolean;
  stop(): void;
}

const LOOK_MS = 200;

/**
 * Calls `exceed` once when the private memory of a process grows beyond `limitMb`. A look reads one small file (0.05
 * ms). Where the system doesn't tell (macOS), nothing happens.
 */
export function watchMemory(pid: number, limitMb: number, exceed: () => void): MemoryWatch {
  let isExceeded = false;
  const look = async (): Promise<void> => {
    const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
    const kilobytes = Number(/^RssAnon:\s+(\d+)/m.exec(status)?.[1] ?? 0);
    if (isExceeded || kilobytes <= limitMb * 1024) return;
    isExceeded = true;
    exceed();
  };
  const timer = setInterval(() => void look(), LOOK_MS);
  return {
    get isExceeded() {
      return isExceeded;
    },
    stop: () => clearInterval(timer),
  };
}
