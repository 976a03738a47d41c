// The app that the supervisors of the table are given: node app.mjs NAME BEHAVIOUR DIR PORT. Writes to DIR/NAME.events
// what happens to it, a line of JSON each, and does whatever its behaviour says. It says that it is ready in every way
// that one of the supervisors understands: an answer over HTTP, a line, a message to Node's parent, a file descriptor.
import { Buffer } from 'node:buffer';
import { spawn } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync, writeSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { setInterval, setTimeout } from 'node:timers';

const [name = '', behaviour = '', dir = '', port = '0'] = process.argv.slice(2);
const file = join(dir, `${name}.events`);
const starts = existsSync(file) ? readFileSync(file, 'utf8').split('"started"').length - 1 : 0;
const note = (event, more = {}) =>
  appendFileSync(file, `${JSON.stringify({ event, pid: process.pid, at: Date.now(), ...more })}\n`);

const WORKS_WELL_MS = 20_000;
const SLOW_MS = 12_000;
const DRAIN_MS = 2_000;
const FLOOD_LINES = 400_000;
const LONG_LINE_BYTES = 100 * 1024 * 1024;
const CHUNK_BYTES = 1024 * 1024;
const GROW_MB = 20;
const GROWN_MB = 600;

note('started');
const isFirst = starts === 0;
const server = createServer((_request, response) => response.end('ok'));
server.on('error', (error) => {
  process.stderr.write(`${name}: ${error.message}\n`);
  process.exit(1);
});

const stop = (signal) => {
  note('asked', { signal });
  if (behaviour === 'deaf') return;
  if (behaviour !== 'drain') process.exit(0);
  console.log(`${name} drains`);
  setTimeout(() => {
    console.log(`${name} has drained`);
    note('drained');
    process.exit(0);
  }, DRAIN_MS);
};
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, stop);

const announce = () =>
  server.listen(Number(port), '127.0.0.1', () => {
    note('ready');
    console.log(`${name} is ready`);
    process.send?.('ready');
    if (process.env.READY_FD !== undefined) writeSync(Number(process.env.READY_FD), '\n');
  });

/** Writes all of it, whatever takes it how slowly: standard output is a pipe, and may be full. */
const writeAll = (text) => {
  for (let bytes = Buffer.from(text), done = 0; done < bytes.length;) {
    try {
      done += writeSync(1, bytes, done);
    } catch (error) {
      if (error.code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
};

switch (behaviour) {
  case 'crash':
    process.stderr.write(`${name}: the app was told to crash\n`);
    process.exit(3);
    break;
  case 'crash-later':
    if (!isFirst) process.exit(3);
    announce();
    setTimeout(() => process.exit(3), WORKS_WELL_MS);
    break;
  case 'hang':
    announce();
    // The loop stands still, and takes no processor time for it.
    if (isFirst) setTimeout(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0), 1_000);
    break;
  case 'parent':
    spawn(process.execPath, [process.argv[1], 'child', 'good', dir, '0'], { stdio: 'ignore' });
    announce();
    break;
  case 'slow':
    setTimeout(announce, SLOW_MS);
    break;
  case 'never':
    setInterval(() => undefined, 1_000);
    break;
  case 'grow': {
    announce();
    const kept = [];
    const grow = () => {
      if (kept.length * GROW_MB < GROWN_MB) kept.push(Buffer.alloc(GROW_MB * 1024 * 1024, 1));
    };
    if (isFirst) setInterval(grow, 100);
    break;
  }
  case 'flood':
    announce();
    setTimeout(() => {
      const filling = 'x'.repeat(80);
      for (let line = 0; line < FLOOD_LINES; line += 1000) {
        const numbers = Array.from({ length: 1000 }, (_, place) => line + place);
        writeAll(
          numbers.map((number) => `flood ${String(number).padStart(6, '0')} ${filling} end\n`).join(''),
        );
      }
      note('written');
    }, 1_000);
    break;
  case 'half-line':
    announce();
    setTimeout(() => writeAll('first half,'), 1_000);
    setTimeout(() => writeAll(' second half\nno end'), 3_000);
    setTimeout(() => process.exit(0), 3_500);
    break;
  case 'long-line':
    announce();
    setTimeout(() => {
      for (let sent = 0; sent < LONG_LINE_BYTES; sent += CHUNK_BYTES) writeAll('y'.repeat(CHUNK_BYTES));
      writeAll('\n');
      note('written');
    }, 1_000);
    break;
  default:
    announce();
    // A neighbour whose voice is to be heard through whatever the other one does.
    if (name === 'other') setInterval(() => console.log(`tick ${Date.now()}`), 200);
}
