import { SpeechSetupError } from '../engine.ts';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TextToSpeechClient } from '@google-cloud/text-to-speech/build/src/v1/text_to_speech_client.js';
import type { CallOptions, grpc } from 'google-gax';
import { messageOf } from '../../process/thrown.ts';
import type { GoogleEndpoint } from './endpoint.ts';
import { readGoogleCredentials } from './credentials.ts';
import type { GoogleCredentials } from './credentials.ts';
import type { GoogleVoice } from './voices.ts';

export interface GoogleClientOptions {
  /** Not needed, and not used, for a plaintext endpoint. */
  credentials: GoogleCredentials | null;
  /** `null` is Google's own. */
  endpoint: GoogleEndpoint | null;
  bitrateKbps: 32 | 64;
  /** A longer reply is refused while it comes in, so that none can fill the memory. */
  maxReplyBytes: number;
}

export interface GoogleCallLimits {
  deadlineMs: number;
  signal?: AbortSignal | undefined;
}

export interface GoogleClient {
  /** MP3 as the service sent it. Rejects with `GoogleCallError` only. */
  synthesize(
    request: { text: string; voice: string; languageCode: string; speakingRate: number | null },
    limits: GoogleCallLimits,
  ): Promise<Buffer>;
  listVoices(limits: GoogleCallLimits): Promise<GoogleVoice[]>;
  close(): Promise<void>;
}

/** A call that failed, with what is known about how far it came. */
export class GoogleCallError extends Error {
  /** https://grpc.io/docs/guides/status-codes/ */
  readonly code: number;
  /** False only when the request surely never left this process. */
  readonly sent: boolean;
  /**
   * True when the status is the service's own and whole answer, false when the client made it up because that was
   * missing or cut off.
   */
  readonly answered: boolean;

  constructor(
    code: number,
    details: string,
    progress: { sent: boolean; answered: boolean },
    cause?: unknown,
  ) {
    super(details, { cause });
    this.name = 'GoogleCallError';
    this.code = code;
    this.sent = progress.sent;
    this.answered = progress.answered;
  }
}

const CODE = { cancelled: 1, unknown: 2, deadlineExceeded: 4 };
/** The client's own deadline is only a net behind ours. */
const NET_MS = 10_000;
/**
 * Bytes on their way at once, for all calls together. The protocol's 64 KB would let 1.3 MB/s through at 50 ms of
 * distance, less than three long replies a second.
 */
const FLOW_WINDOW_BYTES = 1024 * 1024;
/** A status follows a cancellation at once; nothing waits longer for it. */
const STATUS_MS = 250;

/**
 * Loads the official client (17 MB of private memory for the one version that is used; the package's main entry loads
 * all, 24 MB) and prepares it. Nothing is connected yet.
 *
 * @throws {SpeechSetupError} when the credentials can't be used.
 */
export async function openGoogleClient(options: GoogleClientOptions): Promise<GoogleClient> {
  const { endpoint, credentials } = options;
  const plaintext = endpoint?.plaintext === true;
  if (!plaintext && credentials === null) {
    throw new SpeechSetupError(
      'GOOGLE_APPLICATION_CREDENTIALS',
      'is not set',
      'set it to the path of a key file, or put the content of one into GOOGLE_APPLICATION_CREDENTIALS_JSON',
    );
  }
  const key = plaintext || credentials === null ? null : await readGoogleCredentials(credentials);
  const { grpc, googleAuthLibrary } = await import('google-gax');
  const Client = await loadClient(options.bitrateKbps);
  const client = new Client({
    ...(endpoint !== null && { apiEndpoint: endpoint.host, port: endpoint.port }),
    ...(key !== null
      ? { credentials: key }
      : {
          sslCreds: grpc.credentials.createInsecure(),
          // Without this the client would look for credentials of the machine, over the network.
          auth: new googleAuthLibrary.GoogleAuth({ authClient: new googleAuthLibrary.PassThroughClient() }),
        }),
    fallback: false,
    // The channel's own retries, below those of the client library, which every call turns off: a retry nobody sees
    // buys twice.
    'grpc.enable_retries': 0,
    'grpc.max_receive_message_length': options.maxReplyBytes,
    'grpc-node.flow_control_window': FLOW_WINDOW_BYTES,
  });
  try {
    // Awaited here, because a client that starts by itself at the first call turns bad credentials into an unhandled
    // rejection.
    await client.initialize();
  } catch (error) {
    throw credentialsError(credentials, error);
  }

  const audioEncoding = options.bitrateKbps === 32 ? 'MP3' : 'MP3_64_KBPS';
  return {
    synthesize: async ({ text, voice, languageCode, speakingRate }, limits) => {
      const request = {
        input: { text },
        voice: { languageCode, name: voice },
        // One rate for all voices: segments join without decoding.
        audioConfig: {
          audioEncoding: audioEncoding as 'MP3',
          sampleRateHertz: 24_000,
          ...(speakingRate !== null && { speakingRate }),
        },
      };
      const [response] = await run(grpc, limits, (callOptions) =>
        client.synthesizeSpeech(request, callOptions),
      );
      const { audioContent } = response;
      return Buffer.isBuffer(audioContent) ? audioContent : Buffer.from(audioContent ?? '');
    },
    listVoices: async (limits) => {
      const [response] = await run(grpc, limits, (callOptions) => client.listVoices({}, callOptions));
      return response.voices ?? [];
    },
    close: () => client.close(),
  };
}

/** The 64 kbps MP3 exists in the beta version of the interface only, whose client has the same shape. */
async function loadClient(bitrateKbps: 32 | 64): Promise<typeof TextToSpeechClient> {
  if (bitrateKbps === 32) {
    return (await import('@google-cloud/text-to-speech/build/src/v1/text_to_speech_client.js'))
      .TextToSpeechClient;
  }
  const beta = await import('@google-cloud/text-to-speech/build/src/v1beta1/text_to_speech_client.js');
  return beta.TextToSpeechClient as unknown as typeof TextToSpeechClient;
}

/**
 * Makes one call, once. The deadline is a timer of our own that races the call, and so is the caller's signal: neither
 * depends on the library's.
 */
async function run<T>(
  grpcModule: typeof grpc,
  { deadlineMs, signal }: GoogleCallLimits,
  start: (options: CallOptions) => Promise<T>,
): Promise<T> {
  const progress = createProgress(grpcModule);
  if (signal?.aborted === true)
    throw new GoogleCallError(CODE.cancelled, 'stopped before it began', progress);
  const call = start({
    retry: null,
    timeout: deadlineMs + NET_MS,
    otherArgs: { options: { interceptors: [progress.interceptor] } },
  });

  let timer: NodeJS.Timeout | undefined;
  let onAbort: (() => void) | undefined;
  const cut = new Promise<never>((_resolve, reject) => {
    const end = (code: number, details: string): void => {
      // Only in the status that follows a cancellation can be seen whether the call had found a connection.
      void Promise.race([progress.cancel(), sleep(STATUS_MS)]).then(() =>
        reject(new GoogleCallError(code, details, progress)),
      );
    };
    timer = setTimeout(() => end(CODE.deadlineExceeded, `no answer within ${deadlineMs} ms`), deadlineMs);
    onAbort = (): void => end(CODE.cancelled, 'stopped while it was under way');
    signal?.addEventListener('abort', onAbort, { once: true });
  });
  // A status that follows our own cancellation must not win over the reason for it.
  const answer = call.catch((error: unknown) => (progress.cancelled ? cut : Promise.reject(error as Error)));
  try {
    return await Promise.race([answer, cut]);
  } catch (error) {
    throw error instanceof GoogleCallError ? error : toCallError(error, progress);
  } finally {
    clearTimeout(timer);
    if (onAbort !== undefined) signal?.removeEventListener('abort', onAbort);
  }
}

interface Progress {
  /** False only when it is sure. */
  readonly sent: boolean;
  readonly answered: boolean;
  readonly cancelled: boolean;
  readonly interceptor: grpc.Interceptor;
  /** Resolves when the call has ended; a call that hasn't begun yet never will. */
  cancel(): Promise<void>;
}

/** Watches one call from inside the channel, where the difference between an answer and the lack of one can be seen. */
function createProgress(grpcModule: typeof grpc): Progress {
  let call: grpc.InterceptingCall | undefined;
  let sent: boolean | undefined;
  let answered = false;
  let cancelled = false;
  let onEnded: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => (onEnded = resolve));

  const interceptor: grpc.Interceptor = (options, nextCall) => {
    const watched = new grpcModule.InterceptingCall(nextCall(options), {
      start: (metadata, _listener, next) =>
        next(metadata, {
          onReceiveStatus: (status, pass) => {
            // An answer without audio is one block of headers with a content type; a status that the client made up has
            // none. Headers of their own say that audio was to follow: if it didn't, it was lost on its way, and may
            // have been charged.
            if (status.metadata.get('content-type').length > 0) answered = true;
            // The peer of a call that never found a connection is the channel's target, a URI; of others it is an
            // address.
            sent = !/^(dns|ipv4|ipv6|unix):/.test(watched.getPeer());
            onEnded();
            pass(status);
          },
        }),
    });
    // The library makes its call a little later than it was asked to: what was stopped by then is never sent.
    if (cancelled) watched.cancelWithStatus(grpcModule.status.CANCELLED, 'stopped before it was sent');
    else call = watched;
    return watched;
  };
  return {
    get sent() {
      return sent ?? call !== undefined;
    },
    get answered() {
      return answered;
    },
    get cancelled() {
      return cancelled;
    },
    interceptor,
    cancel: () => {
      cancelled = true;
      if (call === undefined) return Promise.resolve();
      call.cancelWithStatus(grpcModule.status.CANCELLED, 'stopped');
      return ended;
    },
  };
}

function toCallError(error: unknown, progress: Progress): GoogleCallError {
  const { code, details } = error as { code?: unknown; details?: unknown };
  const text = typeof details === 'string' && details !== '' ? details : messageOf(error);
  return new GoogleCallError(typeof code === 'number' ? code : CODE.unknown, text, progress, error);
}

function credentialsError(credentials: GoogleCredentials | null, error: unknown): SpeechSetupError {
  return new SpeechSetupError(
    credentials?.kind === 'json' ? 'GOOGLE_APPLICATION_CREDENTIALS_JSON' : 'GOOGLE_APPLICATION_CREDENTIALS',
    `cannot be used: ${messageOf(error)}`,
    'create a new JSON key for the service account',
    { cause: error },
  );
}
