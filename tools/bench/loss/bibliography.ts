import type { Stretch } from './stretches.ts';

/** Alone on a line, with a number before it or not. */
const HEADING =
  /^(?:[\p{N}.]+\s+|[IVX]+\.\s+)?(?:references?(?: and notes| cited)?|bibliograph(?:y|ie)|literatur(?:e cited|verzeichnis|hinweise)?|quellen(?:verzeichnis)?|works cited|further reading|références(?: bibliographiques)?|bibliografía|bibliografia|referencias(?: bibliográficas)?|referências(?: bibliográficas)?|riferimenti(?: bibliografici)?|referenties|literatuur|litteratur|bibliografie|literatura|список литературы|литература|参考文献|參考文獻|참고문헌|المراجع)\s*:?$/iu;

const SIGNS = [
  // A year: "(2010)", "2010;".
  /\b(?:1[6-9]|20)\d\d[a-z]?\b/g,
  // Initials: "K. F.", and "Rogers FB," as physicians write.
  /(?<![\p{L}.])\p{Lu}\.(?=[\s,;:-]|\p{Lu}\.)/gu,
  /\p{Ll}\s\p{Lu}{1,3}(?=[,.:;])/gu,
  // Volumes and pages: "12(3):45–67", "pp. 3".
  /\b\p{N}+\s?\(\p{N}+\)|\bpp?\.\s?\p{N}|\b\p{N}+\s?[–-]\s?\p{N}+\b/gu,
  /\bvol\.|\bno\.\s?\p{N}|\bdoi\b|\bisbn\b|\barxiv\b|\bproc\.|\bproceedings\b|\bin:\s|\beds?\.|\bet al\.|https?:/giu,
];
const KEY = /^\s*(?:\[[\p{L}\p{N}+, -]{1,16}\]|\p{N}{1,3}[.)]?)\s+["“]?\p{Lu}/u;

/** Signs to a word. Running text that names a work in every sentence has fewer. */
const DENSITY = { anywhere: 0.16, belowHeading: 0.03, ofText: 0.015 };
/** A list ends where text of so many lines is none. */
const TEXT_LINES = 3;

/** The stretches of the pages, in order, that are entries of a bibliography. */
export function findBibliography(stretches: readonly Stretch[]): Set<Stretch> {
  const found = new Set<Stretch>();
  let isBelowHeading = false;
  for (const stretch of stretches) {
    const { lines } = stretch;
    const heading = lines.findIndex(({ text }) => HEADING.test(joinCapitals(text.trim())));
    isBelowHeading ||= heading >= 0;
    const text = lines
      .slice(heading + 1)
      .map((line) => line.text)
      .join(' ');
    const density = densityOf(text);
    if (density >= DENSITY.anywhere) found.add(stretch);
    else if (isBelowHeading && (density >= DENSITY.belowHeading || KEY.test(text))) found.add(stretch);
    else if (lines.length >= TEXT_LINES && density < DENSITY.ofText) isBelowHeading = heading >= 0;
  }
  return found;
}

/** "R EFERENCES" is what readers make of small capitals. */
function joinCapitals(text: string): string {
  return text.replace(/(?<!\p{L})(\p{Lu})\s(?=\p{Lu}{2})/gu, '$1');
}

function densityOf(text: string): number {
  const words = text.split(/\s+/).filter((word) => word !== '').length;
  // An entry has numbers in it, whatever else: of most paragraphs no more has to be asked.
  if (words === 0 || !/\p{N}/u.test(text)) return 0;
  return SIGNS.reduce((sum, sign) => sum + (text.match(sign)?.length ?? 0), 0) / words;
}
