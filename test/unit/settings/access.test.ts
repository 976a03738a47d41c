import { describe, expect, it } from 'vitest';
import { isLoopback } from '../../../src/settings/access.ts';
import { loadConfig } from '../../../src/service/config.ts';
import { ConfigError } from '../../../src/settings/config-error.ts';
import type { Environment } from '../../../src/settings/reader.ts';
import { explainConfigError } from '../../../src/preflight/explain-config-error.ts';

const ANNA = 'anna-has-a-very-good-token';
const BEN = 'ben-has-another-good-token';
const RENDER = {
  RENDER: 'true',
  DATABASE_URL: 'postgres://u:p@db/x',
  S3_BUCKET_NAME: 'books',
  SECRET_KEY: 's'.repeat(32),
};

function problemsOf(env: Environment): string[] {
  try {
    loadConfig(env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems.map(({ setting, message }) => `${setting} ${message}`);
  }
  return [];
}

describe('API_TOKENS', () => {
  it('names accounts, and keeps of a token only what knows it again', () => {
    const { access } = loadConfig({ API_TOKENS: ` anna:${ANNA} ,\n ben@example.org : ${BEN}` });
    expect(access.accounts.map(({ name }) => name)).toEqual(['anna', 'ben@example.org']);
    expect(access.accounts.map(({ tokenSha256 }) => tokenSha256.length)).toEqual([64, 64]);
    expect(JSON.stringify(access)).not.toContain(ANNA);
  });

  it('may hold whatever a header can carry', () => {
    const token = 'AZaz09._~+/-AZaz09._~+/-==';
    expect(loadConfig({ API_TOKENS: `a:${token}` }).access.accounts).toHaveLength(1);
  });

  it.each([
    ['no colon', ANNA, 'entry 1 has no colon'],
    ['an empty entry', `anna:${ANNA},`, 'entry 2 has no colon'],
    ['no name', `anna:${ANNA},:${BEN}`, 'entry 2 has no good name'],
    ['a name with a space', `an na:${ANNA}`, 'entry 1 has no good name'],
    ['a short token', `anna:${ANNA},ben:${BEN.slice(0, 23)}`, 'entry 2 has a token that is too short'],
    ['no token', 'anna:', 'entry 1 has a token that is too short'],
    ['a colon in the token', `anna:${ANNA}:${ANNA}`, 'entry 1 has a token that no header can carry'],
    ['a token beyond ASCII', `anna:${ANNA}é`, 'entry 1 has a token that no header can carry'],
    ['an endless token', `anna:${'x'.repeat(513)}`, 'entry 1 has a token that no header can carry'],
    ['a name twice', `anna:${ANNA},Anna:${BEN}`, 'entry 2 has the name of an entry before it'],
    ['a token twice', `anna:${ANNA},ben:${ANNA}`, 'entry 2 has the token of an entry before it'],
  ])('with %s is refused by its position, and not repeated', (_name, value, expected) => {
    const problems = problemsOf({ API_TOKENS: value });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(`API_TOKENS ${expected}`);
    for (const secret of [ANNA, BEN, ANNA.slice(0, 23), BEN.slice(0, 23), 'xxx']) {
      expect(problems[0]).not.toContain(secret);
    }
  });

  it('names every bad entry at once', () => {
    expect(problemsOf({ API_TOKENS: `x,anna:${ANNA},y:z` })).toHaveLength(2);
  });

  it('is not wanted where everybody is let in', () => {
    expect(problemsOf({ API_TOKENS: `anna:${ANNA}`, PUBLIC_ACCESS: 'true' })).toEqual([
      'PUBLIC_ACCESS is true although API_TOKENS is set; remove one of the two',
    ]);
  });
});

describe('on Render', () => {
  it('starts with tokens, or where it is said that everybody may use it', () => {
    expect(loadConfig({ ...RENDER, API_TOKENS: `anna:${ANNA}` }).access.accounts).toHaveLength(1);
    expect(loadConfig({ ...RENDER, PUBLIC_ACCESS: 'true' }).access.publicAccess).toBe(true);
  });

  it('does not start open by oversight', () => {
    const problems = problemsOf(RENDER);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^API_TOKENS is not set, and anybody on the internet/);
    // A token with a typing error is one problem, not two.
    expect(problemsOf({ ...RENDER, API_TOKENS: 'anna' })).toHaveLength(1);
    expect(problemsOf({ ...RENDER, PUBLIC_ACCESS: 'maybe' })).toEqual([
      'PUBLIC_ACCESS must be true or false',
    ]);
  });

  it('needs a key that outlives deploys', () => {
    const env = { ...RENDER, PUBLIC_ACCESS: 'true' };
    expect(problemsOf({ ...env, SECRET_KEY: undefined })[0]).toMatch(/^SECRET_KEY is not set/);
    expect(problemsOf({ ...env, SECRET_KEY: 'hunter2' })).toEqual([
      'SECRET_KEY is too short; it needs 32 random characters or more ("openssl rand -hex 32" makes them)',
    ]);
  });

  it('says it in one block, one line each', () => {
    try {
      loadConfig({ ...RENDER, SECRET_KEY: 'hunter2' });
      expect.unreachable();
    } catch (error) {
      const lines = explainConfigError(error as ConfigError).split('\n');
      expect(lines[0]).toBe('Not started, 2 settings are wrong:');
      expect(lines[1]).toMatch(/^ {2}API_TOKENS is not set/);
      expect(lines[2]).toMatch(/^ {2}SECRET_KEY is too short/);
      expect(lines.join('\n')).not.toContain('hunter2');
    }
  });
});

describe('elsewhere', () => {
  it.each(['127.0.0.1', '127.1.2.3', 'localhost', '::1', '[::1]'])('is open on %s', (host) => {
    expect(isLoopback(host)).toBe(true);
    expect(loadConfig({ HOST: host }).access).toEqual({
      accounts: [],
      publicAccess: false,
      previewToken: null,
      secretKey: null,
    });
  });

  it.each(['0.0.0.0', '::', '192.168.1.5', 'tandem.example', '127.example.org'])(
    'is not open on %s, unless that is meant',
    (host) => {
      const problems = problemsOf({ HOST: host });
      expect(problems).toHaveLength(1);
      expect(problems[0]).toMatch(/^API_TOKENS is not set, and HOST lets other machines reach this service/);
      expect(problemsOf({ HOST: host, PUBLIC_ACCESS: 'true' })).toEqual([]);
      expect(problemsOf({ HOST: host, API_TOKENS: `anna:${ANNA}` })).toEqual([]);
    },
  );
});

describe('a preview on Render', () => {
  const PREVIEW = {
    RENDER: 'true',
    IS_PULL_REQUEST: 'true',
    DATABASE_URL: RENDER.DATABASE_URL,
    SECRET_KEY: RENDER.SECRET_KEY,
  };

  it('comes up with what it is given, and lets in who has its own token', () => {
    const config = loadConfig(PREVIEW);
    expect(config).toMatchObject({ isPreview: true, store: { name: 'disk' }, speech: { name: 'espeak' } });
    const { accounts, previewToken } = config.access;
    expect(previewToken).toMatch(/^[\w-]{43}$/);
    expect(accounts).toEqual(loadConfig({ API_TOKENS: `preview:${previewToken ?? ''}` }).access.accounts);
    expect(loadConfig({ ...PREVIEW, SECRET_KEY: 't'.repeat(32) }).access.previewToken).not.toBe(previewToken);
  });

  it('keeps to the tokens that it has', () => {
    const { access } = loadConfig({ ...PREVIEW, API_TOKENS: `anna:${ANNA}` });
    expect(access).toMatchObject({ previewToken: null, accounts: [{ name: 'anna' }] });
    expect(loadConfig({ ...PREVIEW, PUBLIC_ACCESS: 'true' }).access).toMatchObject({
      previewToken: null,
      accounts: [],
    });
  });

  it('is no way around the settings of a service, and needs Render', () => {
    expect(problemsOf({ ...PREVIEW, IS_PULL_REQUEST: 'false' }).join()).toMatch(/S3_BUCKET_NAME.*API_TOKENS/);
    expect(problemsOf({ ...PREVIEW, SECRET_KEY: '' }).join()).toContain('SECRET_KEY is not set');
    expect(problemsOf({ RENDER: 'false', IS_PULL_REQUEST: 'true', HOST: '0.0.0.0' }).join()).toContain(
      'API_TOKENS',
    );
  });
});
