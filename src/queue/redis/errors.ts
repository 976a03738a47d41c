import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { messageOf } from '../../process/thrown.ts';

const PROBE_TIMEOUT_MS = 3_000;

/** Errors that no waiting heals, with what heals them. The first that fits counts. */
const HOPELESS: readonly { message: RegExp; fix: string }[] = [
  {
    message: /^(WRONGPASS|ERR AUTH|ERR invalid password)/,
    fix: 'user or password is wrong: copy the URL into REDIS_URL again; special characters in the password must be percent-encoded (@ as %40)',
  },
  {
    message: /^NOAUTH/,
    fix: 'REDIS_URL has no password, and this server wants one: copy the URL again (redis://default:PASSWORD@host:6379)',
  },
  { message: /^NOPERM/, fix: 'the user in REDIS_URL may not use all commands: use one that may' },
  {
    message: /^ERR (DB index is out of range|invalid DB index)/,
    fix: 'the database number at the end of REDIS_URL does not exist: leave it out',
  },
  {
    message:
      /self-signed certificate|unable to verify|certificate has expired|altnames|unable to get (local )?issuer/i,
    fix: 'the certificate of REDIS_URL is not trusted: name the authority with NODE_EXTRA_CA_CERTS=FILE',
  },
  {
    message: /URI malformed|Invalid URL/i,
    fix: "REDIS_URL can't be read: percent-encode special characters in it",
  },
];

/** What heals this error, or `null` for one that may pass by itself. */
export function explainRedisError(error: unknown): string | null {
  const message = messageOf(error);
  return HOPELESS.find((known) => known.message.test(message))?.fix ?? null;
}

/**
 * What the server speaks where the URL asks for the other: one that wants TLS hangs up without a word, one that has
 * none waits for the end of a line, and both look like an outage. `null` when it speaks neither, or what the URL says.
 */
export async function explainProtocol(url: URL, port: number): Promise<string | null> {
  if (url.protocol === 'redis:') {
    return (await speaksTls(url.hostname, port))
      ? 'this server speaks TLS only: begin REDIS_URL with rediss:// instead of redis://'
      : null;
  }
  return (await speaksPlainly(url.hostname, port))
    ? 'this server has no TLS: begin REDIS_URL with redis:// instead of rediss://'
    : null;
}

function speaksTls(host: string, port: number): Promise<boolean> {
  // Whether it is to be trusted doesn't matter: nothing is sent.
  const socket = connectTls({ host, port, rejectUnauthorized: false, timeout: PROBE_TIMEOUT_MS });
  return firstOf(socket, 'secureConnect', () => true);
}

function speaksPlainly(host: string, port: number): Promise<boolean> {
  const socket = connect({ host, port, timeout: PROBE_TIMEOUT_MS });
  socket.write('PING\r\n');
  // +PONG, or -NOAUTH, or -DENIED.
  return firstOf(socket, 'data', (answer) => /^[+-]/.test(String(answer)));
}

function firstOf(socket: Socket, event: string, judge: (data: unknown) => boolean): Promise<boolean> {
  return new Promise((resolve) => {
    const end = (answer: boolean): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.once(event, (data: unknown) => end(judge(data)));
    for (const failure of ['timeout', 'error', 'end']) socket.once(failure, () => end(false));
  });
}
