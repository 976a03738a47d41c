/** What the process ends with, after sysexits.h, so that a platform or a script can tell the causes apart. */
export const EXIT = {
  ok: 0,
  /** Stopped before everything had ended: a second signal, or the grace time ran out. */
  forced: 1,
  /** Something that is needed isn't there or can't be reached. */
  unavailable: 69,
  /** A process can't be kept up. */
  software: 70,
  /** A setting is missing or wrong. */
  config: 78,
} as const;

/** Ends the program: the message is for people, one line, no secret, no stack. */
export class ExitError extends Error {
  readonly exitCode: number;

  constructor(exitCode: number, message: string, options: { cause?: unknown } = {}) {
    super(message, options);
    this.name = 'ExitError';
    this.exitCode = exitCode;
  }
}
