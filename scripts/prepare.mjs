import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { setInterval, setTimeout } from 'node:timers';
import { isBuilt, root } from './build-state.mjs';
import { isInstalled } from './is-installed.mjs';

/**
 * Gets ready what isn't: packages and, without `--no-build`, the build. Takes some milliseconds where everything is.
 * Whatever ends it, also the end of the shell that started it, ends what it has started.
 */
const PATIENCE_MS = 3_000;
const LOOK_MS = 500;

let child = null;
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => stop(signal));
process.on('SIGHUP', () => process.argv.includes('--ignore-hangup') || stop('SIGHUP'));
const parent = process.ppid;
setInterval(() => process.ppid === parent || stop('SIGTERM'), LOOK_MS).unref();

if (!isInstalled()) {
  if (process.env.RENDER === 'true') {
    console.error(
      'Installing at start, which delays every deploy: set the build command to "npm ci --include=dev && npm run build"',
    );
  }
  console.error('Installing packages …');
  await run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund']);
}
if (!process.argv.includes('--no-build') && !isBuilt()) {
  console.error('Building (the sources have changed since the last build, or there was none) …');
  await run(process.execPath, ['scripts/build.mjs']);
}

/** In a group of its own, since npm and the compiler start others. */
async function run(command, args) {
  child = spawn(command, args, {
    cwd: root,
    detached: true,
    stdio: ['ignore', process.stderr, process.stderr],
  });
  const code = await new Promise((resolve) => {
    child.once('error', (error) => {
      console.error(`${command} could not be started: ${error.message}`);
      resolve(69);
    });
    child.once('exit', (code) => resolve(code ?? 1));
  });
  child = null;
  if (code !== 0) process.exit(code);
}

function stop(signal) {
  const end = () => {
    killGroup('SIGKILL');
    process.exit(128 + constants.signals[signal]);
  };
  if (child === null) end();
  // Its own children may take longer than it does.
  child.removeAllListeners('exit').once('exit', end);
  killGroup('SIGTERM');
  setTimeout(end, PATIENCE_MS);
}

function killGroup(signal) {
  try {
    if (child?.pid !== undefined) process.kill(-child.pid, signal);
  } catch {
    // Nobody is left in it.
  }
}
