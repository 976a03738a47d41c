import { once } from 'node:events';
import type { Writable } from 'node:stream';

/** Writes a log that many speak into and one reads, who may be slow. */
export interface LineWriter {
  /** A line with its end. What is written in one turn of the event loop goes out as one piece. */
  write(line: string): void;
  /** `null` while there is room, else what resolves when there is: so long nobody should write who can wait. */
  room(): Promise<void> | null;
  /** Resolves when everything is written, or nobody takes it. */
  end(): Promise<void>;
}

/** A pipe that is full makes Node keep what is written to it; who can wait does so from here on. Bytes. */
const FULL_BYTES = 1024 * 1024;
/** What comes beyond this is left out: nobody's log is worth the end of the process that holds it. Bytes. */
const MOST_BYTES = 8 * 1024 * 1024;
const LAST_WORDS_MS = 1_000;

/** @param onLeftOut Told how many lines were, when there is room again. */
export function createLineWriter(stream: Writable, onLeftOut: (lines: number) => void): LineWriter {
  let leftOut = 0;
  let waiting = '';
  const flush = (): void => {
    const text = waiting;
    waiting = '';
    if (text !== '') stream.write(text);
  };
  const held = (): number => (stream.destroyed ? 0 : stream.writableLength + waiting.length);
  const drained = async (signal?: AbortSignal): Promise<void> => {
    flush();
    // The reader may go away instead.
    if (stream.writableNeedDrain && !stream.destroyed)
      await Promise.race([once(stream, 'drain', { signal }), once(stream, 'close', { signal })]).catch(
        () => undefined,
      );
  };
  process.once('exit', flush);

  return {
    write: (line) => {
      if (held() > MOST_BYTES) {
        leftOut += 1;
        return;
      }
      const lines = leftOut;
      leftOut = 0;
      if (lines > 0) onLeftOut(lines);
      if (waiting === '') process.nextTick(flush);
      waiting += line;
    },
    room: () => (held() > FULL_BYTES ? drained() : null),
    end: () => drained(AbortSignal.timeout(LAST_WORDS_MS)),
  };
}
