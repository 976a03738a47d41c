import type { SettingsReader } from './reader.ts';

/** What an alternative may want to know of the place where the service runs. */
export interface Surroundings {
  /** On Render, where what would be lost with the next deploy is an error; but not in its previews. */
  readonly mustLast: boolean;
  /** Absolute; `DATA_DIR`. */
  readonly dataDir: string;
}

/** One row of the settings' table. */
export interface DocumentedSetting {
  /** Those that only make sense together share a row. */
  readonly names: readonly string[];
  /** What holds where it isn't set, in Markdown. */
  readonly default: string;
  /** In Markdown. */
  readonly meaning: string;
}

/** One of several ways to have a part of the service: an engine that speaks, a store for files, a queue. */
export interface Alternative<Chosen> {
  /** How settings and rows call it; it never changes. */
  readonly name: string;
  /** Every setting that `read` reads. */
  readonly settings: readonly DocumentedSetting[];
  /** Reads and checks its settings, whether it will be used or not. */
  read(
    read: SettingsReader,
    surroundings: Surroundings,
  ): {
    /** One of its settings says that it is wanted; decides where nobody names an alternative. */
    readonly isWanted: boolean;
    /** Called for the one that is used, which demands what the others can do without. */
    choose(): Chosen;
  };
}

/**
 * The alternative that the settings name, else the first that is wanted, else the last. The settings of all are
 * checked.
 *
 * @param setting the variable that names one; `null` where there is none
 */
export function chooseAlternative<Chosen>(
  alternatives: readonly Alternative<Chosen>[],
  setting: string | null,
  read: SettingsReader,
  surroundings: Surroundings,
): Chosen {
  const readings = alternatives.map((alternative) => ({
    name: alternative.name,
    ...alternative.read(read, surroundings),
  }));
  const fallback = readings.find(({ isWanted }) => isWanted) ?? readings.at(-1);
  if (fallback === undefined) throw new RangeError('there is no alternative');
  if (setting === null) return fallback.choose();
  const names = readings.map(({ name }) => name);
  const name = read.oneOf(setting, names, fallback.name);
  return (readings.find((reading) => reading.name === name) ?? fallback).choose();
}
