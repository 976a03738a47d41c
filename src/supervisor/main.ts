#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { EXIT } from '../process/exit-error.ts';
import { createLog } from '../process/log.ts';
import type { Log } from '../process/log.ts';
import { listenForStop } from '../process/stop-signal.ts';
import { messageOf } from '../process/thrown.ts';
import { disarmUserSignals } from '../process/user-signals.ts';
import { processEnvironment } from '../settings/process-environment.ts';
import { createAppOutput } from './app-output.ts';
import type { CommandApp } from './app-spec.ts';
import { parseApps } from './apps-file.ts';
import { findMemoryCgroup } from './cgroup.ts';
import { openControl } from './control-socket.ts';
import { createJournal } from './journal.ts';
import { readMemoryLimit } from './memory-limit.ts';
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
  const journal = createJournal();
  const write = (line: string, app = 'supervisor'): void => {
    process.stdout.write(line);
    journal.add(app, line.trimEnd());
  };
  const logFor = (app: string): Log =>
    createLog({ level: 'info', format, process: app, write: (line) => write(line, app) });
  const log = logFor('supervisor');
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
  await supervisor.start(apps);
  void supervisor.ready.then(() => log.info('everything is up'));
  const exitCode = await Promise.race([supervisor.broken, stopped]);
  const clean = await supervisor.stop();
  control.close();
  remove();
  reaper.dismiss();
  log.info('stopped', { exitCode });
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
  const folder = dirname(resolve(file));
  const { PATH: path = '' } = processEnvironment();
  const parsed = parseApps(readFileSync(file, 'utf8'), { dir: folder, taken: ['supervisor'], path });
  if ('problems' in parsed) throw new Error(`${file}: ${parsed.problems.join('; ')}`);
  return { apps: parsed.apps, dir: resolve(values.dir ?? join(folder, '.tandem-supervisor')) };
}
