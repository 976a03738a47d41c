/** Something that isn't read as it stands on the page. */
export interface Finding {
  type: 'lost' | 'twice' | 'order' | 'torn';
  page: number;
  words: number;
  /** Under which heading Tandem lists what is lost; `null` where it says nothing. */
  kind: string | null;
  text: string;
}

/** Shorter runs than this are no finding: readers differ in small things. */
export const LEAST_WORDS = 8;

/**
 * Letters of a run that is looked for: short enough to fit between two misread letters, and long enough to be at one
 * place only.
 */
export const GRAM = { spaced: 12, unspaced: 5 } as const;
