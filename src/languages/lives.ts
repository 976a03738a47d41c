/** How the signs of a birth and a death are said, in front of a day and in front of a year. */
export interface Lives {
  born: readonly [day: string, year: string];
  died: readonly [day: string, year: string];
}

const SIGN =
  /(?<=^|[(\s,;–-])([*†])\s?(?=(?:\p{Ll}{1,5}\.?\s)?(?:(\d{1,2}(?:\.|er)?\s(?:de\s)?\p{L}|\d{1,2}[./]\s?\d{1,2}[./])|\d{3,4}(?!\d)))/gu;

/** "(* 3 May 1850, † 1910)" */
export function speakLives({ born, died }: Lives): (text: string) => string {
  return (text) =>
    /[*†]/.test(text)
      ? text
          .replace(SIGN, (_whole, sign: string, day: string | undefined) => {
            const [ofDay, ofYear] = sign === '*' ? born : died;
            return `${day === undefined ? ofYear : ofDay} `;
          })
          // A mark for a note, behind its word
          .replace(/(?<=\p{L}[.,]?)[*†]{1,2}(?=[\s.,;:)]|$)/gu, '')
      : text;
}
