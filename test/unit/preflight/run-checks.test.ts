import { ConfigError } from '../../../src/settings/config-error.ts';
import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../../src/service/config.ts';
import { CheckFailed } from '../../../src/process/check-failed.ts';
import type { Check } from '../../../src/preflight/check.ts';
import { explainConfigError } from '../../../src/preflight/explain-config-error.ts';
import { runChecks } from '../../../src/preflight/run-checks.ts';
import { recordingLog } from '../../../tools/kit/log.ts';

const passes = (name: string, after: string[] = []): Check => ({
  name,
  after,
  run: () => Promise.resolve(`${name} fine`),
});
const fails = (name: string, exitCode: number): Check => ({
  name,
  run: () => Promise.reject(new CheckFailed(exitCode, `${name} is broken`, `mend ${name}`)),
});

async function outcome(checks: Check[]): Promise<{ code: number; messages: unknown[] }> {
  const { log, lines } = recordingLog();
  const code = await runChecks(checks, {
    config: loadConfig({}),
    databaseUrl: 'postgres://unused/unused',
    log,
  });
  return { code, messages: lines.map(({ message }) => message) };
}

describe('running the checks', () => {
  it('prints what they say in the order of the list, whichever is done first', async () => {
    let finish = (): void => undefined;
    const slow: Check = {
      name: 'slow',
      run: async ({ log }) => {
        log.info('slow begins');
        await new Promise<void>((resolve) => (finish = resolve));
        return 'slow fine';
      },
    };
    const quick: Check = {
      name: 'quick',
      run: ({ log }) => {
        log.info('quick begins');
        finish();
        return Promise.resolve('quick fine');
      },
    };
    expect(await outcome([slow, quick])).toEqual({
      code: 0,
      messages: ['slow begins', 'slow fine', 'quick begins', 'quick fine'],
    });
  });

  it('leaves out what depends on a failed check, and goes on with the rest', async () => {
    const { code, messages } = await outcome([
      fails('database', 69),
      passes('migrations', ['database']),
      passes('queue', ['migrations']),
      passes('storage'),
    ]);
    expect(code).toBe(69);
    expect(messages).toEqual(['storage fine', 'Not started. database: database is broken; mend database']);
  });

  it('collects failures in one message and puts a wrong setting before a missing service', async () => {
    const { code, messages } = await outcome([fails('database', 69), fails('speech', 78)]);
    expect(code).toBe(78);
    expect(messages).toHaveLength(1);
    expect(String(messages[0]).split('\n').slice(0, 3)).toEqual([
      'Not started, 2 checks failed:',
      '  database: database is broken; mend database',
      '  speech: speech is broken; mend speech',
    ]);
  });

  it('does not lose an error that nobody thought of', async () => {
    const { code, messages } = await outcome([
      { name: 'odd', run: () => Promise.reject(new TypeError('what?')) },
    ]);
    expect(code).toBe(69);
    expect(messages).toEqual([expect.stringContaining('odd: what?')]);
  });
});

it('explains one bad setting in one line, several in one message', () => {
  const explain = (env: Record<string, string>): string[] => {
    try {
      loadConfig(env);
    } catch (error) {
      if (error instanceof ConfigError) return explainConfigError(error).split('\n');
      throw error;
    }
    throw new Error('these settings are fine');
  };
  expect(explain({ PORT: '0' })).toEqual([expect.stringMatching(/^Not started\. PORT must be/)]);
  const several = explain({ PORT: '0', MAX_PAGES: 'many' });
  expect(several.slice(0, 3)).toEqual([
    'Not started, 2 settings are wrong:',
    expect.stringMatching(/^ {2}PORT must be/),
    expect.stringMatching(/^ {2}MAX_PAGES must be/),
  ]);
});
