/**
 * Google's default quotas: requests a minute by voice family (https://cloud.google.com/text-to-speech/quotas). A
 * project can have others, so all of them can be set.
 */
const REQUESTS_PER_MINUTE: Readonly<Record<string, number>> = {
  'Chirp3-HD': 200,
  Neural2: 1_000,
  Studio: 500,
};
const OTHER_REQUESTS_PER_MINUTE = 1_000;

/** Requests a minute that a family has; `settings` come first. */
export function requestsPerMinute(family: string, settings: Readonly<Record<string, number>> = {}): number {
  return settings[family] ?? REQUESTS_PER_MINUTE[family] ?? OTHER_REQUESTS_PER_MINUTE;
}

/**
 * Reads `Chirp3-HD:400,Neural2:2000`.
 *
 * @returns the quotas, or what is wrong with the text.
 */
export function parseQuotas(text: string): { quotas: Record<string, number> } | { problem: string } {
  const quotas: Record<string, number> = {};
  for (const part of text.split(',').map((entry) => entry.trim())) {
    if (part === '') continue;
    const [, family, digits] = /^([A-Za-z0-9-]+)\s*:\s*(\d{1,7})$/.exec(part) ?? [];
    const perMinute = Number(digits);
    if (family === undefined || !(perMinute > 0)) {
      return {
        problem: 'must be a list of FAMILY:REQUESTS_PER_MINUTE, for example Chirp3-HD:200,Neural2:1000',
      };
    }
    quotas[family] = perMinute;
  }
  return { quotas };
}
