import { createSecureServer, createServer } from 'node:http2';
import type { IncomingHttpHeaders, ServerHttp2Session, ServerHttp2Stream } from 'node:http2';
import type { AddressInfo } from 'node:net';

export interface RawServer {
  port: number;
  /** Headers of every request so far. */
  requests: IncomingHttpHeaders[];
  close(): Promise<void>;
}

/**
 * An HTTP/2 server that gives every call the same treatment: what no well-behaved gRPC server would do can be tried
 * with it.
 */
export async function startRawServer(
  treat: (stream: ServerHttp2Stream) => void,
  options: { tls?: { cert: string; key: string }; host?: string } = {},
): Promise<RawServer> {
  const server = options.tls === undefined ? createServer() : createSecureServer(options.tls);
  const sessions = new Set<ServerHttp2Session>();
  const requests: IncomingHttpHeaders[] = [];
  server.on('session', (session: ServerHttp2Session) => {
    sessions.add(session);
    session.on('error', () => undefined);
  });
  server.on('stream', (stream: ServerHttp2Stream, headers: IncomingHttpHeaders) => {
    requests.push(headers);
    stream.on('error', () => undefined);
    treat(stream);
  });
  await new Promise<void>((resolve) => void server.listen(0, options.host ?? '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const session of sessions) session.destroy();
      }),
  };
}

/** A gRPC answer that is a status alone. */
export function answerStatus(code: number, details: string): (stream: ServerHttp2Stream) => void {
  return (stream) =>
    stream.respond(
      {
        ':status': 200,
        'content-type': 'application/grpc',
        'grpc-status': String(code),
        'grpc-message': encodeURI(details),
      },
      { endStream: true },
    );
}

/** What a proxy says. */
export function answerHttp(status: number): (stream: ServerHttp2Stream) => void {
  return (stream) => {
    stream.respond({ ':status': status, 'content-type': 'text/html' });
    stream.end('<html>no</html>');
  };
}
