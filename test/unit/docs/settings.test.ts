import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { QUEUES } from '../../../src/queue/queues.ts';
import { loadConfig } from '../../../src/service/config.ts';
import type { Config } from '../../../src/service/config.ts';
import type { Alternative } from '../../../src/settings/alternatives.ts';
import { callerToken, takeCallerPassword } from '../../../src/settings/caller.ts';
import { ConfigError } from '../../../src/settings/config-error.ts';
import { createSettingsReader } from '../../../src/settings/reader.ts';
import { STORES } from '../../../src/storage/stores.ts';
import { ENGINES } from '../../../src/tts/engines.ts';
import { PROJECT_ROOT } from '../../../tools/kit/project-root.ts';

type Environment = Readonly<Record<string, string>>;

const page = readFileSync(join(PROJECT_ROOT, 'docs', 'SETTINGS.md'), 'utf8');
const rows = page.split('\n').filter((line) => line.startsWith('| `'));
const documented = new Map(
  rows.flatMap((row) => {
    const [, variables = '', fallback = '', meaning = ''] = row.split('|').map((cell) => cell.trim());
    // A name beside the others of a row, as that of a token which only temporary credentials have, stands in its
    // meaning.
    const names = [...codes(variables), ...codes(meaning).filter((name) => name === 'AWS_SESSION_TOKEN')];
    return names.map((name) => [name, fallback] as const);
  }),
);
const example = new Map(
  readFileSync(join(PROJECT_ROOT, '.env.example'), 'utf8')
    .split('\n')
    .flatMap((line) => [...line.matchAll(/^#([A-Z0-9_]+)=(.*)$/g)])
    .map(([, name = '', value = '']) => [name, value] as const),
);

/** Settings that somebody else makes; nobody copies them. */
const ofOthers = codes(page.slice(page.indexOf('## Not yours to set'))).filter((name) =>
  documented.has(name),
);

/** Between them, these make the program read whatever it reads anywhere. */
const SITUATIONS: readonly Environment[] = [
  {},
  { RENDER: 'true' },
  { REDIS_URL: 'redis://localhost', S3_BUCKET_NAME: 'x', AWS_ACCESS_KEY_ID: 'x', AWS_SECRET_ACCESS_KEY: 'x' },
  { TTS_PROVIDER: 'google', GOOGLE_TTS_ENDPOINT: '127.0.0.1:9999' },
];
const read = new Set(SITUATIONS.flatMap((env) => namesRead(env, tryLoading)));
for (const ask of [callerToken, takeCallerPassword]) {
  for (const name of namesRead({}, ask)) read.add(name);
}

test('every setting that the program reads is in docs/SETTINGS.md', () => {
  expect(
    [...read].filter((name) => !documented.has(name)).map((name) => `${name} is in no document`),
  ).toEqual([]);
});

test('every setting in docs/SETTINGS.md is one that the program reads', () => {
  expect([...documented.keys()].filter((name) => !read.has(name))).toEqual([]);
});

test('.env.example lists what can be set, and nothing else', () => {
  const settable = [...documented.keys()].filter((name) => !ofOthers.includes(name));
  expect([...example.keys()].sort()).toEqual(settable.sort());
});

test.each([...documented].filter(([, fallback]) => /^`[^`]+`$/.test(fallback)))(
  '%s has the default %s',
  (name, fallback) => {
    const value = fallback.slice(1, -1);
    // Settings of an engine also say that it is wanted.
    const env = { TTS_PROVIDER: 'espeak' };
    expect(plain(loadConfig({ ...env, [name]: value }))).toEqual(plain(loadConfig(env)));
    if (!ofOthers.includes(name)) expect(example.get(name)).toBe(value);
  },
);

describe.each<Alternative<unknown>>([...ENGINES, ...STORES, ...QUEUES])('the settings of $name', (entry) => {
  test('are all documented by the entry', () => {
    const said = entry.settings.flatMap(({ names, meaning }) => [...names, ...codes(meaning)]);
    const asked = namesRead({}, (env) =>
      entry.read(createSettingsReader(env), { mustLast: false, dataDir: '/data' }),
    );
    expect(asked.filter((name) => !said.includes(name))).toEqual([]);
  });

  test('are rows of the table for the owner', () => {
    for (const { names, default: fallback, meaning } of entry.settings) {
      const first = names.map((name) => `\`${name}\``).join(', ');
      expect(rows).toContain(`| ${first} | ${fallback} | ${meaning} |`);
    }
  });
});

/** Without the functions, which are never equal. */
function plain(config: Config): unknown {
  return JSON.parse(JSON.stringify(config));
}

/** What stands in backquotes and looks like a variable. */
function codes(markdown: string): string[] {
  return [...markdown.matchAll(/`([A-Z][A-Z0-9_]+)`/g)].map(([, name = '']) => name);
}

/** The variables that `use` asks its environment for. */
function namesRead(env: Environment, use: (recorded: Environment) => unknown): string[] {
  const asked = new Set<string>();
  const recorded = new Proxy(env, {
    get: (target, name) => {
      asked.add(String(name));
      return target[String(name)];
    },
  });
  use(recorded);
  return [...asked];
}

function tryLoading(env: Environment): void {
  try {
    loadConfig(env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
  }
}
