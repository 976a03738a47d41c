import type { SettingsReader } from './reader.ts';

/** A name or an IPv4 address, or an IPv6 address in brackets; with a port or without. */
const HOST = /^(?:[a-z0-9_](?:[a-z0-9._-]*[a-z0-9])?|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i;

/**
 * Reads `WEBHOOK_HOSTS`: the hosts that webhooks may call although they aren't on the internet, as `host` or
 * `host:port`, in small letters.
 */
export function readWebhookHosts(read: SettingsReader): readonly string[] {
  const hosts = read
    .text('WEBHOOK_HOSTS', '')
    .split(',')
    .map((host) => host.trim().toLowerCase())
    .filter((host) => host !== '');
  const wrong = hosts.filter((host) => !HOST.test(host));
  if (wrong.length > 0) {
    read.problem(
      'WEBHOOK_HOSTS',
      `must be hosts with commas between them, each with a port or without, for example n8n:5678,10.0.0.7; ${wrong.length === 1 ? 'one entry is' : `${wrong.length} entries are`} something else`,
    );
  }
  return hosts;
}
