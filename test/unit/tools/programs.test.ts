import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ensurePrograms } from '../../../tools/programs/ensure.ts';

function emptyPath(): string {
  const dir = mkdtempSync(join(tmpdir(), 'tandem-programs-'));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  return dir;
}

function put(dir: string, program: string): void {
  writeFileSync(join(dir, program), '');
  chmodSync(join(dir, program), 0o755);
}

describe('programs that the tests start', () => {
  it('are found under any of their names', () => {
    const dir = emptyPath();
    put(dir, 'valkey-server');
    expect(ensurePrograms(['redis'], { env: { PATH: dir } })).toBeNull();
  });

  it('are named all at once where they are missing, with what to install and how to allow it', () => {
    const problem = ensurePrograms(['redis', 'pgbouncer'], {
      env: { PATH: emptyPath() },
      install: () => expect.fail('nobody allowed it'),
    });
    expect(problem).toContain('redis-server, pgbouncer');
    expect(problem).toContain('apt-get install redis-server pgbouncer');
    expect(problem).toContain('TANDEM_TEST_INSTALL=1 npm test');
  });

  it.each([{ TANDEM_TEST_INSTALL: '1' }, { CI: 'true' }])(
    'are installed together where %o allows it',
    (env) => {
      const dir = emptyPath();
      const asked: (readonly string[])[] = [];
      const install = (packages: readonly string[]): string => {
        asked.push(packages);
        for (const name of ['redis-server', 'pgbouncer']) put(dir, name);
        return '';
      };
      expect(ensurePrograms(['redis', 'pgbouncer'], { env: { ...env, PATH: dir }, install })).toBeNull();
      expect(asked).toEqual([['redis-server', 'pgbouncer']]);
    },
  );

  it('are not installed in CI against the setting', () => {
    const env = { CI: 'true', TANDEM_TEST_INSTALL: '0', PATH: emptyPath() };
    expect(ensurePrograms(['redis'], { env, install: () => expect.fail('it was forbidden') })).not.toBeNull();
  });

  it('say what the installation complained about', () => {
    const env = { TANDEM_TEST_INSTALL: '1', PATH: emptyPath() };
    expect(ensurePrograms(['redis'], { env, install: () => 'E: no network' })).toContain('E: no network');
  });
});
