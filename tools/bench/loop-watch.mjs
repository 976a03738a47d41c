import { appendFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { setInterval } from 'node:timers';

/**
 * Loaded into the processes of a service before everything else (`node --import`): whenever the worker's event loop has
 * stood still for longer than a tick, the file that `LOOP_GAPS_FILE` names gets a line with when that ended, how long
 * it was, and how much processor time the worker took meanwhile, all in milliseconds.
 */
const TICK_MS = 2;
const WORTH_A_LINE_MS = 5;

const file = process.env.LOOP_GAPS_FILE;
let last = performance.now();
let used = process.cpuUsage();
setInterval(() => {
  const gapMs = performance.now() - last - TICK_MS;
  if (gapMs > WORTH_A_LINE_MS && process.title === 'tandem worker') {
    const { user, system } = process.cpuUsage(used);
    appendFileSync(file, `${Date.now()} ${gapMs.toFixed(1)} ${((user + system) / 1000).toFixed(1)}\n`);
  }
  last = performance.now();
  used = process.cpuUsage();
}, TICK_MS).unref();
