/** One setting that is wrong: its name and what to do about it. Never its value, which may be a secret. */
export interface SettingProblem {
  readonly setting: string;
  readonly message: string;
}

interface Bounds {
  min: number;
  max: number;
  unit?: string;
}

/**
 * Typed access to environment variables that collects every problem instead of stopping at the first. An empty or
 * blank variable counts as not set, as dashboards and .env files leave them behind.
 */
export interface SettingsReader {
  text(setting: string, fallback: string): string;
  optionalText(setting: string): string | null;
  boolean(setting: string, fallback: boolean): boolean;
  integer(setting: string, options: Bounds & { fallback: number }): number;
  optionalInteger(setting: string, options: Bounds): number | null;
  /** A number with or without decimals. */
  optionalAmount(setting: string, options: Bounds): number | null;
  oneOf<T extends string>(setting: string, allowed: readonly T[], fallback: T): T;
  /** A URL with one of these protocols and a host, as it was given. */
  url(setting: string, protocols: readonly string[]): string | null;
  problem(setting: string, message: string): void;
  /** Whether one of these has a problem already. */
  hasProblem(...settings: string[]): boolean;
  problems(): readonly SettingProblem[];
}

export type Environment = Readonly<Record<string, string | undefined>>;

export function createSettingsReader(env: Environment): SettingsReader {
  const found: SettingProblem[] = [];
  const problem = (setting: string, message: string): void => {
    found.push({ setting, message });
  };
  const raw = (setting: string): string | null => {
    const value = env[setting]?.trim();
    return value === undefined || value === '' ? null : value;
  };

  const optionalInteger = (setting: string, { min, max, unit }: Bounds): number | null => {
    const value = raw(setting);
    if (value === null) return null;
    const number = /^[+-]?\d+$/.test(value) ? Number(value) : Number.NaN;
    if (Number.isSafeInteger(number) && number >= min && number <= max) return number;
    problem(setting, `must be a whole number from ${min} to ${max}${unit === undefined ? '' : ` (${unit})`}`);
    return null;
  };

  return {
    text: (setting, fallback) => raw(setting) ?? fallback,
    optionalText: raw,
    boolean: (setting, fallback) => {
      const value = raw(setting)?.toLowerCase() ?? null;
      if (value === null) return fallback;
      if (['true', '1', 'yes', 'on'].includes(value)) return true;
      if (['false', '0', 'no', 'off'].includes(value)) return false;
      problem(setting, 'must be true or false');
      return fallback;
    },
    integer: (setting, { fallback, ...bounds }) => optionalInteger(setting, bounds) ?? fallback,
    optionalInteger,
    optionalAmount: (setting, { min, max, unit }) => {
      const value = raw(setting);
      if (value === null) return null;
      const number = /^\d+(\.\d+)?$/.test(value) ? Number(value) : Number.NaN;
      if (number >= min && number <= max) return number;
      problem(
        setting,
        `must be a number from ${min} to ${max}${unit === undefined ? '' : ` (${unit})`}, for example 2.5`,
      );
      return null;
    },
    oneOf: (setting, allowed, fallback) => {
      const value = raw(setting)?.toLowerCase() ?? null;
      if (value === null) return fallback;
      const match = allowed.find((candidate) => candidate === value);
      if (match !== undefined) return match;
      problem(setting, `must be one of: ${allowed.join(', ')}`);
      return fallback;
    },
    url: (setting, protocols) => {
      const value = raw(setting);
      if (value === null) return null;
      if (URL.canParse(value) && isWhole(new URL(value), protocols)) return value;
      const schemes = protocols.map((protocol) => `${protocol}//`).join(' or ');
      problem(
        setting,
        `is not a URL that starts with ${schemes} and names a host; special characters in its password must be percent-encoded (@ as %40, / as %2F, # as %23)`,
      );
      return null;
    },
    problem,
    hasProblem: (...settings) => found.some(({ setting }) => settings.includes(setting)),
    problems: () => found,
  };
}

/**
 * A password with an unescaped `/`, `?` or `#` ends the host too early: what follows, up to the `@`, is then found
 * behind the host. What a server would say of that host helps nobody, and repeats a part of the password.
 */
function isWhole(url: URL, protocols: readonly string[]): boolean {
  const namesHost = url.hostname !== '' || url.searchParams.has('host');
  const isCut = [url.pathname, url.search, url.hash].some((part) => part.includes('@'));
  return protocols.includes(url.protocol) && namesHost && !isCut;
}
