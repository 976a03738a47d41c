import { ConfigError } from '../../../src/settings/config-error.ts';
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadConfig } from '../../../src/service/config.ts';
import { PROJECT_ROOT } from '../../../tools/kit/project-root.ts';

/** js-yaml has no types of its own. */
const yaml = createRequire(import.meta.url)('js-yaml') as { load(text: string): unknown };

interface EnvVar {
  key: string;
  value?: string;
  sync?: boolean;
  generateValue?: boolean;
  fromDatabase?: { name: string; property: string };
  fromService?: { name: string; type: string; property?: string; envVarKey?: string };
}
interface Service {
  type: string;
  name: string;
  startCommand: string;
  buildCommand: string;
  healthCheckPath?: string;
  maxShutdownDelaySeconds?: number;
  maxmemoryPolicy?: string;
  envVars: EnvVar[];
  [field: string]: unknown;
}
interface Blueprint {
  databases: Record<string, unknown>[];
  services: Service[];
}

/**
 * The part of Render's Blueprint specification that is used here: which fields there are, which are needed, and what
 * some of them may be. https://render.com/docs/blueprint-spec; the whole schema is at
 * https://render.com/schema/render.yaml.json.
 */
const SPEC = {
  database: {
    required: ['name'],
    allowed: [
      ...[
        'name',
        'plan',
        'previewPlan',
        'diskSizeGB',
        'previewDiskSizeGB',
        'region',
        'ipAllowList',
        'postgresMajorVersion',
      ],
      ...['databaseName', 'user', 'readReplicas', 'highAvailability'],
    ],
    plans: ['free', 'basic-256mb', 'basic-1gb', 'basic-4gb', 'pro-4gb', 'pro-8gb', 'pro-16gb'],
  },
  keyvalue: {
    required: ['type', 'name', 'ipAllowList'],
    allowed: ['type', 'name', 'ipAllowList', 'plan', 'previewPlan', 'region', 'maxmemoryPolicy'],
    plans: ['free', 'starter', 'standard', 'pro', 'pro plus'],
  },
  web: {
    required: ['type', 'name', 'runtime', 'buildCommand', 'startCommand'],
    allowed: [
      ...[
        'type',
        'name',
        'runtime',
        'plan',
        'region',
        'branch',
        'repo',
        'rootDir',
        'buildCommand',
        'startCommand',
      ],
      ...[
        'preDeployCommand',
        'healthCheckPath',
        'maxShutdownDelaySeconds',
        'numInstances',
        'scaling',
        'disk',
        'domains',
      ],
      ...['envVars', 'autoDeployTrigger', 'buildFilter', 'previews'],
    ],
    plans: ['free', 'starter', 'standard', 'pro', 'pro plus', 'pro max', 'pro ultra'],
  },
  /** From an image: nothing is built, and nothing of ours is started. */
  pserv: {
    required: ['type', 'name', 'runtime', 'image'],
    allowed: [
      ...['type', 'name', 'runtime', 'image', 'plan', 'region', 'dockerCommand', 'numInstances', 'scaling'],
      ...['maxShutdownDelaySeconds', 'disk', 'envVars', 'previews'],
    ],
    plans: ['starter', 'standard', 'pro', 'pro plus', 'pro max', 'pro ultra'],
  },
  worker: {
    required: ['type', 'name', 'runtime', 'buildCommand', 'startCommand'],
    allowed: [
      ...[
        'type',
        'name',
        'runtime',
        'plan',
        'region',
        'branch',
        'repo',
        'rootDir',
        'buildCommand',
        'startCommand',
      ],
      ...['preDeployCommand', 'maxShutdownDelaySeconds', 'numInstances', 'scaling', 'disk', 'envVars'],
      ...['autoDeployTrigger', 'buildFilter', 'previews'],
    ],
    plans: ['starter', 'standard', 'pro', 'pro plus', 'pro max', 'pro ultra'],
  },
} as const;
const RUNTIMES = ['node', 'python', 'elixir', 'go', 'ruby', 'rust', 'docker', 'image', 'static'];
const POLICIES = [
  'allkeys-lru',
  'volatile-lru',
  'allkeys-random',
  'volatile-random',
  'volatile-ttl',
  'noeviction',
];
const DATABASE_PROPERTIES = ['connectionString', 'host', 'port', 'user', 'password', 'database'];
const SERVICE_PROPERTIES = ['connectionString', 'host', 'port', 'hostport'];

/** From its SIGTERM to its SIGKILL, where a Blueprint says nothing. */
const RENDERS_DELAY_SECONDS = 30;
/** Render's own, which config.ts doesn't read. */
const RENDERS_OWN = ['NODE_VERSION'];
/** Every variable that the configuration asks its environment for. */
const known = new Set<string>();
const asking = new Proxy<Record<string, string>>(
  {},
  {
    get: (_target, name) => {
      known.add(String(name));
      return undefined;
    },
  },
);
loadConfig(asking);

describe.each(['render.yaml', 'render.split.yaml', 'render.kokoro.yaml', 'render.free.yaml'])(
  '%s',
  (file) => {
    const blueprint = yaml.load(readFileSync(join(PROJECT_ROOT, file), 'utf8')) as Blueprint;
    const programs = blueprint.services.filter(({ type }) => type === 'web' || type === 'worker');

    test('has only fields that Render knows, and every one that it needs', () => {
      expect(
        Object.keys(blueprint)
          .filter((key) => key !== 'previews')
          .sort(),
      ).toEqual(['databases', 'services']);
      for (const database of blueprint.databases) check(database, SPEC.database);
      for (const service of blueprint.services) {
        expect(['keyvalue', 'web', 'worker', 'pserv']).toContain(service.type);
        check(service, SPEC[service.type as 'keyvalue' | 'web' | 'worker' | 'pserv']);
        if (service.type !== 'keyvalue') expect(RUNTIMES).toContain(service['runtime']);
        if (service.maxmemoryPolicy !== undefined) expect(POLICIES).toContain(service.maxmemoryPolicy);
      }
      const names = [...blueprint.databases, ...blueprint.services].map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
    });

    test('says of every variable where its value comes from, once, and from something that is there', () => {
      for (const { envVars } of programs) {
        expect(new Set(envVars.map(({ key }) => key)).size).toBe(envVars.length);
        for (const variable of envVars) {
          const sources = ['value', 'sync', 'generateValue', 'fromDatabase', 'fromService'] as const;
          expect(sources.filter((source) => variable[source] !== undefined)).toHaveLength(1);
          expect(Object.keys(variable)).toHaveLength(2);
          if (variable.value !== undefined) expect(typeof variable.value).toBe('string');
          checkReference(variable, blueprint);
        }
      }
    });

    test('names only variables that the service knows', () => {
      const named = programs.flatMap(({ envVars }) => envVars.map(({ key }) => key));
      expect(named.filter((key) => !known.has(key) && !RENDERS_OWN.includes(key))).toEqual([]);
    });

    test('sets every variable that the start demands on Render', () => {
      for (const { envVars } of programs) {
        const set = envVars.map(({ key }) => key);
        expect(demanded(envVars).filter((key) => !set.includes(key))).toEqual([]);
      }
    });

    test('keeps jobs when memory is full, and nobody from outside reaches the data', () => {
      const queue = blueprint.services.find(({ type }) => type === 'keyvalue');
      if (queue !== undefined)
        expect(queue).toMatchObject({ maxmemoryPolicy: 'noeviction', ipAllowList: [] });
      expect(blueprint.databases).toEqual([expect.objectContaining({ ipAllowList: [] })]);
    });

    test('gives an ordered stop the time that it takes', () => {
      for (const { envVars, maxShutdownDelaySeconds } of programs) {
        const value = envVars.find(({ key }) => key === 'SHUTDOWN_GRACE_SECONDS')?.value;
        const graceSeconds = loadConfig({ SHUTDOWN_GRACE_SECONDS: value }).shutdownGraceMs / 1000;
        if (maxShutdownDelaySeconds === undefined) {
          expect(graceSeconds).toBe(RENDERS_DELAY_SECONDS);
          continue;
        }
        expect(maxShutdownDelaySeconds).toBeGreaterThan(graceSeconds);
        expect(maxShutdownDelaySeconds).toBeLessThanOrEqual(300);
      }
    });

    test('starts programs that are there, on a Node that is supported, and asks for health where it is told', () => {
      for (const { type, startCommand, buildCommand, envVars, healthCheckPath } of programs) {
        const [script = ''] = startCommand.split(' ');
        expect(statSync(join(PROJECT_ROOT, script)).mode & 0o111).not.toBe(0);
        expect(buildCommand).toBe('npm ci --include=dev && npm run build');
        expect(envVars).toContainEqual({ key: 'NODE_VERSION', value: '24' });
        if (type === 'web') expect(readSource('src/api/app.ts')).toContain(`'${healthCheckPath ?? ''}'`);
      }
    });
  },
);

test('both blueprints give the same programs the same settings', () => {
  const keysOf = (file: string): string[][] =>
    (yaml.load(readFileSync(join(PROJECT_ROOT, file), 'utf8')) as Blueprint).services
      .filter(({ type }) => type !== 'keyvalue')
      .map(({ envVars }) => envVars.map(({ key }) => key));
  const [combined] = keysOf('render.yaml');
  expect(keysOf('render.split.yaml')).toEqual([combined, combined]);
});

test('the voice next door is where Tandem asks, in an exact version of its image', () => {
  const { services } = yaml.load(readFileSync(join(PROJECT_ROOT, 'render.kokoro.yaml'), 'utf8')) as Blueprint;
  const neighbour = services.find(({ type }) => type === 'pserv');
  expect(neighbour?.['image']).toEqual({
    url: expect.stringMatching(/^ghcr\.io\/remsky\/kokoro-fastapi-cpu:v\d+\.\d+\.\d+$/) as string,
  });
  const tandem = services.find(({ type }) => type === 'web');
  const given = Object.fromEntries((tandem?.envVars ?? []).map(({ key, value }) => [key, value]));
  const port = neighbour?.envVars.find(({ key }) => key === 'PORT')?.value ?? '';
  expect(tandem?.envVars).toContainEqual({
    key: 'OPENAI_BASE_URL',
    fromService: { type: 'pserv', name: neighbour?.name, property: 'hostport' },
  });
  // Render gives the name of a private service in its network, with letters behind it that nobody knows before.
  const { speech } = loadConfig({ ...given, OPENAI_BASE_URL: `${neighbour?.name ?? ''}-x7k2:${port}` });
  expect(speech).toMatchObject({
    name: 'openai',
    origin: expect.stringContaining('tandem-kokoro-x7k2:8880') as string,
  });
});

function check(
  entry: Record<string, unknown>,
  spec: { required: readonly string[]; allowed: readonly string[]; plans: readonly string[] },
): void {
  const fields = Object.keys(entry);
  expect(fields.filter((field) => !spec.allowed.includes(field))).toEqual([]);
  expect(spec.required.filter((field) => !fields.includes(field))).toEqual([]);
  if (entry['plan'] !== undefined) expect(spec.plans).toContain(entry['plan']);
}

function checkReference({ fromDatabase, fromService }: EnvVar, blueprint: Blueprint): void {
  if (fromDatabase !== undefined) {
    expect(DATABASE_PROPERTIES).toContain(fromDatabase.property);
    expect(blueprint.databases.map(({ name }) => name)).toContain(fromDatabase.name);
  }
  if (fromService === undefined) return;
  const { name, type, property, envVarKey } = fromService;
  const service = blueprint.services.find((candidate) => candidate.name === name);
  expect(service?.type).toBe(type);
  if (envVarKey === undefined) expect(SERVICE_PROPERTIES).toContain(property);
  else expect(service?.envVars.map(({ key }) => key)).toContain(envVarKey);
}

/** What an empty environment on Render is told to set. */
/** What a start on Render wants, where a directory that stays is named as it is there. */
function demanded(envVars: readonly EnvVar[]): string[] {
  const dataDir = envVars.find(({ key }) => key === 'DATA_DIR')?.value;
  try {
    loadConfig({ RENDER: 'true', DATA_DIR: dataDir });
  } catch (error) {
    if (error instanceof ConfigError) return error.problems.map(({ setting }) => setting);
    throw error;
  }
  throw new Error('nothing is demanded on Render');
}

function readSource(path: string): string {
  return readFileSync(join(PROJECT_ROOT, path), 'utf8');
}
