import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo, NetConnectOpts, Server, Socket } from 'node:net';

/**
 * What the network does to everything that goes through, in both directions.
 *
 * - `slow`: every piece of data is `SLOW_MS` late.
 * - `reset`: connections are reset, also new ones.
 * - `stalled`: nothing arrives, nobody says why; what was sent meanwhile arrives when it is over.
 * - `refused`: connections are reset, and nobody listens.
 */
export type Fault = 'none' | 'slow' | 'reset' | 'stalled' | 'refused';

export interface TcpProxy {
  readonly port: number;
  set(fault: Fault): Promise<void>;
  close(): Promise<void>;
}

export const SLOW_MS = 2_000;

/**
 * A way through `127.0.0.1` to `upstream`, which is asked for again at every connection: a server may come back
 * elsewhere.
 */
export async function startTcpProxy(upstream: () => NetConnectOpts): Promise<TcpProxy> {
  let fault: Fault = 'none';
  const pairs = new Set<readonly [Socket, Socket]>();
  const accept = (client: Socket): void => {
    client.on('error', () => undefined);
    if (fault === 'reset') {
      client.resetAndDestroy();
      return;
    }
    const server = connect({ ...upstream(), allowHalfOpen: true });
    const pair = [client, server] as const;
    pairs.add(pair);
    forward(client, server, () => fault);
    forward(server, client, () => fault);
    const end = (): void => {
      pairs.delete(pair);
      for (const socket of pair) socket.destroy();
    };
    for (const socket of pair) socket.on('error', end).on('close', end);
    if (fault === 'stalled') for (const socket of pair) socket.pause();
  };

  let listener = await listen(0, accept);
  const { port } = listener.address() as AddressInfo;
  const resetAll = (): void => {
    for (const [client, server] of pairs) {
      client.resetAndDestroy();
      server.destroy();
    }
  };
  return {
    port,
    set: async (next) => {
      const former = fault;
      fault = next;
      if (next === 'reset' || next === 'refused') resetAll();
      if (next === 'refused' && former !== 'refused') await close(listener);
      if (next !== 'refused' && former === 'refused') listener = await listen(port, accept);
      for (const socket of [...pairs].flat()) {
        if (next === 'stalled') socket.pause();
        else socket.resume();
      }
    },
    close: async () => {
      resetAll();
      if (listener.listening) await close(listener);
    },
  };
}

/** Passes data and the end of data on, in order, each at its time. */
function forward(from: Socket, to: Socket, fault: () => Fault): void {
  let last = Promise.resolve();
  const deliver = (action: () => void): void => {
    const at = performance.now() + (fault() === 'slow' ? SLOW_MS : 0);
    last = last.then(
      () =>
        new Promise((resolve) => {
          const act = (): void => {
            if (!to.destroyed) action();
            resolve();
          };
          const waitMs = at - performance.now();
          if (waitMs <= 0) act();
          else setTimeout(act, waitMs);
        }),
    );
  };
  from.on('data', (chunk: Buffer) => deliver(() => void to.write(chunk)));
  from.on('end', () => deliver(() => void to.end()));
}

async function listen(port: number, accept: (socket: Socket) => void): Promise<Server> {
  const server = createServer({ allowHalfOpen: true }, accept).listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
