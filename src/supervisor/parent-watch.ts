/**
 * What an app says to the process that started it, and hears from it. Without one (started by hand) nothing of this
 * does anything.
 */

/** Tells the supervisor that this app does its work now. Say it once, when it is true. */
export function announceReady(): void {
  process.send?.('ready');
}

/**
 * Calls `stop` once when the process that started this one is gone, however it ended: nobody would ever stop this one,
 * and the next start needs its place. Keeps no process alive by itself.
 */
export function stopWhenOrphaned(stop: () => void): void {
  if (process.send === undefined) return;
  if (process.connected) process.once('disconnect', stop);
  else setImmediate(stop);
}

/**
 * Node ends a process on a rejection that nobody handles; PM2 only prints it in cluster mode, and the app would go on
 * half broken. This restores what Node does.
 */
export function crashOnUnhandledRejection(): void {
  process.on('unhandledRejection', (reason) => {
    throw reason instanceof Error ? reason : new Error(String(reason));
  });
}
