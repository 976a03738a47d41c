import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StringDecoder } from 'node:string_decoder';
import { leftOutWarnings, roundedShare } from '../pdf/left-out-warning.ts';
import type { ExtractionStep } from '../pdf/child/extraction.ts';

type Print = (text: string) => Promise<void>;

/**
 * Writes a book as readable text, below a warning where much of it is left out: chapter titles as headings, paragraphs
 * apart by an empty line.
 */
export async function writeText(events: AsyncIterable<ExtractionStep>, print: Print): Promise<void> {
  for await (const event of events) {
    if (event.type === 'document') {
      for (const warning of leftOutWarnings(event.leftOutShare)) await print(`[${warning}]\n\n`);
      if (event.title !== null) await print(`${event.title}\n`);
    }
    if (event.type === 'chapter') await print(`\n## ${event.title}\n\n`);
    if (event.type === 'paragraph') await print(`${event.sentences.join(' ')}\n\n`);
  }
}

/**
 * Writes a book as one JSON object, `{warnings, leftOutShare, title, language, pages, chapters: [{title, paragraphs}],
 * removed: [{page, kind, text, step, reason}]}`, while it is read. What was removed comes last and waits in a temporary
 * file.
 */
export async function writeJson(events: AsyncIterable<ExtractionStep>, print: Print): Promise<void> {
  const removed = createWaitingText();
  let pages = 0;
  let chapters = 0;
  let paragraphs = 0;
  try {
    for await (const event of events) {
      if (event.type === 'opened') pages = event.pages;
      if (event.type === 'document') {
        const { title, language, leftOutShare } = event;
        const head = {
          warnings: leftOutWarnings(leftOutShare),
          leftOutShare: roundedShare(leftOutShare),
          title,
          language,
          pages,
        };
        await print(`${JSON.stringify(head).slice(0, -1)},"chapters":[`);
      }
      if (event.type === 'chapter') {
        await print(`${chapters > 0 ? '\n]},' : ''}\n{"title":${JSON.stringify(event.title)},"paragraphs":[`);
        chapters += 1;
        paragraphs = 0;
      }
      if (event.type === 'paragraph') {
        await print(`${paragraphs > 0 ? ',' : ''}\n${JSON.stringify(event.sentences.join(' '))}`);
        paragraphs += 1;
      }
      if (event.type === 'removed') {
        const { page, kind, text, step, reason } = event;
        removed.append(
          `${removed.isEmpty() ? '' : ','}\n${JSON.stringify({ page, kind, text, step, reason })}`,
        );
      }
    }
    await print(`${chapters > 0 ? '\n]}' : ''}],"removed":[`);
    for (const text of removed.read()) await print(text);
    await print(']}\n');
  } finally {
    removed.close();
  }
}

const BLOCK_BYTES = 64 * 1024;

/** Text that waits on disk for its turn, in a file that has no name any more. */
function createWaitingText() {
  const dir = mkdtempSync(join(tmpdir(), 'tandem-text-'));
  const descriptor = openSync(join(dir, 'removed'), 'w+');
  rmSync(dir, { recursive: true });
  let length = 0;
  return {
    isEmpty: (): boolean => length === 0,
    append: (text: string): void => {
      const bytes = Buffer.from(text);
      for (let written = 0; written < bytes.length;) written += writeSync(descriptor, bytes, written);
      length += bytes.length;
    },
    *read(): Generator<string> {
      const block = Buffer.alloc(BLOCK_BYTES);
      const decoder = new StringDecoder('utf8');
      for (let position = 0; position < length;) {
        const bytes = readSync(descriptor, block, 0, block.length, position);
        if (bytes === 0) break;
        position += bytes;
        yield decoder.write(block.subarray(0, bytes));
      }
    },
    close: (): void => closeSync(descriptor),
  };
}
