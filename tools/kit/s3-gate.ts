import { createHash } from 'node:crypto';
import { createServer, request as forward } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { refuseS3Request } from './s3-signature.ts';
import type { S3Account, S3Refusal } from './s3-signature.ts';

/**
 * What the store does with a request instead of serving it: an error of its own, a connection that breaks, no answer at
 * all.
 */
export type S3Fault = { status: number; code: string } | 'reset' | 'silence';

export interface S3Gate {
  port: number;
  /** Requests that came, `PUT /bucket/key?query` each. */
  seen: string[];
  /** Decides before everything else; `null` lets a request through. */
  fault: (method: string, url: string) => S3Fault | null;
  close(): Promise<void>;
}

/**
 * Stands before a store that takes anything, and is as strict as the strictest of those that are out there: signatures
 * are checked, checksums that only AWS knows are refused, and a batch of deletions needs its MD5.
 */
export async function startS3Gate(options: {
  targetPort: number;
  accounts: readonly S3Account[];
  region: string;
}): Promise<S3Gate> {
  const server = createServer((request, response) => {
    void handle(request, response);
  });
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = 'GET', url = '/' } = request;
    gate.seen.push(`${method} ${url}`);
    const fault = gate.fault(method, url);
    if (fault === 'silence') return;
    if (fault === 'reset') {
      request.socket.resetAndDestroy();
      return;
    }
    const body = Buffer.concat((await request.toArray()) as Buffer[]);
    const refusal =
      fault === null
        ? (refuseS3Request(request, body, options) ?? refuseNovelties(request, body))
        : { ...fault, message: 'Please try again.' };
    if (refusal !== null) {
      answer(response, refusal, method);
      return;
    }
    const upstream = forward({
      port: options.targetPort,
      host: '127.0.0.1',
      method,
      path: url,
      headers: request.headers,
    });
    upstream.on('response', (reply) => {
      response.writeHead(reply.statusCode ?? 502, { ...reply.headers, ...overrides(url) });
      reply.pipe(response);
    });
    upstream.on('error', () => response.destroy());
    upstream.end(body);
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const gate: S3Gate = {
    port: (server.address() as AddressInfo).port,
    seen: [],
    fault: () => null,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return gate;
}

function refuseNovelties(request: IncomingMessage, body: Buffer): S3Refusal | null {
  const { headers, method, url = '' } = request;
  const refuse = (code: string, message: string): S3Refusal => ({ status: 400, code, message });
  if (
    headers['x-amz-trailer'] !== undefined ||
    headers['content-encoding']?.includes('aws-chunked') === true
  ) {
    return refuse('NotImplemented', 'A header you provided implies functionality that is not implemented.');
  }
  if (method === 'POST' && /[?&]delete(=|&|$)/.test(url)) {
    const sent = headers['content-md5'];
    if (sent === undefined)
      return refuse('InvalidRequest', 'Missing required header for this request: Content-MD5');
    if (sent !== createHash('md5').update(body).digest('base64'))
      return refuse('BadDigest', 'The MD5 did not match.');
    return null;
  }
  const checksum = Object.keys(headers).find((name) => name.startsWith('x-amz-checksum-'));
  return checksum === undefined ? null : refuse('InvalidArgument', `Unsupported header ${checksum}`);
}

/** A link may say under which name and type the object is served. */
function overrides(url: string): Record<string, string> {
  const { searchParams } = new URL(url, 'http://store');
  return Object.fromEntries(
    [...searchParams]
      .filter(([name]) => name.startsWith('response-'))
      .map(([name, value]) => [name.slice(9), value]),
  );
}

function answer(response: ServerResponse, { status, code, message }: S3Refusal, method: string): void {
  response.writeHead(status, { 'content-type': 'application/xml' });
  response.end(
    method === 'HEAD'
      ? ''
      : `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`,
  );
}
