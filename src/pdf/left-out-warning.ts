/** Of a document of which a larger share of the body is left out, the listener is told so first. */
const MUCH = 0.1;

/** What a listener is told of a document, in words; `null` where no more is left out than usual. */
export function leftOutWarning(share: number | null): string | null {
  if (share === null || share <= MUCH) return null;
  const percent = Math.round(100 * share);
  return `About ${percent} % of the running text of this document is not read aloud. What is left out is listed, with the reason.`;
}
