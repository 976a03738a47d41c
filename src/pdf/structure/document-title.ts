import { anyOf } from '../../languages/languages.ts';

const FILE_NAME =
  /\.(?:pdf|docx?|odt|rtf|tex|dvi|indd|qxd|qxp|pages|txt|html?|ps|eps|fm|p65|pub|pptx?|xlsx?|wpd|md)$/i;
const PLACEHOLDER = new RegExp(`^(?:${anyOf(({ structure }) => structure?.untitled)})[\\s\\d._-]*$`, 'iu');
const PROGRAM =
  /^(?:microsoft \w+|adobe \w+|layout \d+|slide \d+|powerpoint|quarkxpress|libreoffice|writer)\b[\s\d-]*/i;

/** The document's title: what its metadata says unless that is plainly not a title, else the largest text of the first page. */
export function chooseTitle(metadata: string | null, largestOnFirstPage: string | null): string | null {
  return cleanMetadata(metadata) ?? tidy(largestOnFirstPage ?? '');
}

/** The author from the metadata, unless a program or a placeholder stands there. */
export function chooseAuthor(metadata: string | null): string | null {
  return cleanMetadata(metadata);
}

function cleanMetadata(value: string | null): string | null {
  const text = tidy(value ?? '');
  if (text === null || FILE_NAME.test(text) || PLACEHOLDER.test(text) || text.replace(PROGRAM, '') === '')
    return null;
  if (/^microsoft \w+ - /i.test(text) || /^[\w-]*\d{5,}[\w-]*$/.test(text) || /^\w+(?:[_]\w+)+$/.test(text))
    return null;
  return text;
}

/** One line with letters in it, or nothing. */
function tidy(text: string): string | null {
  // eslint-disable-next-line no-control-regex -- metadata may hold anything
  const line = text.replace(/[\u0000-\u001f\u007f\s]+/g, ' ').trim();
  return /\p{L}/u.test(line) ? line : null;
}
