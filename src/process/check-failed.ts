import type { RenderPlace } from '../settings/render-dashboard.ts';

interface CheckFailedOptions {
  cause?: unknown;
  /** Where it is done in Render's dashboard, when that is more than a variable under "Environment". */
  place?: RenderPlace | null;
}

/** Something that must be right before anything starts isn't, for a reason that somebody can do something about. */
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
