/**
 * How a speech process answers: on a pipe of its own, one answer a job in the order of the jobs, and an empty one when
 * it is ready. Each is a head of 8 bytes, the audio's length and the process's resident memory in kB, and the audio.
 *
 * Not over Node's IPC channel: it joins a message of 2 MB anew for each piece that arrives. That cost 20 MB in the
 * speech process, and the owner's memory grew about twice as fast from call to call (measured).
 */
export interface EspeakAnswer {
  audio: Buffer;
  rssBytes: number;
}

/** The pipe's place among the child's file descriptors. */
export const ANSWER_FD = 4;

const HEAD_BYTES = 8;

export function writeAnswerHead(audioBytes: number, rssBytes: number): Buffer {
  const head = Buffer.alloc(HEAD_BYTES);
  head.writeUInt32BE(audioBytes, 0);
  head.writeUInt32BE(Math.round(rssBytes / 1024), 4);
  return head;
}

/** Returns what takes the pipe's chunks, cut anywhere, and calls `onAnswer` for each complete answer. */
export function createAnswerReader(onAnswer: (answer: EspeakAnswer) => void): (chunk: Buffer) => void {
  const head = Buffer.alloc(HEAD_BYTES);
  let headBytes = 0;
  let audio = Buffer.alloc(0);
  let audioBytes = 0;

  return (chunk) => {
    let at = 0;
    while (at < chunk.length) {
      if (headBytes < HEAD_BYTES) {
        const copied = chunk.copy(head, headBytes, at);
        headBytes += copied;
        at += copied;
        if (headBytes < HEAD_BYTES) return;
        audio = Buffer.allocUnsafeSlow(head.readUInt32BE(0));
        audioBytes = 0;
      }
      const copied = chunk.copy(audio, audioBytes, at);
      audioBytes += copied;
      at += copied;
      if (audioBytes === audio.length) {
        headBytes = 0;
        onAnswer({ audio, rssBytes: head.readUInt32BE(4) * 1024 });
      }
    }
  };
}
