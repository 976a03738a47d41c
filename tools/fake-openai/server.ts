import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer, text as readText } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { countCharacters, openLedger } from '../fake-google/ledger.ts';
import type { LedgerEntry } from '../fake-google/ledger.ts';
import { speechMs } from '../fake-google/speech-length.ts';
import { answerFaulty } from './faults.ts';
import type { Fault } from './faults.ts';
import { SERVERS } from './servers.ts';
import type { ServerHabits, ServerName } from './servers.ts';
import { timestamps } from './timestamps.ts';
import { createTone } from './tone.ts';

export interface FakeOpenAiOptions {
  host?: string;
  /** 0 takes any free one. */
  port?: number;
  /** Whose habits it has. */
  like?: ServerName;
  latencyMs?: number;
  msPerCharacter?: number;
  /** What becomes of a call; the first is number 1. */
  faultOf?: (call: { number: number; text: string }) => Fault;
  /** Without it, everybody is served. */
  apiKey?: string;
  /** What it hears in the sound that it is to write down; `null` breaks the call off. Without it, nobody listens. */
  hear?: (sound: Buffer) => string | null;
  ledgerFile?: string;
  fsync?: boolean;
}

export interface FakeOpenAi {
  readonly port: number;
  /** For OPENAI_BASE_URL. */
  readonly baseUrl: string;
  readonly habits: ServerHabits;
  ledger(): readonly LedgerEntry[];
  /** How many calls there were for transcriptions. */
  transcriptions(): number;
  /** The bodies of all calls for speech, as they came. */
  requests(): readonly Record<string, unknown>[];
  /** Cuts every connection and frees the port. May be called again. */
  close(): Promise<void>;
}

/**
 * A local peer for everything that speaks OpenAI's `POST /v1/audio/speech`: with the habits of a server that people
 * run, and with its bad days. What it speaks is a quiet tone whose length is a fixed function of the text.
 */
export async function startFakeOpenAi(options: FakeOpenAiOptions = {}): Promise<FakeOpenAi> {
  const { host = '127.0.0.1', port = 0, like = 'kokoro', latencyMs = 0, faultOf = () => 'none' } = options;
  const habits: ServerHabits = SERVERS[like];
  const tone = await createTone();
  const ledger = openLedger({ file: options.ledgerFile, fsync: options.fsync });
  const requests: Record<string, unknown>[] = [];

  const fail = (
    response: ServerResponse,
    status: number,
    message: string,
    field: string | null = null,
  ): void => {
    const { body, type } = habits.error(status, message, field);
    response.writeHead(status, { 'content-type': type }).end(body);
  };

  const speak = async (
    request: IncomingMessage,
    response: ServerResponse,
    { isCaptioned }: { isCaptioned: boolean },
  ): Promise<void> => {
    const body = JSON.parse(await readText(request)) as Record<string, unknown>;
    requests.push(body);
    const text = body['input'] as string;
    const voice = body['voice'] as string;
    const settle = (outcome: LedgerEntry['outcome']): void => ledger.record({ voice, text }, outcome);
    const fault = faultOf({ number: requests.length, text });
    await sleep(latencyMs);
    if (response.destroyed) {
      settle('cancelled');
      return;
    }
    const speed = habits.heedsSpeed ? Number(body['speed'] ?? 1) : 1;
    const { msPerCharacter = 60 } = options;
    const ms = speechMs(text, { msPerCharacter, speed });
    if (fault !== 'none') {
      const authorization = request.headers.authorization ?? '';
      const elsewhere = `http://127.0.0.2:${String((server.address() as AddressInfo).port)}/v1/audio/speech`;
      const spoke = await answerFaulty(fault, { response, tone, ms, authorization, elsewhere });
      settle(spoke ? 'dropped' : fault === 'hang' ? 'hang' : 'internal');
      return;
    }
    const refusal = refusalOf(habits, body, text, voice);
    if (refusal !== null) {
      settle('invalid');
      fail(response, ...refusal);
      return;
    }
    const { audio, type } = habits.sound(tone, ms, body['response_format'] as string | undefined);
    settle('ok');
    if (isCaptioned) {
      const captioned = {
        audio: audio.toString('base64'),
        audio_format: type,
        timestamps: timestamps(text, ms),
      };
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(captioned));
      return;
    }
    response.writeHead(200, { 'content-type': type }).end(audio);
  };

  let transcriptions = 0;
  const transcribe = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    transcriptions += 1;
    const { hear = () => null } = options;
    const body = await buffer(request);
    const boundary = /boundary=(\S+)$/.exec(request.headers['content-type'] ?? '')?.[1] ?? '';
    const start = body.indexOf('\r\n\r\n', body.indexOf('name="file"')) + 4;
    const heard = hear(body.subarray(start, body.indexOf(`\r\n--${boundary}`, start)));
    if (heard === null) response.destroy();
    else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ text: heard }));
  };

  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://here').pathname.replace(/^\/v1/, '');
    response.on('error', () => undefined);
    if (options.apiKey !== undefined && request.headers.authorization !== `Bearer ${options.apiKey}`) {
      fail(response, 401, `Incorrect API key provided: ${request.headers.authorization ?? 'none'}`);
    } else if (request.method === 'POST' && path === '/audio/speech') {
      speak(request, response, { isCaptioned: false }).catch(() => response.destroy());
    } else if (request.method === 'POST' && path === '/dev/captioned_speech' && habits.captions === true) {
      speak(request, response, { isCaptioned: true }).catch(() => response.destroy());
    } else if (request.method === 'POST' && path === '/audio/transcriptions' && options.hear !== undefined) {
      transcribe(request, response).catch(() => response.destroy());
    } else if (request.method === 'GET' && path in habits.lists) {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(habits.lists[path]));
    } else {
      fail(response, 404, 'Not Found');
    }
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  const address = server.address() as AddressInfo;
  let closing: Promise<void> | undefined;
  return {
    port: address.port,
    baseUrl: `http://${host}:${address.port}/v1`,
    habits,
    ledger: () => ledger.entries(),
    transcriptions: () => transcriptions,
    requests: () => requests,
    close: () =>
      (closing ??= new Promise((resolve) => {
        server.close(() => {
          ledger.close();
          resolve();
        });
        server.closeAllConnections();
      })),
  };
}

/** Why the server would refuse the request, as arguments for an error; null when it wouldn't. */
function refusalOf(
  habits: ServerHabits,
  body: Record<string, unknown>,
  text: string,
  voice: string,
): [status: number, message: string, field: string | null] | null {
  const unknown = habits.unknownFields.find((field) => field in body);
  if (unknown !== undefined) return [400, `Unrecognized request argument supplied: ${unknown}`, unknown];
  if (countCharacters(text) > habits.maxCharacters) {
    return [422, `String should have at most ${habits.maxCharacters} characters`, 'input'];
  }
  if (!habits.voices.includes(voice)) return [400, `Voice '${voice}' not found`, 'voice'];
  return null;
}
