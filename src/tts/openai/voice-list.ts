/** A voice as its server calls it. */
export interface NamedVoice {
  name: string;
  /** BCP 47; `null` where nobody says. */
  languages: readonly string[] | null;
}

/**
 * Reads `nova,anna=de,tom=en-GB+en-US`.
 *
 * @returns the voices, or what is wrong with the text.
 */
export function parseVoiceList(text: string): { voices: NamedVoice[] } | { problem: string } {
  const voices: NamedVoice[] = [];
  for (const entry of text.split(',').map((part) => part.trim())) {
    if (entry === '') continue;
    const [name = '', tags, more] = entry.split('=').map((part) => part.trim());
    if (name === '' || more !== undefined) return { problem: EXAMPLE };
    if (tags === undefined) {
      voices.push({ name, languages: null });
      continue;
    }
    try {
      voices.push({ name, languages: Intl.getCanonicalLocales(tags.split('+').map((tag) => tag.trim())) });
    } catch {
      return { problem: EXAMPLE };
    }
  }
  return { voices };
}

const EXAMPLE =
  'must be a list of voices, each with its languages where they matter: nova,anna=de,tom=en-GB+en-US';
