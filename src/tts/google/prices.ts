/**
 * US dollars per million characters, after the free monthly allowance, by voice family.
 *
 * Source: https://cloud.google.com/text-to-speech/pricing, as copied by third parties in 2026 for Standard, WaveNet,
 * Neural2, Studio and Chirp 3 HD. The others are set to the class that they are billed in: Polyglot with Neural2, the
 * first Chirp HD (once "Journey") with Chirp 3 HD; News and Casual, which no list names, to Neural2's.
 */
const USD_PER_MILLION_CHARACTERS: Readonly<Record<string, number>> = {
  Standard: 4,
  WaveNet: 4,
  Neural2: 16,
  Polyglot: 16,
  News: 16,
  Casual: 16,
  'Chirp-HD': 30,
  Journey: 30,
  'Chirp3-HD': 30,
  Studio: 160,
};

/** A family that is newer than this table counts as the dearest: a limit on costs must never be passed by mistake. */
const UNKNOWN_FAMILY_USD = Math.max(...Object.values(USD_PER_MILLION_CHARACTERS));

export function googleUsdPerMillionCharacters(family: string): number {
  return USD_PER_MILLION_CHARACTERS[family] ?? UNKNOWN_FAMILY_USD;
}
