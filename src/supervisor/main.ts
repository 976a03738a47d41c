#!/usr/bin/env node
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { EXIT } from '../process/exit-error.ts';
import { listenForStop } from '../process/stop-signal.ts';
import { messageOf } from '../process/thrown.ts';
import { disarmUserSignals } from '../process/user-signals.ts';
import { createAppOutput } from './app-output.ts';
import { isOneShot } from './app-spec.ts';
import type { CommandApp } from './app-spec.ts';
import { readApps } from './read-apps.ts';
import { findMemoryCgroup } from './cgroup.ts';
import { openControl } from './control-socket.ts';
import { readMemoryLimit } from './memory-limit.ts';
import { openOutput } from './output.ts';
import { createPm2Home } from './pm2-home.ts';
import { startReaper } from './reaper.ts';
import { createSupervisor } from './supervisor.ts';
import { describeSupervisor } from './supervisor-status.ts';

const USAGE = `Usage: tandem-supervisor FILE [--dir DIR]

Starts the apps of FILE, keeps them up, and stops them in order at SIGTERM or Ctrl-C. docs/SUPERVISOR.md has what FILE
may hold. "DATA_DIR=DIR tandem status" and its like steer it; DIR is .tandem-supervisor beside FILE unless given.

Exit codes: 0 stopped as asked, 1 something had to be killed, 70 an app can't be kept up, 78 FILE is wrong.`;

/** The supervisor by itself, without a service of Tandem's. */
process.title = 'tandem supervisor';
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
process.exitCode = await main(process.argv.slice(2));
process.exit();

async function main(args: readonly string[]): Promise<number> {
  const format = process.stdout.isTTY ? 'pretty' : 'json';
  const { log, logFor, write, journal, room, end } = openOutput({ level: 'info', format });
  let order: { apps: CommandApp[]; dir: string };
  try {
    order = readOrder(args);
  } catch (error) {
    log.error(`Not started. ${messageOf(error)}`);
    return EXIT.config;
  }
  const { apps, dir } = order;
  disarmUserSignals(log);
  const reaper = startReaper(log);
  const { home, remove } = createPm2Home(join(dir, 'pm2'));
  const cgroup = findMemoryCgroup();
  const supervisor = createSupervisor({
    ...{ apps, env: {}, pm2Home: home, recordFile: join(home, 'record.json'), reaper, log },
    room,
    onLine: createAppOutput({ format, write, logFor }),
    readOomKills: () => cgroup?.oomKills() ?? null,
  });
  const memory = readMemoryLimit(null);
  const control = await openControl({
    ...{ folder: home, steering: supervisor.steering, journal },
    status: () => describeSupervisor({ supervisor, journal, memory, about: {} }),
  });
  const signal = listenForStop(log, { killApps: () => supervisor.kill(), parent: null, ignoreHangup: false });
  const stopped = new Promise<number>((settle) => {
    signal.addEventListener('abort', () => settle(EXIT.ok), { once: true });
  });
  log.info('starting', { apps: apps.map(({ name }) => name).join(', ') });
  let exitCode = await Promise.race([supervisor.runFirst(apps.filter(isOneShot)), stopped]);
  if (exitCode === EXIT.ok && !signal.aborted) {
    await supervisor.start(apps);
    void supervisor.ready.then(() => log.info('everything is up'));
    exitCode = await Promise.race([supervisor.broken, stopped]);
  }
  const clean = await supervisor.stop();
  control.close();
  remove();
  reaper.dismiss();
  log.info('stopped', { exitCode });
  await end();
  return exitCode === EXIT.ok && !clean ? EXIT.forced : exitCode;
}

function readOrder(args: readonly string[]): { apps: CommandApp[]; dir: string } {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { dir: { type: 'string' } },
  });
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new Error(USAGE);
  const path = resolve(file);
  const dir = resolve(values.dir ?? join(dirname(path), '.tandem-supervisor'));
  try {
    return { apps: readApps(path, ['supervisor']), dir };
  } catch (error) {
    throw new Error(`${file}: ${messageOf(error)}`, { cause: error });
  }
}
