/** In points from the page's top left corner, as the page is shown: turned and cut as its boxes say. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** A line as pdftotext puts it together, with what PDFium says of the same place. */
export interface PrintedLine {
  text: string;
  box: Box;
  /** Pdftotext's column or stretch of text, counted over the page. */
  block: number;
  /** Points; 0 where PDFium finds nothing there. */
  size: number;
  /** Set in letters of one width, as listings are. */
  isMono: boolean;
  /** Whether PDFium reads the same letters there: what only one reader sees is noise. */
  isAgreed: boolean;
  /** Its place in PDFium's order: the number of its middle letter on the page. */
  place: number;
}

/** A page as two readers see it that know nothing of ours. */
export interface PrintedPage {
  /** From 1. */
  page: number;
  width: number;
  height: number;
  /** In pdftotext's order. */
  lines: PrintedLine[];
  /** All letters of the page in PDFium's order; pdftotext's are those of `lines`. */
  letters: string;
}
