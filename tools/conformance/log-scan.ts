import { createReadStream } from 'node:fs';

/** A line of a log; one that is longer than this is cut, since it may be longer than any text can be. Characters. */
const LINE_CHARACTERS = 4_096;

/** Goes through all lines of these files, in order. @param onLine gets the line's beginning, and its whole length. */
export async function scanLines(
  files: readonly string[],
  onLine: (line: string, length: number) => void,
): Promise<void> {
  for (const file of files) {
    let line = '';
    let length = 0;
    const take = (text: string): void => {
      length += text.length;
      if (line.length < LINE_CHARACTERS) line += text.slice(0, LINE_CHARACTERS - line.length);
    };
    for await (const chunk of createReadStream(file, { encoding: 'utf8' }) as AsyncIterable<string>) {
      const parts = chunk.split('\n');
      const last = parts.pop() ?? '';
      for (const part of parts) {
        take(part);
        onLine(line, length);
        line = '';
        length = 0;
      }
      take(last);
    }
    if (length > 0) onLine(line, length);
  }
}

/** Whether a line says this. */
export async function isSaid(files: readonly string[], pattern: RegExp): Promise<boolean> {
  let found = false;
  await scanLines(files, (line) => (found ||= pattern.test(line)));
  return found;
}
