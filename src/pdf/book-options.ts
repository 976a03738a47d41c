import type { FirstPassOptions } from './first-pass/options.ts';
import type { IncludeKind } from './include.ts';

export interface ExtractBookOptions extends Omit<FirstPassOptions, 'begin'> {
  include: readonly IncludeKind[];
  /** Whether to tell where everything stands; not unless asked for. */
  places?: boolean | undefined;
  /** Whether to say the text of the first pages while others are still read; not unless asked for. */
  beginnings?: boolean | undefined;
}
