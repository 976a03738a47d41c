import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import type { Readable } from 'node:stream';
import { programPath } from '../../process/program-path.ts';
import { messageOf } from '../../process/thrown.ts';
import type { Log } from '../../process/log.ts';
import { ANSWER_FD, createAnswerReader } from './wire.ts';
import type { EspeakAnswer } from './wire.ts';
import { SpeechError } from '../engine.ts';

/** What a speech process is told, over its IPC channel. */
export interface EspeakJob {
  text: string;
  /** espeak's voice identifier, `gmw/en-US`. */
  identifier: string;
  wordsPerMinute: number;
  /** Of the MP3. */
  sampleRateHz: number;
}

export interface EspeakProcess {
  /**
   * One job at a time. Rejects with `SpeechError('transient')` when the process ends, when there is no answer within
   * `deadlineMs`, or when `signal` aborts; in all three cases the process is gone and must be replaced.
   */
  run(job: EspeakJob, deadlineMs: number, signal: AbortSignal | undefined): Promise<EspeakAnswer>;
  /** Waits until the modules are loaded; `run` does it too. */
  ready(): Promise<void>;
  readonly ended: boolean;
  /** Kills it, since a busy one hears nothing; resolves when it is gone. */
  stop(): Promise<void>;
}

/** Young objects are chunks of samples that die at once; a small space for them saves 20 MB (measured). */
const CHILD_NODE_OPTIONS = ['--max-semi-space-size=2', '--max-old-space-size=128'];

/**
 * Starts a speech process. A process rather than a worker thread because a thread keeps about 30 MB of each run after
 * its end (measured: 7 MB private before, 132 MB after three starts and stops; with a process 45 MB), and because
 * nothing that goes wrong in there can take its owner along.
 */
export function startEspeakProcess(log: Log, startDeadlineMs: number): EspeakProcess {
  const child = forkChild();
  let ended = false;
  let lastWords = '';
  let waiting: { resolve: (answer: EspeakAnswer) => void; reject: (error: SpeechError) => void } | undefined;

  child.stderr
    ?.setEncoding('utf8')
    .on('data', (text: string) => (lastWords = `${lastWords}${text}`.slice(-2000)));
  const read = createAnswerReader((answer) => {
    waiting?.resolve(answer);
    waiting = undefined;
  });
  answerPipe(child)?.on('data', read);
  const gone = new Promise<void>((resolve) => {
    const end = (reason: string): void => {
      if (ended) return;
      ended = true;
      waiting?.reject(new SpeechError('transient', `the speech process ended: ${reason}`));
      waiting = undefined;
      resolve();
    };
    child.once('error', (error) => end(messageOf(error)));
    child.once('close', (code, signal) => {
      log.debug('speech process ended', { pid: child.pid, code, signal });
      end([signal ?? `code ${String(code)}`, lastWordLine(lastWords)].filter(Boolean).join(', '));
    });
  });
  log.debug('speech process started', { pid: child.pid });

  const stop = (): Promise<void> => {
    child.kill('SIGKILL');
    return gone;
  };

  const exchange = async (
    job: EspeakJob | undefined,
    deadlineMs: number,
    signal: AbortSignal | undefined,
  ): Promise<EspeakAnswer> => {
    if (ended) throw new SpeechError('transient', 'the speech process has ended');
    if (signal?.aborted === true) throw abortedError(signal);
    hold(child, true);
    let timer: NodeJS.Timeout | undefined;
    let onAbort: (() => void) | undefined;
    try {
      return await new Promise<EspeakAnswer>((resolve, reject) => {
        const giveUp = (error: SpeechError): void => {
          waiting = undefined;
          void stop();
          reject(error);
        };
        const late = (): SpeechError =>
          new SpeechError('transient', `espeak-ng gave no answer within ${deadlineMs} ms`);
        waiting = { resolve, reject };
        timer = setTimeout(() => giveUp(late()), deadlineMs);
        onAbort = () => giveUp(abortedError(signal));
        signal?.addEventListener('abort', onAbort, { once: true });
        // A channel that breaks under the message is followed by `exit`, which says why.
        if (job !== undefined) child.send(job, () => undefined);
      });
    } finally {
      clearTimeout(timer);
      if (onAbort !== undefined) signal?.removeEventListener('abort', onAbort);
      hold(child, false);
    }
  };

  const starting = exchange(undefined, startDeadlineMs, undefined);
  starting.catch(() => undefined);

  return {
    ready: async () => {
      await starting;
    },
    run: async (job, deadlineMs, signal) => {
      await starting;
      return exchange(job, deadlineMs, signal);
    },
    get ended() {
      return ended;
    },
    stop,
  };
}

/** What an aborted call rejects with. Nothing was bought. */
export function abortedError(signal: AbortSignal | undefined): SpeechError {
  return new SpeechError('transient', 'the call was aborted', { cause: signal?.reason });
}

function forkChild(): ChildProcess {
  return fork(programPath('tts/espeak/child'), {
    execArgv: CHILD_NODE_OPTIONS,
    // Nothing of the environment: this process needs no setting and no secret.
    env: {},
    stdio: ['ignore', 'ignore', 'pipe', 'ipc', 'pipe'],
  });
}

function answerPipe(child: ChildProcess): Readable | undefined {
  return (child.stdio[ANSWER_FD] ?? undefined) as Readable | undefined;
}

/** An idle speech process doesn't keep its owner alive. */
function hold(child: ChildProcess, busy: boolean): void {
  const handles = [child, child.channel, child.stderr, answerPipe(child)] as (
    { ref(): void; unref(): void } | null | undefined
  )[];
  for (const handle of handles) {
    if (busy) handle?.ref();
    else handle?.unref();
  }
}

/** The line of a crash report that names the error. */
function lastWordLine(text: string): string | undefined {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.findLast((line) => line.includes('Error')) ?? lines.at(-1);
}
