/** One running instance of an app, as seen by who listens. */
export interface Instance {
  /** Names its place; stays the same over restarts. */
  slot: string;
  app: string;
  pid: number;
}

/** What whoever starts processes tells of them. */
export interface EngineListener {
  started(instance: Instance): void;
  /** The instance does its work. */
  ready(instance: Instance): void;
  /** A sign of life. */
  heard(instance: Instance): void;
  /** An error that nobody handled; the process may go on after it. */
  failed(instance: Instance): void;
  line(instance: Instance, stream: 'out' | 'err', line: string): void;
  /** `null` while its lines are taken, else what resolves when they are again: it is to wait so long. */
  room(instance: Instance): Promise<void> | null;
  exited(instance: Instance, code: number | null, signal: NodeJS.Signals | null): void;
}

/** Starts processes, and knows nothing of when and why. */
export interface Engine<App> {
  /** Resolves when the app has been taken over; its instances report through the listener. */
  start(app: App): Promise<void>;
  restart(slot: string): Promise<void>;
  /** Asks an instance to stop, kills it after its `kill_timeout`, and resolves when it is gone. */
  stop(slot: string): Promise<void>;
}

/** How long the rest of the output of an ended process is waited for: a child of it may hold the pipe open. */
export const LAST_OUTPUT_MS = 250;
