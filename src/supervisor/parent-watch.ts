/**
 * What an app says to the process that started it, and hears from it. Without one (started by hand) nothing of this
 * does anything.
 */

/** Far more often than any supervisor loses its patience. */
const HEARTBEAT_MS = 2_000;

/**
 * Tells the supervisor that this app does its work now, and from then on, every two seconds, that its event loop turns.
 * Say it once, when it is true. Keeps no process alive by itself.
 */
export function announceReady(): void {
  say('ready');
  setInterval(() => say('alive'), HEARTBEAT_MS).unref();
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

/** A supervisor that has just died is `stopWhenOrphaned`'s business; without the callback it would be an error here. */
function say(message: 'ready' | 'alive'): void {
  if (process.connected) process.send?.(message, undefined, {}, () => undefined);
}
