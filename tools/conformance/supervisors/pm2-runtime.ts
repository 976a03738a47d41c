import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { askProgram } from '../ask-program.ts';
import type { Contestant, Place } from '../contestant.ts';

const HOME = dirname(createRequire(import.meta.url).resolve('pm2/package.json'));

/** Of `pm2 jlist`. */
interface Listed {
  name: string;
  pm2_env: { status: string };
}

/** https://pm2.keymetrics.io/docs/usage/docker-pm2-nodejs/ */
export const pm2Runtime: Contestant = {
  name: 'pm2-runtime',
  setup:
    '`ecosystem.config.cjs` with `wait_ready`, `listen_timeout`, `kill_timeout`, `max_memory_restart`, `exp_backoff_restart_delay: 100`; its output is raw (the default)',
  notions: { readiness: true, liveness: false, memory: true },
  version: () => {
    const { version } = JSON.parse(readFileSync(join(HOME, 'package.json'), 'utf8')) as { version: string };
    return Promise.resolve(version);
  },
  prepare: (place) =>
    launch(place, `module.exports = ${JSON.stringify({ apps: appsOf(place) }, null, 2)};\n`),
  prepareBroken: (place) => launch(place, 'module.exports = { apps: [\n'),
};

function appsOf({ apps, bounds }: Place) {
  return apps.map(({ name, command: [, script, ...args] }) => ({
    ...{ name, script, args, exec_mode: 'fork' },
    wait_ready: true,
    listen_timeout: bounds.readySeconds * 1000,
    kill_timeout: bounds.stopSeconds * 1000,
    max_memory_restart: `${bounds.memoryMb}M`,
    exp_backoff_restart_delay: 100,
  }));
}

function launch({ dir }: Place, text: string) {
  const file = join(dir, 'ecosystem.config.cjs');
  writeFileSync(file, text);
  const env = { PM2_HOME: join(dir, 'pm2'), PM2_DISABLE_VERSION_CHECK: 'true' };
  const statusOfWeb = async (): Promise<string | undefined> => {
    const said = (await askProgram(process.execPath, [join(HOME, 'bin', 'pm2'), 'jlist'], env)) ?? '';
    const list = JSON.parse(said.slice(said.indexOf('[{'))) as Listed[];
    return list.find(({ name }) => name === 'web')?.pm2_env.status;
  };
  return {
    command: process.execPath,
    args: [join(HOME, 'bin', 'pm2-runtime'), 'start', file],
    env,
    state: async () => ((await statusOfWeb()) === 'online' ? ('ready' as const) : ('not ready' as const)),
  };
}
