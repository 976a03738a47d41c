/** What a command ends with, after sysexits.h, so that a script can tell the reasons apart. */
export const EXIT = {
  ok: 0,
  usage: 64,
  badData: 65,
  noInput: 66,
  serviceAway: 69,
  software: 70,
  cannotWrite: 73,
  /** Nothing went wrong; somebody has to decide. */
  waits: 75,
  notAllowed: 77,
  interrupted: 130,
} as const;

/** Ends a command: the message is for who typed it. */
export class Ends extends Error {
  readonly exitCode: number;

  constructor(exitCode: number, message: string) {
    super(message);
    this.name = 'Ends';
    this.exitCode = exitCode;
  }
}

/** A flag as `parseArgs` takes it. */
export interface Flag {
  type: 'string' | 'boolean';
  short?: string;
}

/** A command of `tandem`, such as `tandem list`. */
export interface Command {
  usage: string;
  flags: Readonly<Record<string, Flag>>;
  /** @returns the exit code. @throws {Ends} and what a service answers. */
  run(argv: readonly string[]): Promise<number>;
}

/** A command in the list of them. */
export interface Entry {
  /** One line. */
  summary: string;
  /** Loaded when it is asked for: reading PDFs is much to load for a list of books. */
  load: () => Promise<Command>;
}
