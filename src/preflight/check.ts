import type { Log } from '../process/log.ts';
import type { Config } from '../service/config.ts';

export interface CheckContext {
  config: Config;
  /** The configured database, or the embedded one that runs by now. */
  databaseUrl: string;
  log: Log;
}

/** One thing that must be right before anything starts. */
export interface Check {
  name: string;
  /** Checks that must have passed before; when one of them failed, this one is left out. */
  after?: readonly string[];
  /**
   * Resolves to one true line for the log.
   *
   * @throws {CheckFailed} with what to do.
   */
  run(context: CheckContext): Promise<string>;
}
