import cluster from 'node:cluster';
import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** Render's proxy keeps connections open for long; closing first would show its users a 502 (its advice: 120 s). */
const KEEP_ALIVE_MS = 120_000;
const HEADERS_MS = 15_000;
/** The slowest line that an upload may come over, 512 kbit/s; and time enough for everything small. */
const SLOWEST_BYTES_PER_SECOND = 64 * 1024;
const SHORTEST_REQUEST_MS = 5 * 60_000;
/** How soon after its last answer a connection is closed while the server is closing. */
const SWEEP_MS = 25;
/** The first request of a connection that was opened just now is still under way. */
const FRESH_MS = 500;
/**
 * Connections that were handed to this process when it stopped to listen go back to be handed to another instance, if
 * it lives for so long; else nobody ever answers them.
 */
const HANDED_OVER_MS = 250;

export interface HttpServer {
  server: Server;
  /**
   * Stops accepting, lets requests in flight end, and closes connections as they become idle. What is still open after
   * `deadlineMs` is cut off.
   *
   * @returns false when something had to be cut off.
   */
  close: (deadlineMs: number) => Promise<boolean>;
}

/** An HTTP server that gives slow uploads the time they need, and nobody else any. */
export function createHttpServer(app: RequestListener, options: { uploadMaxBytes: number }): HttpServer {
  const uploadMs = Math.ceil(options.uploadMaxBytes / SLOWEST_BYTES_PER_SECOND) * 1000;
  const server = createServer(
    {
      keepAliveTimeout: KEEP_ALIVE_MS,
      headersTimeout: HEADERS_MS,
      requestTimeout: Math.max(SHORTEST_REQUEST_MS, uploadMs),
      connectionsCheckingInterval: 5_000,
      maxHeaderSize: 16 * 1024,
    },
    app,
  );
  // Without this, Node would ask for the body of every upload before anybody looked at its size.
  server.on('checkContinue', (req, res) => server.emit('request', req, res));

  const sockets = new Map<Socket, number>();
  server.on('connection', (socket) => {
    sockets.set(socket, performance.now());
    socket.once('close', () => sockets.delete(socket));
  });
  const closeIdle = (): void => {
    server.closeIdleConnections();
    // Opened in advance by a browser or proxy, and never used: Node doesn't count these as idle.
    for (const [socket, openedAt] of sockets) {
      if (socket.bytesRead === 0 && performance.now() - openedAt > FRESH_MS) socket.destroy();
    }
  };

  return {
    server,
    close: async (deadlineMs) => {
      if (!server.listening) return true;
      let clean = true;
      const closed = new Promise((resolve) => server.close(resolve));
      closeIdle();
      // A connection that was busy when closing began stays open for its next request, which must not come.
      const sweeping = setInterval(closeIdle, SWEEP_MS);
      const deadline = setTimeout(() => {
        clean = false;
        server.closeAllConnections();
      }, deadlineMs);
      await closed;
      clearInterval(sweeping);
      clearTimeout(deadline);
      if (cluster.isWorker) await sleep(HANDED_OVER_MS);
      return clean;
    },
  };
}
