import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { grpc, GrpcClient } from 'google-gax';
import { googleVoiceFamily } from '../../src/tts/google/voices.ts';
import { requestsPerMinute } from '../../src/tts/google/quotas.ts';
import { chooseFault, chooseLatencyMs } from './faults.ts';
import { openLedger, textSha256 } from './ledger.ts';
import type { Ledger, LedgerEntry, LedgerOutcome } from './ledger.ts';
import { createRateLimit } from './rate-limit.ts';
import { refusal, spokenText } from './request-rules.ts';
import type { SynthesizeRequest } from './request-rules.ts';
import { createSound, framesFor, id3Tag, wav } from './sound.ts';
import { speechMs } from './speech-length.ts';
import type { Sound } from './sound.ts';
import { FAKE_VOICES } from './voices.ts';

export interface FakeGoogleOptions {
  host?: string;
  /** 0 takes any free one. */
  port?: number;
  /** Of an answer, give or take `jitter` (a share) of it. */
  latencyMs?: number;
  jitter?: number;
  /** Of every voice family; the real service's quotas unless given. */
  requestsPerMinute?: number;
  /** Shares of the calls, see `FaultRates`. */
  failRate?: number;
  hangRate?: number;
  dropRate?: number;
  /** The same texts and the same seed meet the same faults. */
  seed?: number;
  /** Appended to. */
  ledgerFile?: string;
  fsync?: boolean;
  /** A longer sentence is refused. The real limit is not documented; it has refused 312 characters of Spanish. */
  maxSentenceCharacters?: number;
  /** Length of the speech at speed 1; a blank line rests for `paragraphPauseMs`. */
  msPerCharacter?: number;
  paragraphPauseMs?: number;
  /** Puts an empty ID3v2 tag in front of every MP3. */
  withId3?: boolean;
}

export interface FakeGoogle {
  readonly port: number;
  /** `host:port`, for GOOGLE_TTS_ENDPOINT. */
  readonly endpoint: string;
  /** Every call so far. */
  ledger(): readonly LedgerEntry[];
  /** Resolves with the next call that arrives, whatever becomes of it. */
  nextCall(): Promise<{ voice: string; text: string }>;
  /** Cuts every connection and frees the port. May be called again. */
  close(): Promise<void>;
}

const SERVICES = [
  'google.cloud.texttospeech.v1.TextToSpeech',
  'google.cloud.texttospeech.v1beta1.TextToSpeech',
];

type Answer = (error: Partial<grpc.StatusObject> | null, reply?: object) => void;
type SynthesizeCall = grpc.ServerUnaryCall<SynthesizeRequest, object>;

/**
 * A local peer for the official client: the service's gRPC interface, from the client's own protocol files, with its
 * limits, its quotas and its bad days. Plaintext, for loopback addresses. What it speaks is a quiet tone whose length
 * is a fixed function of the text.
 */
export async function startFakeGoogle(options: FakeGoogleOptions = {}): Promise<FakeGoogle> {
  const { host = '127.0.0.1', port = 0 } = options;
  const ledger = openLedger({ file: options.ledgerFile, fsync: options.fsync });
  const waiting: ((call: { voice: string; text: string }) => void)[] = [];
  const sockets = new Map<string, Socket>();
  const synthesize = await createSynthesizer(options, ledger, {
    arrived: (call) => {
      for (const resolve of waiting.splice(0)) resolve(call);
    },
    cut: (peer) => sockets.get(peer)?.destroy(),
  });

  const server = new grpc.Server();
  for (const service of loadServices()) {
    server.addService(service, {
      listVoices: (
        call: grpc.ServerUnaryCall<{ languageCode?: string }, object>,
        callback: grpc.sendUnaryData<object>,
      ) => callback(null, { voices: voicesFor(call.request.languageCode ?? '') }),
      synthesizeSpeech: (call: SynthesizeCall, callback: grpc.sendUnaryData<object>) =>
        synthesize(call, (error, reply) => callback(error, reply ?? null)),
    });
  }
  // The connections are accepted here, because cutting one is part of the game.
  const injector = server.createConnectionInjector(grpc.ServerCredentials.createInsecure());
  const listener = createServer((socket) => {
    const peer = `${socket.remoteAddress ?? ''}:${socket.remotePort ?? 0}`;
    sockets.set(peer, socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(peer));
    injector.injectConnection(socket);
  });
  await new Promise<void>((resolve, reject) => {
    listener.once('error', reject).listen(port, host, resolve);
  });
  const address = listener.address() as AddressInfo;

  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    const closed = new Promise<void>((resolve) => void listener.close(() => resolve()));
    for (const socket of sockets.values()) socket.destroy();
    injector.destroy();
    server.forceShutdown();
    await closed;
    ledger.close();
  };
  return {
    port: address.port,
    endpoint: `${address.family === 'IPv6' ? `[${address.address}]` : address.address}:${address.port}`,
    ledger: () => ledger.entries(),
    nextCall: () => new Promise((resolve) => waiting.push(resolve)),
    close: () => (closing ??= close()),
  };
}

async function createSynthesizer(
  options: FakeGoogleOptions,
  ledger: Ledger,
  hooks: { arrived: (call: { voice: string; text: string }) => void; cut: (peer: string) => void },
): Promise<(call: SynthesizeCall, answer: Answer) => void> {
  const { latencyMs = 0, jitter = 0.2, seed = 1, maxSentenceCharacters = 900 } = options;
  const { failRate = 0, hangRate = 0, dropRate = 0 } = options;
  const rateLimit = createRateLimit((family) => options.requestsPerMinute ?? requestsPerMinute(family));
  const sounds = { MP3: await createSound(32), MP3_64_KBPS: await createSound(64) };
  const attempts = new Map<string, number>();

  return (call, answer) => {
    const { request } = call;
    const text = spokenText(request);
    const voice = request.voice?.name ?? '';
    hooks.arrived({ voice, text });
    const settle = (outcome: LedgerOutcome): void => ledger.record({ voice, text }, outcome);
    const fail = (outcome: LedgerOutcome, code: grpc.status, details: string): void => {
      settle(outcome);
      answer({ code, details });
    };

    const family = googleVoiceFamily(voice) ?? 'unknown';
    if (!rateLimit.allows(family)) {
      const metric = `${family} requests`;
      fail(
        'quota',
        grpc.status.RESOURCE_EXHAUSTED,
        `Quota exceeded for quota metric '${metric}' and limit '${metric} per minute' of service 'texttospeech.googleapis.com'.`,
      );
      return;
    }
    const reason = refusal(request, { voices: FAKE_VOICES, maxSentenceCharacters });
    if (reason !== null) {
      fail('invalid', grpc.status.INVALID_ARGUMENT, reason);
      return;
    }
    const sha256 = textSha256(text);
    const attempt = (attempts.get(sha256) ?? 0) + 1;
    attempts.set(sha256, attempt);
    const identity = { seed, textSha256: sha256, attempt };
    const fault = chooseFault({ failRate, hangRate, dropRate }, identity);
    if (fault === 'hang') {
      settle('hang');
      return;
    }
    const timer = setTimeout(
      () => {
        call.off('cancelled', onCancelled);
        if (fault === 'internal') fail('internal', grpc.status.INTERNAL, 'Internal error encountered.');
        else if (fault === 'unavailable') {
          fail('unavailable', grpc.status.UNAVAILABLE, 'The service is currently unavailable.');
        } else if (fault === 'drop') {
          settle('dropped');
          hooks.cut(call.getPeer());
        } else {
          settle('ok');
          answer(null, { audioContent: speak(request, text, options, sounds) });
        }
      },
      chooseLatencyMs(latencyMs, jitter, identity),
    );
    const onCancelled = (): void => {
      clearTimeout(timer);
      settle('cancelled');
    };
    call.once('cancelled', onCancelled);
  };
}

function speak(
  { audioConfig }: SynthesizeRequest,
  text: string,
  options: FakeGoogleOptions,
  sounds: Readonly<Record<'MP3' | 'MP3_64_KBPS', Sound>>,
): Buffer {
  const rate = audioConfig?.speakingRate ?? 0;
  const durationMs = speechMs(text, { ...options, speed: rate === 0 ? 1 : rate });
  const encoding = String(audioConfig?.audioEncoding);
  if (encoding === 'LINEAR16') return wav(durationMs);
  const sound = encoding === 'MP3_64_KBPS' ? sounds.MP3_64_KBPS : sounds.MP3;
  const mp3 = sound.mp3(framesFor(durationMs));
  return options.withId3 === true ? Buffer.concat([id3Tag(), mp3]) : mp3;
}

/** The service lists every voice, or those of a language and its regions. */
function voicesFor(languageCode: string): object[] {
  const wanted = languageCode.toLowerCase();
  return FAKE_VOICES.filter(({ languageCodes }) =>
    languageCodes.some((code) => `${code.toLowerCase()}-`.startsWith(wanted === '' ? '' : `${wanted}-`)),
  );
}

function loadServices(): grpc.ServiceDefinition[] {
  const require = createRequire(import.meta.url);
  const protos = require('@google-cloud/text-to-speech/build/protos/protos.json') as object;
  const root = new GrpcClient().loadProtoJSON(protos);
  return SERVICES.map((name) => {
    const found = name
      .split('.')
      .reduce<unknown>((object, part) => (object as Record<string, unknown>)[part], root);
    return (found as grpc.ServiceClientConstructor).service;
  });
}
