import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a platform has in front of its instances: every request goes to the one that is in charge at that moment. */
export interface Balancer {
  url: string;
  /** From now on, new requests go to this instance; those that are under way end where they began. */
  pointTo(instance: { url: string }): void;
  close(): Promise<void>;
}

export async function startBalancer(): Promise<Balancer> {
  let target = '';
  const server = createServer((req, res) => {
    const forwarded = request(
      `${target}${req.url ?? '/'}`,
      { method: req.method, headers: req.headers, agent: false },
      (answer) => {
        res.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(res);
        answer.once('error', () => res.destroy());
      },
    );
    forwarded.once('error', () => {
      if (!res.headersSent) res.writeHead(502);
      res.end();
    });
    req.pipe(forwarded);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    pointTo: ({ url }) => (target = url),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
