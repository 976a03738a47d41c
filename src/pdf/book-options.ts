import type { FirstPassOptions } from './first-pass/options.ts';
import type { IncludeKind } from './include.ts';
import type { PassageVerdicts } from './passages.ts';

export interface ExtractBookOptions extends Omit<FirstPassOptions, 'begin'> {
  include: readonly IncludeKind[];
  /** What the listener says of single passages; nothing unless given. */
  passages?: PassageVerdicts | undefined;
  /** Whether to tell where everything stands; not unless asked for. */
  places?: boolean | undefined;
  /** Whether to say the text of the first pages while others are still read; not unless asked for. */
  beginnings?: boolean | undefined;
}
