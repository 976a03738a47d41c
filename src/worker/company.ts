/** Who works beside whom in this process. */
export interface Company {
  /**
   * Runs work beside other work; it waits while something runs alone, or is about to.
   *
   * @throws the reason of `signal` when it aborts while the work waits.
   */
  share<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T>;
  /**
   * Runs work while nothing else runs, and lets nothing in until it ends or calls `open`. One at a time.
   *
   * @returns false, without a call, where what runs doesn't end within `patienceMs`; what waited is let in again.
   */
  alone(patienceMs: number, work: (open: () => void) => Promise<void>): Promise<boolean>;
}

export function createCompany(): Company {
  let running = 0;
  let closed: Promise<void> | null = null;
  let onEmpty: (() => void) | null = null;

  const close = (): (() => void) => {
    let settle: () => void = () => undefined;
    const opened = new Promise<void>((resolve) => (settle = resolve));
    closed = opened;
    return () => {
      if (closed === opened) closed = null;
      settle();
    };
  };

  return {
    share: async (signal, work) => {
      while (closed !== null) await unlessAborted(closed, signal);
      running += 1;
      try {
        return await work();
      } finally {
        running -= 1;
        if (running === 0) onEmpty?.();
      }
    },
    alone: async (patienceMs, work) => {
      const open = close();
      try {
        if (running > 0 && !(await within(patienceMs, (empty) => (onEmpty = empty)))) return false;
        await work(open);
        return true;
      } finally {
        onEmpty = null;
        open();
      }
    },
  };
}

async function within(ms: number, listen: (done: () => void) => void): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => (timer = setTimeout(() => resolve(false), ms)));
  const done = new Promise<true>((resolve) => listen(() => resolve(true)));
  const isDone = await Promise.race([done, late]);
  clearTimeout(timer);
  return isDone;
}

async function unlessAborted(awaited: Promise<void>, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  let abort: () => void = () => undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    abort = () => reject(signal.reason as Error);
    signal.addEventListener('abort', abort, { once: true });
  });
  try {
    await Promise.race([awaited, aborted]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}
