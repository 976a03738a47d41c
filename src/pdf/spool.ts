import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { StringDecoder } from 'node:string_decoder';

/**
 * Lines of JSON on disk, so that a pass over a book needs memory for a page and not for the book. Synchronous: its
 * process has nothing else to do while it reads or writes.
 */
export interface Spool {
  append(json: string): void;
  /** All from the first; may be called again and again once everything is appended. */
  lines(): Generator<string>;
  close(): void;
}

const BLOCK_BYTES = 256 * 1024;

/** The caller owns `file` and removes it. */
export function createSpool(file: string): Spool {
  const descriptor = openSync(file, 'w+');
  let pending: string[] = [];
  let pendingLength = 0;
  const flush = (): void => {
    const bytes = Buffer.from(pending.join(''), 'utf8');
    for (let written = 0; written < bytes.length;) written += writeSync(descriptor, bytes, written);
    pending = [];
    pendingLength = 0;
  };
  return {
    append: (json) => {
      pending.push(json, '\n');
      pendingLength += json.length + 1;
      if (pendingLength > BLOCK_BYTES) flush();
    },
    *lines() {
      flush();
      yield* readLines(descriptor);
    },
    close: () => closeSync(descriptor),
  };
}

/** One whose file has no name any more once it is open: whatever ends this process, nothing is left behind. */
export function createAnonymousSpool(tempDir: string): Spool {
  const dir = mkdtempSync(join(tempDir, 'tandem-extract-'));
  try {
    return createSpool(join(dir, 'lines'));
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

function* readLines(descriptor: number): Generator<string> {
  const block = Buffer.alloc(BLOCK_BYTES);
  const decoder = new StringDecoder('utf8');
  let rest = '';
  for (let position = 0; ;) {
    const length = readSync(descriptor, block, 0, block.length, position);
    if (length === 0) break;
    position += length;
    const lines = (rest + decoder.write(block.subarray(0, length))).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}
