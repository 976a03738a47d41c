import { constants } from 'node:http2';
import type { ServerHttp2Stream } from 'node:http2';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterAll, describe, expect, it } from 'vitest';
import { startFakeGoogle } from '../../../tools/fake-google/server.ts';
import type { FakeGoogleOptions } from '../../../tools/fake-google/server.ts';
import { GoogleCallError, openGoogleClient } from '../../../src/tts/google/client.ts';
import { classifyGoogleError, GOOGLE_ERROR_RULES } from '../../../src/tts/google/errors.ts';
import type { GoogleFailure } from '../../../src/tts/google/errors.ts';
import type { SpeechErrorKind } from '../../../src/tts/engine.ts';
import { answerHttp, answerStatus, startRawServer } from '../../helpers/grpc-answer.ts';

const REQUEST = {
  text: 'A plain sentence. And a second one.',
  voice: 'en-US-Neural2-A',
  languageCode: 'en-US',
  speakingRate: null,
};
const TOKEN_FAILED = 'Getting metadata from plugin failed with error: ';
const seen = new Set<string>();

/**
 * The two rules about access tokens: one needs a token server that can't be reached; the other is tried over TLS
 * elsewhere.
 */
const TESTED_WITHOUT_SERVER = [
  'no token because of the network',
  'no token because of the credentials',
  'billing or API not enabled',
];

afterAll(() => {
  const rules = GOOGLE_ERROR_RULES.map(({ name }) => name);
  expect(rules.filter((name) => !seen.has(name))).toEqual([]);
});

/** The audio was made, and is lost on its way. */
function cutOff(stream: ServerHttp2Stream): void {
  stream.respond({ ':status': 200, 'content-type': 'application/grpc+proto' });
  stream.close(constants.NGHTTP2_INTERNAL_ERROR);
}

describe('over real gRPC, against the local service', () => {
  const cases: [string, FakeGoogleOptions, Partial<typeof REQUEST>, SpeechErrorKind, string][] = [
    ['INTERNAL', { failRate: 1, seed: 1 }, {}, 'transient', 'the service failed'],
    ['UNAVAILABLE', { failRate: 1, seed: 3 }, {}, 'transient', 'the service failed'],
    ['a used up quota', { requestsPerMinute: 0 }, {}, 'quota', 'quota'],
    ['a connection cut after the speech', { dropRate: 1 }, {}, 'uncertain', 'anything else'],
    ['no answer', { hangRate: 1 }, {}, 'uncertain', 'anything else'],
    ['a long sentence', { maxSentenceCharacters: 10 }, {}, 'sentence-too-long', 'sentence too long'],
    ['5,001 bytes', {}, { text: 'x.'.repeat(2_500) + 'y' }, 'rejected', 'request refused'],
    ['an unknown voice', {}, { voice: 'en-US-Neural2-Z' }, 'rejected', 'request refused'],
    ['another language', {}, { languageCode: 'de-DE' }, 'rejected', 'request refused'],
    ['a reply above the limit', { msPerCharacter: 3_000 }, {}, 'reply-too-large', 'reply too large'],
  ];
  it.each(cases)('%s', async (_name, options, request, kind, rule) => {
    const fake = await startFakeGoogle(options);
    try {
      const failure = await failureAt(fake.port, { ...REQUEST, ...request });
      expect(verdict(failure)).toEqual({ kind, rule });
      expect(failure.message).not.toBe('');
    } finally {
      await fake.close();
    }
  });

  it('counts bytes and not characters', async () => {
    const fake = await startFakeGoogle({ msPerCharacter: 10 });
    try {
      const umlauts = { ...REQUEST, text: 'ü.'.repeat(1_667) };
      expect(verdict(await failureAt(fake.port, umlauts))).toEqual({
        kind: 'rejected',
        rule: 'request refused',
      });
      const client = await openAt(fake.port);
      const audio = await client.synthesize({ ...REQUEST, text: 'ü.'.repeat(1_666) }, { deadlineMs: 20_000 });
      expect(audio.length).toBeGreaterThan(0);
      await client.close();
    } finally {
      await fake.close();
    }
  });
});

describe('over real HTTP/2, against a server that does as it is told', () => {
  const reset =
    (code: number) =>
    (stream: ServerHttp2Stream): void =>
      stream.close(code);
  const cases: [string, (stream: ServerHttp2Stream) => void, SpeechErrorKind, string][] = [
    ['UNAUTHENTICATED', answerStatus(16, 'invalid credentials'), 'setup', 'account'],
    ['PERMISSION_DENIED', answerStatus(7, 'not allowed'), 'setup', 'account'],
    ['HTTP 403', answerHttp(403), 'setup', 'account'],
    ['HTTP 404', answerHttp(404), 'setup', 'not this service'],
    ['UNIMPLEMENTED', answerStatus(12, ''), 'setup', 'not this service'],
    ['NOT_FOUND', answerStatus(5, 'no such voice'), 'rejected', 'request refused'],
    ['UNKNOWN', answerStatus(2, ''), 'transient', 'the service failed'],
    ['ABORTED', answerStatus(10, 'again'), 'transient', 'the service failed'],
    ['HTTP 503', answerHttp(503), 'transient', 'gateway busy'],
    ['HTTP 504', answerHttp(504), 'uncertain', 'gateway gave up waiting'],
    ['DEADLINE_EXCEEDED from there', answerStatus(4, 'too slow'), 'uncertain', 'anything else'],
    ['CANCELLED from there', answerStatus(1, 'gone'), 'uncertain', 'anything else'],
    ['DATA_LOSS', answerStatus(15, 'lost'), 'uncertain', 'anything else'],
    ['a code that nobody knows', answerStatus(99, 'new'), 'uncertain', 'anything else'],
    ['a stream refused', reset(constants.NGHTTP2_REFUSED_STREAM), 'transient', 'refused unread'],
    ['a stream reset', reset(constants.NGHTTP2_INTERNAL_ERROR), 'uncertain', 'anything else'],
    ['a reply that was cut off behind its headers', cutOff, 'uncertain', 'anything else'],
    ['too much at once', reset(constants.NGHTTP2_ENHANCE_YOUR_CALM), 'uncertain', 'anything else'],
    ['a session that ends', (stream) => stream.session?.destroy(), 'uncertain', 'anything else'],
  ];
  it.each(cases)('%s', async (_name, treat, kind, rule) => {
    const server = await startRawServer(treat);
    try {
      const failure = await failureAt(server.port);
      expect(verdict(failure)).toEqual({ kind, rule });
      // The client and the channel below it would both try again by themselves, and buy twice.
      expect(server.requests.length).toBe(1);
    } finally {
      await server.close();
    }
  });
});

describe('before anything is sent', () => {
  it('nobody listens', async () => {
    const server = await startRawServer(() => undefined);
    await server.close();
    expect(verdict(await failureAt(server.port))).toEqual({ kind: 'transient', rule: 'never sent' });
  });

  it('a port that takes connections and says nothing', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    expect(verdict(await failureAt(port))).toEqual({ kind: 'transient', rule: 'never sent' });
    server.close();
  });
});

it.each<[string, GoogleFailure, SpeechErrorKind, string]>([
  [
    'a token server that is not found',
    {
      code: 14,
      message: `${TOKEN_FAILED}getaddrinfo ENOTFOUND oauth2.googleapis.com`,
      sent: false,
      answered: false,
    },
    'transient',
    'no token because of the network',
  ],
  [
    'a revoked refresh token',
    { code: 2, message: `${TOKEN_FAILED}invalid_grant`, sent: false, answered: false },
    'setup',
    'no token because of the credentials',
  ],
  [
    'no billing',
    { code: 9, message: 'This API method requires billing to be enabled', sent: true, answered: true },
    'setup',
    'billing or API not enabled',
  ],
])('says what follows from %s', (_name, failure, kind, rule) => {
  expect(TESTED_WITHOUT_SERVER).toContain(rule);
  expect(verdict(failure)).toEqual({ kind, rule });
});

it('only says "not bought" where the request did not leave, or was answered, or was refused unread', () => {
  for (let code = 1; code <= 16; code += 1) {
    const lost = { code, message: 'some new wording', sent: true, answered: false };
    const { kind } = classifyGoogleError(lost);
    // These codes can't follow from work that was done: the client makes them of HTTP's 400, 401, 403 and 404 only.
    const neverBought = [3, 5, 6, 7, 9, 11, 12, 16].includes(code);
    expect([code, kind === 'uncertain']).toEqual([code, !neverBought]);
  }
});

function verdict(failure: GoogleFailure): { kind: SpeechErrorKind; rule: string } {
  const { kind, rule } = classifyGoogleError(failure);
  seen.add(rule);
  return { kind, rule };
}

async function failureAt(port: number, request = REQUEST): Promise<GoogleCallError> {
  const client = await openAt(port);
  try {
    const failure: unknown = await client.synthesize(request, { deadlineMs: 1_500 }).then(
      () => new Error('the call succeeded'),
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(GoogleCallError);
    return failure as GoogleCallError;
  } finally {
    await client.close();
  }
}

function openAt(port: number): ReturnType<typeof openGoogleClient> {
  return openGoogleClient({
    credentials: null,
    endpoint: { host: '127.0.0.1', port, plaintext: true },
    bitrateKbps: 32,
    maxReplyBytes: 300_000,
  });
}
