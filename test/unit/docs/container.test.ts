import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadConfig } from '../../../src/service/config.ts';
import { MODES } from '../../../src/service/order.ts';
import { PROJECT_ROOT } from '../../../tools/kit/project-root.ts';

/** js-yaml has no types of its own. */
const yaml = createRequire(import.meta.url)('js-yaml') as { load(text: string): unknown };

interface ComposeService {
  command?: string[];
  environment?: Record<string, string>;
  ports?: string[];
  image?: string;
  profiles?: string[];
  stop_grace_period?: string;
  depends_on?: Record<string, unknown> | string[];
}
interface Compose {
  services: Record<string, ComposeService>;
  volumes: Record<string, unknown>;
}

const read = (file: string): string => readFileSync(join(PROJECT_ROOT, file), 'utf8');
/** With lines that go on put together, and without comments. */
const instructions = read('Dockerfile')
  .replace(/^#.*\n/gm, '')
  .replace(/\\\n\s*/g, '')
  .split('\n')
  .filter((line) => line !== '');
const instruction = (name: string): string[] =>
  instructions.filter((line) => line.startsWith(`${name} `)).map((line) => line.slice(name.length + 1));
const manifest = JSON.parse(read('package.json')) as { engines: { node: string }; scripts: object };

describe('the Dockerfile', () => {
  test('is built on the Node that is recommended, which the package allows', () => {
    const bases = instruction('FROM').map((line) => /^node:(\d+)-/.exec(line)?.[1]);
    expect(new Set(bases)).toEqual(new Set([read('.nvmrc').trim()]));
    const least = /^>=(\d+)/.exec(manifest.engines.node)?.[1];
    expect(Number(bases[0])).toBeGreaterThanOrEqual(Number(least));
  });

  test('starts what scripts/start.sh starts, in the same way, under a first process that passes signals on', () => {
    const started = /^exec (node .*) "\$@"$/m.exec(read('scripts/start.sh'))?.[1];
    expect(instruction('ENTRYPOINT').map((line) => JSON.parse(line) as string[])).toEqual([
      ['tini', '--', ...(started ?? '').split(' ')],
    ]);
    const [mode = ''] = JSON.parse(instruction('CMD')[0] ?? '[]') as string[];
    expect(Object.keys(MODES)).toContain(mode);
    expect(instruction('STOPSIGNAL')).toEqual(['SIGTERM']);
    for (const [, variable] of read('scripts/start.sh').matchAll(/^export (.*)$/gm))
      expect(instruction('ENV').join(' ')).toContain(variable);
  });

  test('sets what the configuration reads, asks for health where it is told, and runs as nobody special', () => {
    const settings = Object.fromEntries(
      (instruction('ENV')[0] ?? '').split(/\s+/).map((pair) => pair.split('=') as [string, string]),
    );
    const config = loadConfig({ ...settings, PUBLIC_ACCESS: 'true' });
    expect(config).toMatchObject({ host: '0.0.0.0', dataDir: '/data' });
    expect(instruction('VOLUME')).toEqual([config.dataDir]);
    expect(instruction('EXPOSE')).toEqual([String(config.port)]);
    const [check = ''] = instruction('HEALTHCHECK');
    expect(check).toContain(`process.env.PORT || ${config.port}`);
    expect(read('src/api/app.ts')).toContain(`'${/\}(\/health\/\w+)/.exec(check)?.[1]}'`);
    // Nothing is done as another user after that.
    const last = instructions.slice(instructions.findLastIndex((line) => line.startsWith('FROM')));
    expect(last.slice(last.indexOf('USER node')).some((line) => line.startsWith('RUN'))).toBe(false);
    expect(last).toContain('USER node');
  });

  test('runs scripts that there are, and gets everything that the build reads, and no more', () => {
    const scripts = instruction('RUN').flatMap((line) =>
      [...line.matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name),
    );
    expect(scripts).toEqual(['build']);
    expect(Object.keys(manifest.scripts)).toEqual(expect.arrayContaining(scripts));
    const ignored = read('.dockerignore')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'));
    expect(ignored[0]).toBe('*');
    const given = ignored.slice(1).map((line) => line.replace(/^!/, ''));
    const inputs = /const INPUTS = \[([^\]]*)\]/.exec(read('scripts/build-state.mjs'))?.[1] ?? '';
    const folders = [...inputs.matchAll(/'([^']+)'/g)].map(([, path = '']) => path.split('/')[0]);
    const copied = instruction('COPY')
      .filter((line) => !line.startsWith('--from'))
      .flatMap((line) => line.split(' ').slice(0, -1))
      .filter((name) => name !== '.');
    expect(new Set(given)).toEqual(new Set([...folders, ...copied]));
  });
});

describe('compose.yaml', () => {
  const { services, volumes } = yaml.load(
    // Its own ways to say that a variable must be given, or may be.
    read('compose.yaml')
      .replace(/\$\{(\w+):\?\}/g, 'given-$1-given-$1-given')
      .replace(/\$\{\w+:-\}/g, "''"),
  ) as Compose;

  /** Every variable that the configuration asks its environment for. */
  const known = new Set<string>();
  loadConfig(new Proxy<Record<string, string>>({}, { get: (_target, name) => void known.add(String(name)) }));

  test('gives Tandem settings that it knows, and that are right', () => {
    for (const name of ['tandem', 'worker']) {
      const environment = services[name]?.environment ?? {};
      expect(Object.keys(environment).filter((key) => !known.has(key))).toEqual([]);
      const config = loadConfig({
        ...environment,
        API_TOKENS: `me:${'t'.repeat(24)}`,
        HOST: '0.0.0.0',
      });
      expect(config.queue.name).toBe('redis');
      expect(config.store.name).toBe('s3');
      const graceMs = config.shutdownGraceMs;
      expect(Number.parseInt(services[name]?.stop_grace_period ?? '', 10) * 1000).toBeGreaterThan(graceMs);
    }
    expect(Object.keys(MODES)).toContain(services['worker']?.command?.[0]);
  });

  test('names services and volumes that there are, and opens Tandem alone, to this machine', () => {
    const names = Object.keys(services);
    const environment = services['tandem']?.environment ?? {};
    for (const key of ['DATABASE_URL', 'REDIS_URL', 'AWS_ENDPOINT_URL'])
      expect(names).toContain(new URL(environment[key] ?? '').hostname);
    for (const { depends_on: needed = [] } of Object.values(services))
      expect(names).toEqual(expect.arrayContaining(Array.isArray(needed) ? needed : Object.keys(needed)));
    for (const [, volume] of read('compose.yaml').matchAll(/volumes: \[(\w+):/g))
      expect(Object.keys(volumes)).toContain(volume);
    const open = Object.entries(services).filter(([, { ports }]) => ports !== undefined);
    expect(open.map(([name, { ports }]) => [name, ports])).toEqual([['tandem', ['127.0.0.1:10000:10000']]]);
  });

  test('has a neural voice next door only for whoever asks for it, as docs/VOICES.md says', () => {
    const { image, profiles } = services['kokoro'] ?? {};
    expect(profiles).toEqual(['kokoro']);
    expect(read('render.kokoro.yaml')).toContain(image ?? 'none');
    const block = /^```\n(COMPOSE_PROFILES[^`]*)```$/m.exec(read('docs/VOICES.md'))?.[1] ?? '';
    const lines = [...block.matchAll(/^(\w+)=(.*)$/gm)];
    const said = Object.fromEntries(lines.map(([, name = '', value = '']) => [name, value]));
    expect(said['COMPOSE_PROFILES']).toBe('kokoro');
    const { speech } = loadConfig(said);
    expect(speech).toMatchObject({
      name: 'openai',
      origin: expect.stringContaining('kokoro:8880') as string,
    });
    for (const name of Object.keys(said).filter((each) => each.startsWith('OPENAI')))
      expect(read('compose.yaml')).toContain(`${name}: \${${name}:-}`);
  });

  test('keeps jobs when memory is full, and names an exact version of everything', () => {
    expect(services['queue']?.command?.join(' ')).toContain('--maxmemory-policy noeviction');
    const images = Object.values(services).flatMap(({ image = [] }) => image);
    expect(images.filter((image) => image !== 'tandem' && !/:v?\d/.test(image))).toEqual([]);
  });
});
