import type { ServerResponse } from 'node:http';
import type { Tone } from './tone.ts';

/** What can be wrong with an answer. */
export const FAULTS = [
  ...(['none', 'cut', 'half', 'silence', 'endless', 'web-page', 'empty', 'json', 'ogg', 'stereo'] as const),
  ...([
    'refused-key',
    'no-money',
    'busy',
    'overloaded',
    'broken',
    'gateway',
    'redirect',
    'hang',
    'unknown-model',
  ] as const),
] as const;
export type Fault = (typeof FAULTS)[number];

export interface FaultyCall {
  response: ServerResponse;
  tone: Tone;
  ms: number;
  /** As the caller sent it. */
  authorization: string;
  /** Where a redirect leads. */
  elsewhere: string;
}

const SILENCE_BYTES = 10 * 1024 * 1024;
const ENDLESS_CHUNK_MS = 10_000;

/** Answers with the fault. Resolves to whether the server spoke, and so charges for it. */
export async function answerFaulty(fault: Exclude<Fault, 'none'>, call: FaultyCall): Promise<boolean> {
  const { response, tone, ms, authorization } = call;
  const send = (
    status: number,
    type: string,
    body: string | Buffer,
    headers: Record<string, string> = {},
  ): void => {
    response.writeHead(status, { 'content-type': type, ...headers }).end(body);
  };
  const error = (status: number, message: string, code: string, headers?: Record<string, string>): false => {
    send(
      status,
      'application/json',
      JSON.stringify({ error: { message, type: code, param: null, code } }),
      headers,
    );
    return false;
  };
  switch (fault) {
    case 'cut': {
      const audio = tone.mp3(ms);
      response.writeHead(200, { 'content-type': 'audio/mpeg' });
      await new Promise<void>((resolve) =>
        response.write(audio.subarray(0, audio.length / 2), () => resolve()),
      );
      response.destroy();
      return true;
    }
    case 'half':
      // Whole by every rule of HTTP and MP3: most of the text was swallowed.
      send(200, 'audio/mpeg', tone.mp3(ms / 8));
      return true;
    case 'silence':
      send(200, 'audio/wav', Buffer.concat([tone.wav(0, { streamed: true }), Buffer.alloc(SILENCE_BYTES)]));
      return true;
    case 'endless': {
      response.writeHead(200, { 'content-type': 'audio/mpeg' });
      const chunk = tone.mp3(ENDLESS_CHUNK_MS);
      const more = (): void => {
        while (!response.destroyed && response.write(chunk));
        if (!response.destroyed) response.once('drain', more);
      };
      more();
      return true;
    }
    case 'web-page':
      send(200, 'text/html', '<!doctype html><title>Welcome to nginx!</title><h1>Welcome</h1>');
      return false;
    case 'empty':
      send(200, 'audio/mpeg', '');
      return true;
    case 'json':
      send(200, 'application/json', '{"error":{"message":"out of memory"}}');
      return false;
    case 'ogg':
      send(200, 'audio/mpeg', Buffer.concat([Buffer.from('OggS'), Buffer.alloc(5_000)]));
      return true;
    case 'stereo':
      send(200, 'audio/mpeg', await tone.stereoMp3(ms));
      return true;
    case 'refused-key':
      return error(
        401,
        `Incorrect API key provided: ${authorization.replace('Bearer ', '')}.`,
        'invalid_api_key',
      );
    case 'no-money':
      return error(
        429,
        'You exceeded your current quota, please check your plan and billing details.',
        'insufficient_quota',
      );
    case 'busy':
      return error(429, 'Rate limit reached', 'rate_limit_exceeded', { 'retry-after': '2' });
    case 'overloaded':
      return error(503, 'Overloaded', 'overloaded', { 'retry-after': '1' });
    case 'broken':
      send(500, 'text/plain', 'Internal Server Error');
      return false;
    case 'gateway':
      send(504, 'text/html', '<html><head><title>504 Gateway Time-out</title></head></html>');
      return true;
    case 'redirect':
      send(307, 'text/plain', '', { location: call.elsewhere });
      return false;
    case 'hang':
      return false;
    case 'unknown-model':
      return error(404, 'The model `tts-9` does not exist', 'model_not_found');
  }
}
