import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { callerDataDir, callerDirectory, takeCallerPassword } from '../../../src/settings/caller.ts';
import { PROJECT_ROOT } from '../../../tools/kit/project-root.ts';

const env = { INIT_CWD: '/home/ada', npm_package_json: join(PROJECT_ROOT, 'package.json') };

describe('callerDirectory', () => {
  test('is where npm was called from', () => {
    expect(callerDirectory(env, PROJECT_ROOT)).toBe('/home/ada');
  });

  test('is the working directory without npm, below another npm script, and for npx', () => {
    expect(callerDirectory({}, '/srv')).toBe('/srv');
    expect(callerDirectory(env, dirname(PROJECT_ROOT))).toBe(dirname(PROJECT_ROOT));
    expect(callerDirectory({ ...env, npm_command: 'exec' }, PROJECT_ROOT)).toBe(PROJECT_ROOT);
    expect(basename(callerDirectory({ npm_package_json: env.npm_package_json }, PROJECT_ROOT))).toBe(
      basename(PROJECT_ROOT),
    );
  });
});

describe('callerDataDir', () => {
  test('is the one of "npm start" in a checkout, and one for all places otherwise', () => {
    expect(callerDataDir(env, PROJECT_ROOT)).toBe(join(PROJECT_ROOT, '.tandem'));
    expect(callerDataDir({}, '/srv')).toBe(join(homedir(), '.tandem'));
    expect(callerDataDir({ ...env, npm_command: 'exec' }, PROJECT_ROOT)).toBe(join(homedir(), '.tandem'));
  });

  test('is the one that is set', () => {
    expect(callerDataDir({ ...env, DATA_DIR: '/var/books' }, PROJECT_ROOT)).toBe('/var/books');
  });
});

test('a password is taken out of the environment, so that no child inherits it', () => {
  const given: NodeJS.ProcessEnv = { TANDEM_PDF_PASSWORD: ' hush ', OTHER: 'stays' };
  expect(takeCallerPassword(given)).toBe(' hush ');
  expect(given).toEqual({ OTHER: 'stays' });
  expect(takeCallerPassword(given)).toBeUndefined();
});
