import { isIP } from 'node:net';

/**
 * Whether a host is one's own: this machine, its network, or a name that no public server has (`kokoro` in a compose
 * file, a private service on Render). Plain http is fine there, and speech is free unless the settings say otherwise.
 */
export function isPrivateHost(hostname: string): boolean {
  const host = hostname.toLowerCase().replace(/^\[(.*)\]$/, '$1');
  switch (isIP(host)) {
    case 4:
      return /^(127\.|10\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.|0\.0\.0\.0$)/.test(host);
    case 6:
      return /^(::1?$|f[cd]|fe[89ab]|::ffff:(127|10|192\.168)\.)/.test(host);
    default:
      return !host.includes('.') || /\.(local|localhost|internal|lan|home\.arpa)$/.test(host);
  }
}
