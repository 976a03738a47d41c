import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { JudgeRequest } from './judge-document.ts';
import type { JudgeAnswer } from './judge-main.ts';

export interface Judge {
  judge(request: JudgeRequest): Promise<JudgeAnswer>;
  close(): void;
}

const ENTRY = join(import.meta.dirname, 'judge-main.ts');
/** A long book with pictures that are recognised. */
const TIMEOUT_MS = 30 * 60_000;
/** WebAssembly's memory comes back with the process only. */
const DOCUMENTS_A_PROCESS = 25;

/** A process that judges, started anew when it ends on a document and now and then. */
export function createJudge(): Judge {
  let child: ChildProcess | null = null;
  let judged = 0;
  const close = (): void => {
    child?.kill('SIGKILL');
    child = null;
  };
  return {
    close,
    judge: async (request) => {
      if (judged === DOCUMENTS_A_PROCESS) close();
      if (child === null) judged = 0;
      judged += 1;
      const asked = (child ??= fork(ENTRY, { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] }));
      const over = new AbortController();
      const timer = setTimeout(close, TIMEOUT_MS);
      try {
        const { signal } = over;
        const answered = once(asked, 'message', { signal }).then(([answer]) => answer as JudgeAnswer);
        const ended = once(asked, 'exit', { signal }).then((): JudgeAnswer => {
          child = null;
          return { unjudged: 'its judge ended or took too long' };
        });
        asked.send(request);
        return await Promise.race([answered, ended]);
      } finally {
        clearTimeout(timer);
        over.abort();
      }
    },
  };
}
