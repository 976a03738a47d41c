import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import type { HttpServer } from '../../../src/api/server.ts';
import { createHttpServer } from '../../../src/api/server.ts';
import { openSocket, readToEnd } from '../../services/api/multipart.ts';

const MB = 1024 * 1024;

async function listen(app: RequestListener): Promise<HttpServer & { port: number }> {
  const { server, close } = createHttpServer(app, { uploadMaxBytes: 50 * MB });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, close, port: (server.address() as AddressInfo).port };
}

const GET = 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n';

it('closing lets a request in flight end, then closes its connection, and idle ones at once', async () => {
  let release: () => void = () => undefined;
  let begun: () => void = () => undefined;
  const beginning = new Promise<void>((resolve) => (begun = resolve));
  const { close, port } = await listen((req, res) => {
    if (req.url === '/quick') {
      res.end('quick');
      return;
    }
    release = () => res.end('slow');
    begun();
  });
  const idle = await openSocket(port);
  idle.write(GET.replace('/ ', '/quick '));
  await once(idle, 'data');
  const silent = await openSocket(port);
  const busy = await openSocket(port);
  busy.write(GET);
  await beginning;

  const closing = close(10_000);
  await Promise.all([readToEnd(idle), readToEnd(silent)]);
  await expect(openSocket(port)).rejects.toThrow('ECONNREFUSED');
  release();
  expect((await readToEnd(busy)).body).toBe('slow');
  expect(await closing).toBe(true);
});

it('closing cuts off what does not end in time, and says so', async () => {
  const { close, port } = await listen((_req, res) => res.write('never ends'));
  const socket = await openSocket(port);
  socket.write(GET);
  await once(socket, 'data');
  expect(await close(50)).toBe(false);
  await once(socket.resume(), 'close');
});

it('closing a server that never listened does nothing', async () => {
  const { close } = createHttpServer(() => undefined, { uploadMaxBytes: MB });
  expect(await close(50)).toBe(true);
});

it('gives headers seconds, idle connections minutes, and uploads as long as their size needs', () => {
  const { server: small } = createHttpServer(() => undefined, { uploadMaxBytes: MB });
  const { server: large } = createHttpServer(() => undefined, { uploadMaxBytes: 500 * MB });
  expect(small.headersTimeout).toBe(15_000);
  expect(small.keepAliveTimeout).toBe(120_000);
  expect(small.requestTimeout).toBe(300_000);
  expect(large.requestTimeout).toBe(8_000_000);
});
