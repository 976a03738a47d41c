import type { ExitCause } from './exit-cause.ts';

/** What the socket of a supervisor is asked: one line of JSON. It answers with lines of JSON, and hangs up. */
export type Request =
  | { do: 'status' }
  | { do: 'stop' | 'restart' | 'reload'; app: string }
  | { do: 'logs'; app: string | null; lines: number; follow: boolean }
  | ({ do: 'run' } & RunOrder);

/** A program to be run once beside the apps. It is stopped when whoever asked for it hangs up. */
export interface RunOrder {
  /** The program, looked for on the PATH unless it holds a slash, and its arguments. No shell reads them. */
  command: readonly [program: string, ...args: string[]];
  /** Absolute. */
  cwd: string;
  /** It is killed when it holds more, with all that it starts. */
  memoryMb: number;
}

/** `code` as a shell would have it; `says` is for people. */
export interface RunEnd {
  code: number;
  says: string;
}

export type Answer =
  | { status: SupervisorStatus }
  /** A line of the log, as it was written. */
  | { line: string }
  /** Lines that whoever reads too slowly has missed. */
  | { missed: number }
  /** A line that a run has printed. */
  | { out: string }
  | { err: string }
  | { ended: RunEnd }
  | { done: true }
  | { problem: string; isMistake: boolean };

export interface SupervisorStatus {
  pid: number;
  uptimeSeconds: number;
  /** What the whole service says of itself; the supervisor knows nothing of it. */
  about: Readonly<Record<string, string>>;
  /** What the limit is about: the container, what runs below, or the machine. `null` where it doesn't tell. */
  memory: { usedMb: number | null; limitMb: number; source: string };
  supervisorMb: number | null;
  instances: InstanceStatus[];
  /** Lines of the log, the oldest first. */
  errors: string[];
}

export interface InstanceStatus {
  app: string;
  /** `waiting`: for its next start. `stopped`: by hand. Of what is run to its end: `running`, `done`, `failed`. */
  state: 'ready' | 'starting' | 'waiting' | 'stopped' | 'running' | 'done' | 'failed';
  pid: number | null;
  uptimeSeconds: number | null;
  /** How often it was started again since the supervisor began. */
  restarts: number;
  lastExit: { secondsAgo: number; cause: ExitCause; says: string } | null;
  /** With what it has started. `null` where nothing runs, or where the system does not tell. */
  memoryMb: number | null;
  memoryLimitMb: number;
  essential: boolean;
}

/** The socket's name in the folder of a supervisor, see pm2-home.ts. */
export const SOCKET_NAME = 'control.sock';
