/**
 * `AbortSignal.any` would do, but on Node 20 it leaks a little into a signal as long-lived as the engine's, at every
 * call.
 */
export function linkSignals(...sources: readonly (AbortSignal | undefined)[]): {
  signal: AbortSignal;
  unlink: () => void;
} {
  const controller = new AbortController();
  const present = sources.filter((source) => source !== undefined);
  const abort = (event: { target: EventTarget | null }): void =>
    controller.abort((event.target as AbortSignal).reason);
  for (const source of present) {
    if (source.aborted) controller.abort(source.reason);
    source.addEventListener('abort', abort, { once: true });
  }
  return {
    signal: controller.signal,
    unlink: () => {
      for (const source of present) source.removeEventListener('abort', abort);
    },
  };
}
