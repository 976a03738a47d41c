import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Box } from '../page/geometry.ts';
import type { SourceField } from '../page/page-source.ts';

/** What pdf.js tells of an annotation, as far as it is used: PDF 32000-1, 12.7.4. */
interface Annotation {
  subtype: string;
  rect: Box;
  /** "Tx", "Ch", "Btn" or "Sig". */
  fieldType?: string | null;
  fieldValue?: string | readonly string[] | null;
  defaultFieldValue?: string | readonly string[] | null;
  hidden?: boolean;
  password?: boolean;
  checkBox?: boolean;
  radioButton?: boolean;
  /** The value of a box that is ticked, and of one of several that exclude each other. */
  exportValue?: string;
  buttonValue?: string | null;
  options?: readonly { exportValue: string; displayValue: string }[];
  hasAppearance?: boolean;
  /** The lines of what is drawn in it; missing where nothing is. */
  textContent?: readonly string[];
}

const OFF = 'Off';
/** What viewers put into another form: "1234.5" is drawn as "$1,234.50", "2024-03-01" as "1 March 2024". */
const FORMATTED = /^[\d.,:/+\s-]*$/;

/**
 * The fields of a form on a page, empty ones too. They lie above the page and are no part of its text. Secrets,
 * signatures and buttons to press are none.
 */
export async function readFields(page: PDFPageProxy): Promise<SourceField[]> {
  // A damaged field says nothing about the text of its page.
  const annotations = await page.getAnnotations({ intent: 'display' }).catch(() => []);
  return (annotations as readonly Annotation[]).flatMap((annotation): SourceField[] => {
    if (annotation.subtype !== 'Widget' || annotation.hidden === true) return [];
    const value = valueOf(annotation);
    return value === null ? [] : [{ box: annotation.rect, value }];
  });
}

function valueOf(field: Annotation): SourceField['value'] | null {
  switch (field.fieldType) {
    case 'Tx':
      return field.password === true ? null : linesOf(writtenIn(field));
    case 'Ch':
      return chosenIn(field).flatMap(linesOf);
    case 'Btn':
      if (field.checkBox !== true && field.radioButton !== true) return null;
      return isTicked(field) ? 'ticked' : [];
    default:
      return null;
  }
}

/**
 * The value, and not the lines into which a viewer broke it or as much of it as the field has room for; what is drawn
 * where there is no value, or where it was put into another form.
 */
function writtenIn({ fieldValue, defaultFieldValue, hasAppearance, textContent = [] }: Annotation): string {
  const value = typeof fieldValue === 'string' ? fieldValue : '';
  const drawn = textContent.join('\n').trim();
  if (drawn === '') {
    // pdf.js takes what a field would be reset to for its value, where it has none.
    return hasAppearance === true && value === defaultFieldValue ? '' : value;
  }
  if (bare(value).includes(bare(drawn))) return value;
  return FORMATTED.test(value) ? drawn : value;
}

function bare(text: string): string {
  return text.replace(/\s+/g, '');
}

function chosenIn({ fieldValue, options = [] }: Annotation): string[] {
  const values = typeof fieldValue === 'string' ? [fieldValue] : (fieldValue ?? []);
  return values.map(
    (value) => options.find(({ exportValue }) => exportValue === value)?.displayValue ?? value,
  );
}

function isTicked({ fieldValue, radioButton, exportValue, buttonValue }: Annotation): boolean {
  if (typeof fieldValue !== 'string' || fieldValue === OFF || fieldValue === '') return false;
  if (radioButton === true) return fieldValue === buttonValue;
  return exportValue === undefined || fieldValue === exportValue;
}

function linesOf(text: string): string[] {
  return text.split(/\r\n?|\n/).filter((line) => line.trim() !== '');
}
