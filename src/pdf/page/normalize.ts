import { withoutLoneSigns } from './code-signs.ts';

/** Latin ligatures and the presentation forms of Hebrew and Arabic: one letter shape, not one letter. */
const PRESENTATION_FORMS = /[\ufb00-\ufdfb\ufe70-\ufefc]+/g;
const SOFT_HYPHENS_INSIDE = /\u00ad+(?=\S)/g;
const RIGHT_TO_LEFT_FORMS = /[\ufb1d-\ufdfb\ufe70-\ufefc]/g;
/**
 * Characters without width or meaning: zero-width (but not the joiners, which Persian, Indic scripts and emoji need),
 * controls.
 */
const INVISIBLE = /(?:(?![\t\n\v\f\r\u0085])\p{Cc}|[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff])+/gu;
/** What stretches an Arabic word, or a line of it. */
const TATWEEL = /\u0640+/g;
/** A grave accent over a space is what some fonts print for an opening quote: "the ` stable’ archive". */
const ACCENT_OVER_SPACE = /(?<=\s)\u0300\s?/gu;
const SPACES = /[\s\u0085\u180e]+/g;
/** What most text is: there is nothing to do. */
const PLAIN = /^(?:[!-~]| (?! ))*$/;

/**
 * Brings text from a PDF into the form that everything after relies on: ligatures as letters, canonical composition
 * (NFC), no soft hyphens except at the very end (where a line breaks in a word), every kind of space as one plain
 * space. Quotes, dashes and compatibility characters such as ½ or ² stay as they are: NFKC would change what is said.
 */
export function normalizeText(text: string): string {
  return PLAIN.test(text) ? text : cleaned(text).normalize('NFC');
}

/**
 * The same for text with letters from right to left that is still in the order in which it stands on the page: forms
 * that stand for several letters become them from the right, and what composes with what is known only once it is in
 * the order in which it is read.
 */
export function normalizeAsSeen(text: string): string {
  return cleaned(
    text.replace(RIGHT_TO_LEFT_FORMS, (form) => Array.from(form.normalize('NFKC')).reverse().join('')),
  );
}

function cleaned(text: string): string {
  return withoutLoneSigns(text)
    .replace(PRESENTATION_FORMS, (forms) => forms.normalize('NFKC'))
    .replace(INVISIBLE, '')
    .replace(TATWEEL, '')
    .replace(SPACES, ' ')
    .replace(ACCENT_OVER_SPACE, '‘')
    .replace(SOFT_HYPHENS_INSIDE, '');
}
