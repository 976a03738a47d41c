import type { Config } from '../settings/config.ts';
import type { Log } from '../process/log.ts';
import type { RenderPlace } from './render-dashboard.ts';

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

interface CheckFailedOptions {
  cause?: unknown;
  /** Where it is done in Render's dashboard, when that is more than a variable under "Environment". */
  place?: RenderPlace | null;
}

/** A check that failed for a reason that somebody can do something about. */
export class CheckFailed extends Error {
  /** `EXIT.config` for a setting, `EXIT.unavailable` for a service that doesn't answer. */
  readonly exitCode: number;
  /** What to set, and to what. */
  readonly fix: string;
  readonly place: RenderPlace | null;

  constructor(exitCode: number, problem: string, fix: string, options: CheckFailedOptions = {}) {
    super(problem, options);
    this.name = 'CheckFailed';
    this.exitCode = exitCode;
    this.fix = fix;
    this.place = options.place ?? null;
  }
}
