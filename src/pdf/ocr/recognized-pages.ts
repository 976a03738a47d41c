import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { PageText } from '../page/page-text.ts';

/** Changes with whatever changes the text that is recognised; text of another version isn't used again. */
export const OCR_VERSION = 1;

/**
 * The text of pictures that earlier runs over the same file recognised, for whoever wants a run that was interrupted to
 * go on where it was: a page takes seconds.
 */
export interface RecognizedPages {
  /** Everything that `keep` was given for this file, one content a line, in the order of the pages. Absolute path. */
  file: string;
  /** Called for each page that is recognised, in order; the next one waits for it. */
  keep(page: number, content: string): Promise<void>;
}

/** The pages in a file of {@link RecognizedPages}; a line that a crash cut off ends it. */
export async function* readRecognized(
  file: string | undefined,
): AsyncGenerator<{ page: number; texts: readonly PageText[] }> {
  if (file === undefined) return;
  for await (const line of createInterface({ input: createReadStream(file) })) {
    try {
      const { page, texts } = JSON.parse(line) as { page: number; texts: readonly PageText[] };
      // Earlier versions didn't know where on the page the text of a picture stands.
      yield {
        page,
        texts: texts.map((text) => (text.transform?.length === 6 ? text : { ...text, transform: null })),
      };
    } catch {
      return;
    }
  }
}
