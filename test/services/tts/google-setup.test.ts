import { SpeechSetupError } from '../../../src/tts/engine.ts';
import { generateKeyPairSync } from 'node:crypto';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { ServerHttp2Stream } from 'node:http2';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GoogleCredentials } from '../../../src/tts/google/credentials.ts';
import { readGoogleCredentials } from '../../../src/tts/google/credentials.ts';
import { parseGoogleEndpoint } from '../../../src/tts/google/endpoint.ts';
import type { GoogleEndpoint } from '../../../src/tts/google/endpoint.ts';
import { createGoogleEngine } from '../../../src/tts/google/engine.ts';
import type { GoogleOptions } from '../../../src/tts/google/engine.ts';
import { requestsPerMinute } from '../../../src/tts/google/quotas.ts';
import { createMemoryQuotaStore, createQuotaGate } from '../../../src/tts/quota.ts';
import type { SpeechEngine } from '../../../src/tts/engine.ts';
import { answerStatus, startRawServer } from '../../helpers/grpc-answer.ts';
import type { RawServer } from '../../helpers/grpc-answer.ts';
import { quietLog, recordingLog } from '../../../tools/kit/log.ts';
import { selfSigned } from '../../helpers/self-signed.ts';

/** Reaches this machine without being a loopback address: TLS and credentials, as for the service itself. */
const HERE = '0.0.0.0';
/** The user id that owns nothing. */
const NOBODY = 65_534;
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const KEY = {
  type: 'service_account',
  project_id: 'a-project',
  private_key_id: '1',
  private_key: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
  client_email: 'speaker@a-project.iam.gserviceaccount.com',
  client_id: '1',
};
const tls = selfSigned(HERE);
let dir: string;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tandem-google-'));
  // Read by the gRPC library when it is loaded, which is at the first call.
  process.env['GRPC_DEFAULT_SSL_ROOTS_FILE_PATH'] = await file('roots.pem', tls.cert);
});
afterAll(() => rm(dir, { recursive: true, force: true }));

describe('the key', () => {
  const json = (key: unknown): GoogleCredentials => ({ kind: 'json', json: JSON.stringify(key) });
  it.each<[string, () => Promise<GoogleCredentials> | GoogleCredentials, RegExp]>([
    [
      'no file',
      () => ({ kind: 'file', path: '/no/such/key.json' }),
      /^GOOGLE_APPLICATION_CREDENTIALS names a file that does not exist$/,
    ],
    [
      'a directory',
      () => ({ kind: 'file', path: dir }),
      /^GOOGLE_APPLICATION_CREDENTIALS names a file that is a directory$/,
    ],
    [
      'not JSON in a file',
      async () => ({ kind: 'file', path: await file('key.json', '{"private_key": "topsecret') }),
      /^GOOGLE_APPLICATION_CREDENTIALS names a file that is not valid JSON$/,
    ],
    [
      'not JSON',
      () => ({ kind: 'json', json: 'topsecret' }),
      /^GOOGLE_APPLICATION_CREDENTIALS_JSON is set, but is not valid JSON$/,
    ],
    ['a list', () => json(['topsecret']), /_JSON is set, but is not a JSON object$/],
    ['an OAuth client', () => json({ installed: { client_secret: 'topsecret' } }), /its "type" is none of/],
    ['no address', () => json({ ...KEY, client_email: '' }), /has no "client_email"$/],
    ['no private key', () => json({ ...KEY, private_key: undefined }), /has no "private_key"$/],
    [
      'half a private key',
      () => json({ ...KEY, private_key: KEY.private_key.slice(0, 200) }),
      /"private_key" that is cut off$/,
    ],
  ])('is refused with its variable: %s', async (_name, credentials, message) => {
    const failure = await failureOf(readGoogleCredentials(await credentials()));
    expect(failure).toBeInstanceOf(SpeechSetupError);
    const { setting, hint, message: said } = failure as SpeechSetupError;
    expect(said).toMatch(message);
    expect(said.startsWith(setting)).toBe(true);
    expect(hint).not.toBe('');
    expect(`${said} ${hint}`).not.toMatch(/topsecret|BEGIN/);
  });

  it('is refused when it may not be read', async () => {
    const path = await file('locked.json', JSON.stringify(KEY));
    await chmod(path, 0o000);
    // Root may read everything, so it looks through somebody else's eyes.
    const root = process.geteuid?.() === 0;
    if (root) process.seteuid?.(NOBODY);
    try {
      await expect(readGoogleCredentials({ kind: 'file', path })).rejects.toThrow(/may not be read/);
    } finally {
      if (root) process.seteuid?.(0);
    }
  });

  it('may have its line ends escaped once more by a dashboard', async () => {
    const escaped = { ...KEY, private_key: KEY.private_key.replaceAll('\n', '\\n') };
    expect((await readGoogleCredentials(json(escaped)))['private_key']).toBe(KEY.private_key);
  });
});

describe('the first contact, over TLS', () => {
  it.each(['file', 'json'] as const)('signs its calls with the key from the %s', async (kind) => {
    await withServer(answerVoices, async (server) => {
      const text = JSON.stringify(KEY);
      const credentials: GoogleCredentials =
        kind === 'file' ? { kind, path: await file('good.json', text) } : { kind, json: text };
      const engine = engineFor({
        credentials,
        endpoint: { host: HERE, port: server.port, plaintext: false },
      });
      await engine.probe();
      await engine.close();
      const [, body = ''] =
        /^Bearer [\w-]+\.([\w-]+)\.[\w-]+$/.exec(server.requests[0]?.authorization ?? '') ?? [];
      expect(JSON.parse(Buffer.from(body, 'base64url').toString())).toMatchObject({ iss: KEY.client_email });
    });
  });

  it.each([
    ['UNAUTHENTICATED', 16, 'Request had invalid authentication credentials.'],
    [
      'PERMISSION_DENIED',
      7,
      'Cloud Text-to-Speech API has not been used in project 1 before or it is disabled.',
    ],
  ])('that ends in %s names the variable', async (_name, code, details) => {
    await withServer(answerStatus(code, details), async (server) => {
      const { log, lines } = recordingLog();
      const credentials: GoogleCredentials = { kind: 'json', json: JSON.stringify(KEY) };
      const engine = engineFor({
        credentials,
        endpoint: { host: HERE, port: server.port, plaintext: false },
        log,
      });
      expect(await failureOf(engine.probe())).toMatchObject({
        setting: 'GOOGLE_APPLICATION_CREDENTIALS_JSON',
      });
      const request = { text: 'Hello.', voice: 'en-US-Neural2-A', language: 'en', speed: 1 };
      for (const text of ['One.', 'Two.']) {
        await expect(engine.synthesize({ ...request, text })).rejects.toMatchObject({ kind: 'setup' });
      }
      // Once, however many calls fail: an account that doesn't work must be seen and must not flood the log.
      expect(lines.filter(({ level }) => level === 'error')).toHaveLength(1);
      await engine.close();
    });
  });

  it('with a key that cannot sign is a matter of the credentials', async () => {
    await withServer(answerVoices, async (server) => {
      const broken = {
        ...KEY,
        private_key: '-----BEGIN PRIVATE KEY-----\nbm8=\n-----END PRIVATE KEY-----\n',
      };
      const engine = engineFor({
        credentials: { kind: 'json', json: JSON.stringify(broken) },
        endpoint: { host: HERE, port: server.port, plaintext: false },
      });
      const failure = await failureOf(engine.probe());
      expect(failure).toMatchObject({ setting: 'GOOGLE_APPLICATION_CREDENTIALS_JSON' });
      expect(server.requests).toHaveLength(0);
      await engine.close();
    });
  });

  it('without credentials says which variables there are', async () => {
    const engine = engineFor({ credentials: null, endpoint: null });
    expect(await failureOf(engine.probe())).toMatchObject({
      setting: 'GOOGLE_APPLICATION_CREDENTIALS',
      hint: expect.stringContaining('GOOGLE_APPLICATION_CREDENTIALS_JSON') as string,
    });
    await engine.close();
  });

  it('tries the key again with the next call, so that a file may come later', async () => {
    const path = join(dir, 'later.json');
    await withServer(answerVoices, async (server) => {
      const engine = engineFor({
        credentials: { kind: 'file', path },
        endpoint: { host: HERE, port: server.port, plaintext: false },
      });
      await expect(engine.probe()).rejects.toThrow(/does not exist/);
      await writeFile(path, JSON.stringify(KEY));
      await engine.probe();
      await engine.close();
    });
  });
});

describe('the endpoint', () => {
  it.each<[string, GoogleEndpoint]>([
    ['127.0.0.1:9999', { host: '127.0.0.1', port: 9999, plaintext: true }],
    ['http://localhost:9999/', { host: 'localhost', port: 9999, plaintext: true }],
    ['[::1]:9999', { host: '[::1]', port: 9999, plaintext: true }],
    [
      'eu-texttospeech.googleapis.com',
      { host: 'eu-texttospeech.googleapis.com', port: 443, plaintext: false },
    ],
    ['https://10.0.0.1:8443', { host: '10.0.0.1', port: 8443, plaintext: false }],
    ['127.0.0.1.example.com:80', { host: '127.0.0.1.example.com', port: 80, plaintext: false }],
  ])('%s is understood', (text, endpoint) => {
    expect(parseGoogleEndpoint(text)).toEqual(endpoint);
  });

  it.each([
    '',
    '127.0.0.1',
    'host:0',
    'host:70000',
    'host:1:2',
    '::1:9999',
    '[nonsense]:1',
    'a b:1',
    'http://example.com:80',
    'grpc://host:1',
    'user:pw@host:1',
  ])('"%s" is refused', (text) => {
    expect(parseGoogleEndpoint(text)).toHaveProperty('problem');
  });

  it('that nobody answers, or that offers something else, names its variable', async () => {
    const other = await startRawServer(answerStatus(12, 'unknown service'));
    const endpoint = { host: '127.0.0.1', port: other.port, plaintext: true };
    const engine = engineFor({ credentials: null, endpoint });
    expect(await failureOf(engine.probe())).toMatchObject({ setting: 'GOOGLE_TTS_ENDPOINT' });
    await other.close();
    const away = engineFor({ credentials: null, endpoint });
    await expect(away.probe()).rejects.toThrow(/GOOGLE_TTS_ENDPOINT/);
    await engine.close();
    await away.close();
  });
});

/** A list with one voice, by hand: field 1 of the reply, whose fields 1 and 2 are a language and a name. */
function answerVoices(stream: ServerHttp2Stream): void {
  const field = (number: number, body: Buffer): Buffer =>
    Buffer.concat([Buffer.from([(number << 3) | 2, body.length]), body]);
  const voice = Buffer.concat([field(1, Buffer.from('en-US')), field(2, Buffer.from('en-US-Neural2-A'))]);
  const message = field(1, voice);
  const prefix = Buffer.alloc(5);
  prefix.writeUInt32BE(message.length, 1);
  stream.respond({ ':status': 200, 'content-type': 'application/grpc' }, { waitForTrailers: true });
  stream.on('wantTrailers', () => stream.sendTrailers({ 'grpc-status': '0' }));
  stream.end(Buffer.concat([prefix, message]));
}

async function withServer(
  treat: (stream: ServerHttp2Stream) => void,
  use: (server: RawServer) => Promise<void>,
): Promise<void> {
  const server = await startRawServer(treat, { tls, host: HERE });
  try {
    await use(server);
  } finally {
    await server.close();
  }
}

function engineFor(
  options: Partial<GoogleOptions> & Pick<GoogleOptions, 'credentials' | 'endpoint'>,
): SpeechEngine {
  const quota = createQuotaGate(createMemoryQuotaStore(), requestsPerMinute);
  return createGoogleEngine({ quota, log: quietLog, ...options });
}

async function file(name: string, content: string): Promise<string> {
  const path = join(dir, name);
  await writeFile(path, content);
  return path;
}

function failureOf(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => 'it succeeded',
    (error: unknown) => error,
  );
}
