import { StringDecoder } from 'node:string_decoder';

/** A line longer than this is passed on in pieces, so that a process without line ends can't fill the memory. */
const MAX_LINE_CHARACTERS = 64 * 1024;

export interface LineSplitter {
  write(chunk: Buffer | string): void;
  /** Passes on what stands in the last, unfinished line. */
  end(): void;
}

/** Turns chunks, which may end anywhere, even inside a character, into lines. */
export function createLineSplitter(onLine: (line: string) => void): LineSplitter {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  const accept = (text: string): void => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) emit(line);
    while (rest.length > MAX_LINE_CHARACTERS) {
      emit(rest.slice(0, MAX_LINE_CHARACTERS));
      rest = rest.slice(MAX_LINE_CHARACTERS);
    }
  };
  const emit = (line: string): void => {
    const text = line.endsWith('\r') ? line.slice(0, -1) : line;
    if (text !== '') onLine(text);
  };
  return {
    write: (chunk) => accept(typeof chunk === 'string' ? chunk : decoder.write(chunk)),
    end: () => {
      accept(decoder.end());
      emit(rest);
      rest = '';
    },
  };
}
