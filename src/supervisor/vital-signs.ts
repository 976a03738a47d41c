import type { Supervision } from './app-spec.ts';

type Limits = Pick<Supervision, 'readyTimeoutMs' | 'silenceMs'> & { isTask?: boolean };

export interface VitalSigns {
  /** @param limits.isTask It is to be through in time, rather than ready. */
  started(pid: number, limits: Limits): void;
  ready(pid: number): void;
  /**
   * Any sign of life counts, but only from the process's own event loop: output may come from a thread that still runs.
   */
  heard(pid: number): void;
  ended(pid: number): void;
  /** Who is to be killed, and why. Names each of them once. */
  overdue(): { pid: number; because: string }[];
}

/**
 * Tells a process that hangs from one that works: it has to get ready in time, and then to say every now and then that
 * its event loop turns.
 *
 * @param now a clock in milliseconds that stands still while this process does.
 */
export function createVitalSigns(now: () => number): VitalSigns {
  const signs = new Map<number, Sign>();
  return {
    started: (pid, { readyTimeoutMs, silenceMs, isTask = false }) => {
      signs.set(pid, { since: now(), limitMs: readyTimeoutMs, isReady: false, silenceMs, isTask });
    },
    ready: (pid) => {
      const sign = signs.get(pid);
      if (sign === undefined) return;
      Object.assign(sign, { since: now(), limitMs: sign.silenceMs, isReady: true });
    },
    heard: (pid) => {
      const sign = signs.get(pid);
      if (sign?.isReady === true) sign.since = now();
    },
    ended: (pid) => {
      signs.delete(pid);
    },
    overdue: () => {
      const late = [...signs].filter(([, { since, limitMs }]) => now() - since >= limitMs);
      return late.map(([pid, { isReady, limitMs, isTask }]) => {
        signs.delete(pid);
        const seconds = limitMs / 1000;
        return {
          pid,
          because: isReady
            ? `killed: it hung, nothing was heard of it for ${seconds} seconds`
            : `killed: not ${isTask ? 'through' : 'ready'} within ${seconds} seconds`,
        };
      });
    },
  };
}

interface Sign {
  since: number;
  limitMs: number;
  isReady: boolean;
  silenceMs: number;
  isTask: boolean;
}
