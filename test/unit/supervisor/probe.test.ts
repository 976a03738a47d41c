import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Readiness } from '../../../src/supervisor/app-spec.ts';
import { isTaken, startProbe } from '../../../src/supervisor/probe.ts';
import type { Probe } from '../../../src/supervisor/probe.ts';

let server: Server;
let port: number;
let status: number;
let calls: number;
let probe: Probe;
beforeEach(async () => {
  status = 200;
  calls = 0;
  server = createServer((_request, response) => {
    calls += 1;
    response.writeHead(status).end('x'.repeat(100_000));
    server.emit('called');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
});
afterEach(() => {
  probe.end();
  server.close();
  server.closeAllConnections();
});

function untilReady(ready: Readiness, aliveUrl: string | null = null, onHeard = (): void => undefined) {
  return new Promise<void>((resolve) => {
    probe = startProbe({ ready, aliveUrl }, { onReady: resolve, onHeard });
  });
}

describe('what shows that a program is ready', () => {
  it('is an answer of 2xx, and none before', async () => {
    status = 503;
    const ready = untilReady({ by: 'url', url: `http://127.0.0.1:${port}/health` });
    await once(server, 'called');
    await once(server, 'called');
    status = 204;
    await ready;
    expect(calls).toBeGreaterThanOrEqual(3);
  });

  it('is a port that takes connections', async () => {
    server.close();
    await once(server, 'close');
    const ready = untilReady({ by: 'port', port });
    server.listen(port, '127.0.0.1');
    await ready;
    expect(calls).toBe(0);
  });

  it('is a line that holds a text, once', () => {
    let told = 0;
    probe = startProbe(
      { ready: { by: 'line', text: 'running on' }, aliveUrl: null },
      { onReady: () => (told += 1), onHeard: () => undefined },
    );
    for (const line of ['loading', 'INFO: Uvicorn running on http://x', 'running on']) probe.line(line);
    expect(told).toBe(1);
  });

  it('is time', async () => {
    await untilReady({ by: 'time', ms: 20 });
  });

  it('is nothing any more when it has ended', async () => {
    let told = false;
    probe = startProbe(
      { ready: { by: 'url', url: `http://127.0.0.1:${port}/` }, aliveUrl: null },
      { onReady: () => (told = true), onHeard: () => undefined },
    );
    probe.end();
    await once(server, 'called');
    probe.line('x');
    await new Promise((resolve) => setImmediate(resolve));
    expect(told).toBe(false);
  });
});

it('a ready program is heard of whenever it answers', async () => {
  const url = `http://127.0.0.1:${port}/`;
  await new Promise<void>((heard) => void untilReady({ by: 'time', ms: 1 }, url, heard));
  expect(calls).toBe(1);
});

it('a port is taken while anybody listens there', async () => {
  probe = startProbe(
    { ready: { by: 'time', ms: 0 }, aliveUrl: null },
    { onReady: () => undefined, onHeard: () => undefined },
  );
  const places: Readiness[] = [
    { by: 'port', port },
    { by: 'url', url: `http://127.0.0.1:${port}/health` },
  ];
  expect(await Promise.all(places.map(isTaken))).toEqual([true, true]);
  server.close();
  await once(server, 'close');
  expect(await Promise.all(places.map(isTaken))).toEqual([false, false]);
  expect(await isTaken({ by: 'time', ms: 1 })).toBe(false);
});
