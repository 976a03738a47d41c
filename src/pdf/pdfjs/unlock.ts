import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

type DocumentParameters = Exclude<
  Parameters<typeof import('pdfjs-dist/legacy/build/pdf.mjs').getDocument>[0],
  string | URL | undefined
>;

/**
 * Opens a PDF for which there is a password, the user's or the owner's. pdf.js asks for it only where it gets no
 * further without, and goes on with the next one where one is wrong, without reading the file again.
 *
 * @throws pdf.js' PasswordException when none of its spellings opens the PDF.
 */
export async function unlock(
  parameters: DocumentParameters,
  password: string,
): Promise<{ document: PDFDocumentProxy; isLocked: boolean }> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task = getDocument(parameters);
  const left = spellingsOf(password);
  let isLocked = false;
  task.onPassword = (give: (answer: string | Error) => void) => {
    isLocked = true;
    give(left.shift() ?? new Error('there are no more spellings'));
  };
  return { document: await task.promise, isLocked };
}

/**
 * How programs may have turned a password into the bytes of its key. pdf.js takes each character as one byte, and for
 * PDF 2.0 makes UTF-8 of it (ISO 32000-2, 7.6.4.3). Before that the standard names PDFDocEncoding, which is Latin-1 for
 * most western letters; most programs took whatever their system had, UTF-8 as a rule.
 */
export function spellingsOf(password: string): string[] {
  const composed = password.normalize('NFC');
  const forms = [password, composed, password.normalize('NFD'), password.normalize('NFKC')];
  const bytes = forms.map((form) => Buffer.from(form, 'utf8').toString('latin1'));
  return [...new Set([...forms, ...bytes])].filter((spelling) => spelling !== '');
}
