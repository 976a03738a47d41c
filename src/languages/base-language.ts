/** The language of a BCP 47 tag, without country or script: `de` of `de-AT`. */
export function baseLanguage(tag: string): string {
  return tag.split('-', 1)[0] ?? tag;
}
