/** What pdf.js knows of the letters of a glyph; `category` goes by them. */
interface SpelledGlyph {
  unicode: string;
}

/** A dictionary of a PDF, as pdf.js has it. */
interface Dictionary {
  get(key: string): unknown;
}

/** A stretch of marked content for which the file gives letters. */
interface Stretch {
  /** Those that nobody has read yet. */
  letters: string;
  /** Whether a part of it was read as its font says. */
  isSpelled: boolean;
  /** How many stretches it lies in. */
  depth: number;
}

/** Longer ones describe a picture; and what a hostile page may have us repeat. */
const MAX_LENGTH = 500;
/** What no font has letters for: private use, controls, the sign for a character that could not be mapped. */
const UNKNOWN = /[\p{Co}\p{Cc}\ufffd]/u;

/**
 * The letters that a file gives for a stretch of its own (/ActualText; PDF 32000-1, 14.9.4), where its font has none:
 * browsers write so what they draw with a variant of a glyph, such as figures that are all as wide. Where the font
 * names the letters, they are read: what is given for them may be a hyphen at a line's end, or nothing.
 */
export class ActualText {
  /** The innermost last. A page may have thousands within each other that give nothing, and they aren't kept. */
  readonly #given: Stretch[] = [];
  #depth = 0;

  /** @param letters what is given for it, if anything */
  begin(letters: string | null): void {
    const isOne = letters !== null && letters !== '' && letters.length <= MAX_LENGTH;
    if (isOne) this.#given.push({ letters, isSpelled: false, depth: this.#depth });
    this.#depth += 1;
  }

  end(): void {
    this.#depth -= 1;
    if (this.#given.at(-1)?.depth === this.#depth) this.#given.pop();
  }

  /** The glyphs of a string that is shown: the first one has all letters of the stretch, where they aren't known. */
  spell<Glyph extends SpelledGlyph>(glyphs: readonly Glyph[]): readonly Glyph[] {
    const stretch = this.#given.at(-1);
    if (stretch === undefined || stretch.isSpelled) return glyphs;
    if (!glyphs.some(({ unicode }) => UNKNOWN.test(unicode))) {
      stretch.isSpelled = true;
      return glyphs;
    }
    return glyphs.map((glyph) => {
      const unicode = stretch.letters;
      stretch.letters = '';
      return Object.create(glyph, { unicode: { value: unicode } }) as Glyph;
    });
  }
}

/**
 * What a file gives for a stretch of marked content.
 *
 * @param properties its dictionary, or the name of one among the resources
 * @param decode makes text of a PDF's string
 * @returns `null` where it gives nothing
 */
export function lettersGiven(
  properties: unknown,
  resources: Dictionary,
  decode: (string: string) => string,
): string | null {
  const own = isName(properties) ? named(resources.get('Properties'), properties.name) : properties;
  const given = isDictionary(own) ? own.get('ActualText') : null;
  return typeof given === 'string' ? decode(given) : null;
}

function named(dictionaries: unknown, name: string): unknown {
  return isDictionary(dictionaries) ? dictionaries.get(name) : null;
}

function isName(value: unknown): value is { name: string } {
  return typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string';
}

function isDictionary(value: unknown): value is Dictionary {
  return typeof value === 'object' && value !== null && 'get' in value && typeof value.get === 'function';
}
