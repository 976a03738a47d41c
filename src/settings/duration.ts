import type { SettingsReader } from './reader.ts';

const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

/** A length of time as people write it: `90s`, `30m`, `2h`, `1d`. Milliseconds. */
export function readDuration(
  read: SettingsReader,
  setting: string,
  { fallback, min, max }: { fallback: string; min: string; max: string },
): number {
  const ms = parse(read.text(setting, fallback));
  if (ms !== null && ms >= (parse(min) ?? 0) && ms <= (parse(max) ?? 0)) return ms;
  read.problem(setting, `must be a length of time from ${min} to ${max}, for example ${fallback}`);
  return parse(fallback) ?? 0;
}

function parse(text: string): number | null {
  const [, number, unit = ''] = /^(\d{1,6})([smhd])$/.exec(text) ?? [];
  const seconds = SECONDS[unit];
  return number === undefined || seconds === undefined ? null : Number(number) * seconds * 1000;
}
