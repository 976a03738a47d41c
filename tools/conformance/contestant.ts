/** A supervisor of the table: what it is called, what it can be asked, and how it is customarily set up. */
export interface Contestant {
  readonly name: string;
  /** What of its manual is used, in a line for below the table. */
  readonly setup: string;
  /** What its manual has a word for. Where it has none, not doing it is no fault. */
  readonly notions: Notions;
  /** @returns null where it isn't installed. */
  version(): Promise<string | null>;
  /** Writes the configuration for these apps into the folder. */
  prepare(place: Place): Launch | Promise<Launch>;
  /** The same with a mistake in the configuration. */
  prepareBroken(place: Place): Launch | Promise<Launch>;
}

export interface Notions {
  /** Told apart: a process that runs, and one that works. */
  readiness: boolean;
  /** A process that runs and doesn't work any more is found. */
  liveness: boolean;
  /** A bound on the memory of an app. */
  memory: boolean;
}

export interface App {
  name: string;
  /** The program and its arguments. */
  command: readonly [string, ...string[]];
  /** Where it answers when it is ready; 0: nowhere that is known. */
  port: number;
}

/** The folder of one run, what is to be run there, and within which bounds. */
export interface Place {
  dir: string;
  apps: readonly App[];
  bounds: Bounds;
}

/** As each supervisor is told that can be told. */
export interface Bounds {
  stopSeconds: number;
  memoryMb: number;
  readySeconds: number;
  silenceSeconds: number;
}

export interface Launch {
  command: string;
  args: readonly string[];
  env?: Readonly<Record<string, string>>;
  /** How its manual says that all of it is stopped; SIGTERM to it unless given. */
  stop?: (pid: number) => Promise<void>;
  /** Its exit code when it was stopped in this way, where its manual names another one than 0. */
  stoppedCode?: number;
  /** What it says of the app `web`, where it can be asked. */
  state?: () => Promise<'ready' | 'not ready'>;
  /** What else it can be asked of why `web` ended last. */
  lastExit?: () => Promise<string>;
  /** Where it writes what the apps print, if not on its own output. */
  logs?: (app: string) => string[];
}

export const BOUNDS: Bounds = { stopSeconds: 5, memoryMb: 256, readySeconds: 60, silenceSeconds: 30 };
