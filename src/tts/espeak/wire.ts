import type { WordTime } from '../../narration/word-times.ts';

/**
 * How a speech process answers: on a pipe of its own, one answer a job in the order of the jobs, and an empty one when
 * it is ready. Each is a head of 12 bytes, the lengths of what follows and the process's resident memory in kB; the
 * audio; and the times of the words, two numbers of 4 bytes each.
 *
 * Not over Node's IPC channel: it joins a message of 2 MB anew for each piece that arrives. That cost 20 MB in the
 * speech process, and the owner's memory grew about twice as fast from call to call (measured).
 */
export interface EspeakAnswer {
  audio: Buffer;
  words: WordTime[];
  rssBytes: number;
}

/** The pipe's place among the child's file descriptors. */
export const ANSWER_FD = 4;

const HEAD_BYTES = 12;
const WORD_BYTES = 8;

/** The parts of an answer, to be written one after the other. */
export function writeAnswer(audio: Uint8Array, words: readonly WordTime[], rssBytes: number): Uint8Array[] {
  const head = Buffer.alloc(HEAD_BYTES);
  head.writeUInt32BE(audio.length, 0);
  head.writeUInt32BE(words.length, 4);
  head.writeUInt32BE(Math.round(rssBytes / 1024), 8);
  const times = Buffer.alloc(words.length * WORD_BYTES);
  words.forEach(({ at, ms }, index) => {
    times.writeUInt32BE(at, index * WORD_BYTES);
    times.writeUInt32BE(ms, index * WORD_BYTES + 4);
  });
  return [head, audio, times];
}

/** Returns what takes the pipe's chunks, cut anywhere, and calls `onAnswer` for each complete answer. */
export function createAnswerReader(onAnswer: (answer: EspeakAnswer) => void): (chunk: Buffer) => void {
  const head = Buffer.alloc(HEAD_BYTES);
  let headBytes = 0;
  let body = Buffer.alloc(0);
  let bodyBytes = 0;

  return (chunk) => {
    let at = 0;
    while (at < chunk.length) {
      if (headBytes < HEAD_BYTES) {
        const copied = chunk.copy(head, headBytes, at);
        headBytes += copied;
        at += copied;
        if (headBytes < HEAD_BYTES) return;
        body = Buffer.allocUnsafeSlow(head.readUInt32BE(0) + head.readUInt32BE(4) * WORD_BYTES);
        bodyBytes = 0;
      }
      const copied = chunk.copy(body, bodyBytes, at);
      bodyBytes += copied;
      at += copied;
      if (bodyBytes === body.length) {
        headBytes = 0;
        const audioBytes = head.readUInt32BE(0);
        onAnswer({
          audio: body.subarray(0, audioBytes),
          words: readWords(body.subarray(audioBytes)),
          rssBytes: head.readUInt32BE(8) * 1024,
        });
      }
    }
  };
}

function readWords(times: Buffer): WordTime[] {
  return Array.from({ length: times.length / WORD_BYTES }, (_, index) => ({
    at: times.readUInt32BE(index * WORD_BYTES),
    ms: times.readUInt32BE(index * WORD_BYTES + 4),
  }));
}
