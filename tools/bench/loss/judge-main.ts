import { messageOf } from '../../../src/process/thrown.ts';
import { judgeDocument } from './judge-document.ts';
import type { DocumentResult, JudgeRequest } from './judge-document.ts';

/** A document that pdftotext or PDFium can't open can't be judged. */
export type JudgeAnswer = { result: DocumentResult } | { unjudged: string };

/**
 * Judges documents one after the other in a process of its own: PDFium takes the process with it where a file is bad
 * enough.
 */
process.on('message', (request: JudgeRequest) => {
  judgeDocument(request).then(
    (result) => answer({ result }),
    (error: unknown) => answer({ unjudged: messageOf(error) }),
  );
});
process.on('disconnect', () => process.exit(0));

function answer(message: JudgeAnswer): void {
  process.send?.(message);
}
