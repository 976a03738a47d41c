import type { Log } from '../../process/log.ts';
import { abortedError, startEspeakProcess } from './process.ts';
import type { EspeakProcess } from './process.ts';
import { ESPEAK_AUDIO, wordsPerMinute } from './text.ts';
import { espeakIdentifier, ESPEAK_VOICES } from './voices.ts';
import { createSlots } from '../slots.ts';
import { SpeechError } from '../engine.ts';
import type { Speech, SpeechEngine, SpeechRequest } from '../engine.ts';

export interface EspeakOptions {
  log: Log;
  /** Of the MP3; espeak's own unless given. */
  sampleRateHz?: number;
  /** Speech processes at most; each is started when there is work for it. Idle: none. Busy: 75 MB each (measured). */
  maxProcesses?: number;
  /** A speech process without work ends after this, and its memory goes back to the system. */
  idleMs?: number;
  /** Processes stay. */
  staysReady?: boolean | undefined;
  /** Loading the modules takes 0.25 s; on half a busy processor it may take many times that. */
  startDeadlineMs?: number;
  /** A call may take this, plus `deadlineMsPerByte` for each byte of text. Measured: 0.4 ms a byte. */
  callDeadlineMs?: number;
  deadlineMsPerByte?: number;
  /** A process that has grown past this is replaced after its call. */
  maxRssBytes?: number;
}

const MAX_BYTES = 5_000;
/**
 * 100 s of speech: short enough to show progress and to do again, long enough that a book has hundreds and not
 * thousands.
 */
const TARGET_BYTES = 1_800;
const REVISION = 1;
/** What is said first takes four times as long as what follows. Nobody hears it. */
const FIRST_WORDS = { text: 'Ready to read aloud.', identifier: 'gmw/en-US', wordsPerMinute: 175 };

/**
 * espeak-ng as an offline engine: free, 138 voices, quick, robotic. Runs in processes of its own, started at first use.
 * `language` is the voice's: espeak-ng has no voice that reads several. A text with nothing to say gives a short
 * silence.
 */
export function createEspeakEngine(options: EspeakOptions): SpeechEngine {
  const { log, maxProcesses = 1, idleMs = 30_000, startDeadlineMs = 60_000, staysReady = false } = options;
  const { sampleRateHz = ESPEAK_AUDIO.sampleRateHz } = options;
  const { callDeadlineMs = 30_000, deadlineMsPerByte = 20, maxRssBytes = 200 * 1024 * 1024 } = options;
  const slots = createSlots(maxProcesses);
  const idle: EspeakProcess[] = [];
  const busy = new Set<EspeakProcess>();
  let closed = false;
  let idleTimer: NodeJS.Timeout | undefined;

  /** Lends a process to `use`, which says how big it has become. */
  const withProcess = async <T>(
    signal: AbortSignal | undefined,
    use: (process: EspeakProcess) => Promise<{ result: T; rssBytes: number }>,
  ): Promise<T> => {
    await slots.take(signal).catch((error: unknown) => {
      throw error instanceof SpeechError ? error : abortedError(signal);
    });
    try {
      if (closed) throw closedError();
      clearTimeout(idleTimer);
      const process = takeIdle() ?? startEspeakProcess(log, startDeadlineMs);
      busy.add(process);
      try {
        const { result, rssBytes } = await use(process);
        if (rssBytes > maxRssBytes) void process.stop();
        else if (!process.ended) idle.push(process);
        return result;
      } finally {
        busy.delete(process);
      }
    } finally {
      slots.give();
      if (slots.allFree && !staysReady) idleTimer = setTimeout(unload, idleMs).unref();
    }
  };

  /** One may have died while it had nothing to do. */
  const takeIdle = (): EspeakProcess | undefined => {
    let process = idle.pop();
    while (process?.ended === true) process = idle.pop();
    return process;
  };

  const unload = (): void => {
    for (const process of idle.splice(0)) void process.stop();
  };

  const synthesize = async (request: SpeechRequest): Promise<Speech> => {
    const { text, voice, speed, signal } = request;
    const identifier = espeakIdentifier(voice);
    if (identifier === undefined) throw new SpeechError('rejected', `there is no voice "${voice}"`);
    const bytes = Buffer.byteLength(text);
    if (bytes > MAX_BYTES)
      throw new SpeechError('rejected', `the text has ${bytes} bytes, more than ${MAX_BYTES}`);
    const job = { text, identifier, wordsPerMinute: wordsPerMinute(speed), sampleRateHz };
    const deadlineMs = callDeadlineMs + bytes * deadlineMsPerByte;
    return withProcess(signal, async (process) => {
      const { audio, words, rssBytes } = await process.run(job, deadlineMs, signal);
      return { result: { audio, words }, rssBytes };
    });
  };

  const prepare = (): void => {
    if (busy.size > 0 || idle.some((process) => !process.ended)) return;
    const saying = withProcess(undefined, async (process) => {
      const { rssBytes } = await process.run({ ...FIRST_WORDS, sampleRateHz }, startDeadlineMs, undefined);
      return { result: undefined, rssBytes };
    });
    saying.catch((error: unknown) => log.debug('no speech process could be made ready', { error }));
  };

  return {
    provider: 'espeak',
    version: `espeak-ng-0.3.5/mp3-${ESPEAK_AUDIO.bitrateKbps}k/${REVISION}${rateSuffix(sampleRateHz)}`,
    limits: { maxBytes: MAX_BYTES, targetBytes: TARGET_BYTES },
    voices: () => Promise.resolve(ESPEAK_VOICES),
    synthesize,
    probe: () =>
      withProcess(undefined, async (process) => {
        await process.ready();
        return { result: undefined, rssBytes: 0 };
      }),
    prepare,
    close: async () => {
      closed = true;
      clearTimeout(idleTimer);
      slots.refuseWaiting(closedError());
      await Promise.all([...busy, ...idle.splice(0)].map((process) => process.stop()));
    },
  };
}

/** Speech at espeak's own rate is called as it always was. */
function rateSuffix(sampleRateHz: number): string {
  return sampleRateHz === ESPEAK_AUDIO.sampleRateHz ? '' : `/${sampleRateHz}`;
}

function closedError(): SpeechError {
  return new SpeechError('transient', 'the speech engine is closed');
}
