import { anyOf } from '../../languages/languages.ts';

/** What a file is called after the last stop: `report.pdf`, `10811.exe`, `Screenshot … .png`. */
const FILE_NAME =
  /\.(?:pdf|docx?|odt|rtf|tex|dvi|indd|qxd|qxp|pages|txt|html?|ps|eps|fm|p65|pub|pptx?|potx?|xlsx?|csv|wpd|wps|md|epub|mobi|key|odp|ods|xps|prn|exe|zip|tmp|bak|png|jpe?g|gif|tiff?|bmp|webp|svg|ai|psd|cdr|dwg|vsdx?|aspx?|php|cgi|job|out)$/i;

/** What programs write where nobody gave a title, in the languages of their menus. */
const NO_TITLE: readonly RegExp[] = [
  new RegExp(`^(?:${anyOf(({ structure }) => structure?.untitled)})[\\s\\d._-]*$`, 'iu'),
  /^(?:new |neues |nouveau |nuevo )?(?:microsoft |ms )?(?:word|excel|office|powerpoint|publisher)[- ]?(?:document|dokument|worksheet|presentation|präsentation|présentation|publication)?[\s\d._-]*$/i,
  /^(?:présentation|presentación|presentazione|apresentação)(?: de| do)? powerpoint$/i,
  /^(?:presentation|präsentation|book|mappe|classeur|libro|doc|slide|folie|diapositive|diapositiva|layout|template|vorlage|folder)[\s\d._-]*$/i,
  // What somebody began with: "LaTeX Template".
  /^[\w-]+ (?:template|vorlage)$/i,
  // What a template says instead.
  /\blorem ipsum\b/i,
  /^(?:click|tap) to (?:add|edit)\b/i,
  // The stamp of a server of preprints.
  /^arxiv:\s?\S+\d/i,
  /^(?:screen ?shot|bildschirmfoto|capture d.écran|captura de (?:pantalla|tela)|schermafbeelding)\b/i,
  /^(?:microsoft|adobe) \w+[\s\d.-]*$/i,
  /^microsoft \w+ - /i,
  /^(?:quarkxpress|libreoffice|writer)[\s\d.-]*$/i,
  /^(?:https?:\/\/|about:|file:)\S*$/i,
  // 00123456, scan_2024-118350
  /^[\w-]*\d{5,}[\w-]*$/,
  // final_report_v2
  /^\w+(?:_\w+)+$/,
  // {8f14e45f-ceea-467f-a0e6-5b1c2d3e4f50}
  /^\{?(?:[0-9a-f]{4,}-){3,}[0-9a-f]{4,}\}?$/i,
  /^<?[0-9a-f]{16,}>?$/i,
];

const NUMBER_BEFORE = /^\p{Lu}[\p{L} .]*\d[\d.]*\s*[-–—:|]\s*$/u;

/**
 * The document's title: what its metadata says unless that is plainly not a title, else the largest text of the first
 * page.
 */
export function chooseTitle(metadata: string | null, largestOnFirstPage: string | null): string | null {
  const [said, seen] = [cleanMetadata(metadata), tidy(largestOnFirstPage ?? '')];
  return said === null || isBehindNumber(seen, said) ? seen : said;
}

/** "LNCS 4299 - The Tide": the number of a series, and the title as it stands on the page. */
function isBehindNumber(title: string | null, text: string): boolean {
  return title !== null && text.endsWith(title) && NUMBER_BEFORE.test(text.slice(0, -title.length));
}

/** The author from the metadata, unless a program or a placeholder stands there. */
export function chooseAuthor(metadata: string | null): string | null {
  return cleanMetadata(metadata);
}

function cleanMetadata(value: string | null): string | null {
  const text = tidy(value ?? '');
  if (text === null || FILE_NAME.test(text) || NO_TITLE.some((pattern) => pattern.test(text))) return null;
  return text;
}

/**
 * One line with letters in it, or nothing. Marks that turn the direction of a text are left out: a title stands among
 * other words, and would turn them, too.
 */
function tidy(text: string): string | null {
  const line = text
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    // eslint-disable-next-line no-control-regex -- metadata may hold anything
    .replace(/[\u0000-\u001f\u007f\s]+/g, ' ')
    .trim();
  return /\p{L}/u.test(line) ? line : null;
}
