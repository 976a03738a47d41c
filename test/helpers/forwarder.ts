import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

/** An address that stays while what is behind it changes, as a hosted service has it. */
export interface Forwarder {
  port: number;
  /** Where connections go that are made from now on; those that are open stay where they are. */
  target: number;
  /** From now on, open connections carry nothing more, and nobody is told. */
  silence(): void;
  /** Ends all connections that are open. */
  cut(): void;
  close(): Promise<void>;
}

export async function startForwarder(targetPort: number): Promise<Forwarder> {
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(forwarder.target, '127.0.0.1');
    client.pipe(upstream).pipe(client);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.once('close', () => {
        sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const forwarder: Forwarder = {
    port: (server.address() as AddressInfo).port,
    target: targetPort,
    silence: () => {
      for (const socket of sockets) socket.unpipe().pause();
    },
    cut: () => {
      for (const socket of sockets) socket.destroy();
    },
    close: async () => {
      forwarder.cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return forwarder;
}
