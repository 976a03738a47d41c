import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startFakeGoogle } from '../../../tools/fake-google/server.ts';
import { answerStatus, startRawServer } from '../../helpers/grpc-answer.ts';
import { runPreflight } from '../../helpers/preflight.ts';
import { selfSigned } from '../../helpers/self-signed.ts';

/** Reaches this machine without being a loopback address: TLS and credentials, as for Google itself. */
const HERE = '0.0.0.0';
let dir: string;

beforeAll(async () => (dir = await mkdtemp(join(tmpdir(), 'tandem-preflight-'))));
afterAll(() => rm(dir, { recursive: true, force: true }));

describe('the speech check, as a process', { timeout: 60_000 }, () => {
  it('names a voice that has been taken away, and others of its language', async () => {
    const google = await startFakeGoogle();
    const { code, problems } = await runPreflight({
      DATA_DIR: dir,
      GOOGLE_TTS_ENDPOINT: google.endpoint,
      DEFAULT_VOICE: 'de-DE-Neural2-Revoked',
    });
    await google.close();
    expect({ code, problems }).toEqual({
      code: 78,
      problems: [
        expect.stringMatching(/^speech: the voice in DEFAULT_VOICE .*; set DEFAULT_VOICE .*de-DE-Neural2-A/),
      ],
    });
  });

  it('names the variable of credentials that Google no longer takes, and prints nothing of them', async () => {
    const pair = selfSigned(HERE);
    const google = await startRawServer(answerStatus(16, 'Request had invalid authentication credentials.'), {
      tls: pair,
      host: HERE,
    });
    const roots = join(dir, 'roots.pem');
    await writeFile(roots, pair.cert);
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const pem = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
    const key = {
      ...{ type: 'service_account', project_id: 'a-project', private_key_id: 'CanaryKeyId', client_id: '1' },
      ...{ private_key: pem, client_email: 'speaker@a-project.iam.gserviceaccount.com' },
    };
    const { code, problems, output } = await runPreflight({
      DATA_DIR: dir,
      GOOGLE_TTS_ENDPOINT: `${HERE}:${google.port}`,
      GOOGLE_APPLICATION_CREDENTIALS_JSON: JSON.stringify(key),
      GRPC_DEFAULT_SSL_ROOTS_FILE_PATH: roots,
    });
    expect(google.requests).not.toHaveLength(0);
    await google.close();
    expect({ code, problems }).toEqual({
      code: 78,
      problems: [expect.stringMatching(/^speech: .*GOOGLE_APPLICATION_CREDENTIALS_JSON/)],
    });
    for (const secret of ['CanaryKeyId', 'PRIVATE KEY', ...pem.split('\n').slice(1, 3)]) {
      expect(output).not.toContain(secret);
    }
  });
});
