import { isIP } from 'node:net';

export interface GoogleEndpoint {
  /** For gRPC: an IPv6 address stands in brackets. */
  host: string;
  port: number;
  /** A loopback address: no TLS and no credentials, for the local stand-in. */
  plaintext: boolean;
}

/**
 * Reads GOOGLE_TTS_ENDPOINT: `127.0.0.1:9999`, `[::1]:9999`, `localhost:9999`, or a regional host such as
 * `eu-texttospeech.googleapis.com` (port 443).
 *
 * @returns the endpoint, or what is wrong with the text.
 */
export function parseGoogleEndpoint(text: string): GoogleEndpoint | { problem: string } {
  const problem = {
    problem: 'must be host or host:port, for example 127.0.0.1:9999 or eu-texttospeech.googleapis.com',
  };
  const scheme = /^(https?):\/\//i.exec(text)?.[1]?.toLowerCase();
  const authority = text.replace(/^https?:\/\//i, '').replace(/\/$/, '');
  const [, host, portText] = /^(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(?::(\d{1,5}))?$/i.exec(authority) ?? [];
  if (host === undefined || (host.startsWith('[') && isIP(host.slice(1, -1)) !== 6)) return problem;
  const plaintext = isLoopback(host);
  const port = portText === undefined ? 443 : Number(portText);
  if (port < 1 || port > 65_535) return problem;
  if (plaintext && portText === undefined) return { problem: 'needs a port, for example 127.0.0.1:9999' };
  if (scheme === 'http' && !plaintext) {
    return { problem: 'is plain http to another machine; credentials and texts are only sent over https' };
  }
  return { host, port, plaintext };
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || (isIP(host) === 4 && host.startsWith('127.'));
}
