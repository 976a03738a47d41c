import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { assertPortFree } from '../../../src/supervisor/port.ts';

it('says in one line what to do about a port in use, and leaves a free one free', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await expect(assertPortFree('127.0.0.1', port)).rejects.toMatchObject({
    exitCode: 69,
    message: expect.stringMatching(new RegExp(`^port ${port} .*set PORT to a free one$`)) as string,
  });
  await new Promise((resolve) => server.close(resolve));
  await assertPortFree('127.0.0.1', port);
  await assertPortFree('127.0.0.1', port);
});

it('names HOST for an address that this machine does not have', async () => {
  await expect(assertPortFree('203.0.113.7', 0)).rejects.toThrow(/set HOST/);
});
