/** Of a document of which a larger share of the body is left out, the listener is told so first. */
const MUCH = 0.1;

/** What a listener is told of a document first, in words; nothing where no more is left out than usual. */
export function leftOutWarnings(share: number | null): string[] {
  if (share === null || share <= MUCH) return [];
  const percent = Math.round(100 * share);
  return [
    `About ${percent} % of the running text of this document is not read aloud. What is left out is listed, with the reason.`,
  ];
}

/** To a thousandth. */
export function roundedShare(share: number): number {
  return Math.round(share * 1000) / 1000;
}
