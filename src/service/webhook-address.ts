import { isIP } from 'node:net';
import { isPublicAddress } from '../process/public-address.ts';

/** Where a webhook leads. */
export interface WebhookAddress {
  url: URL;
  /** A name, or an IP address without brackets. */
  host: string;
  /** `WEBHOOK_HOSTS` names it: it may be anywhere. */
  isOwn: boolean;
}

/**
 * What the address of a webhook must be like, before anybody asks where its name leads.
 *
 * @param ownHosts see readWebhookHosts
 * @returns what is wrong with it, for whoever gave it.
 */
export function readWebhookAddress(
  text: string,
  ownHosts: readonly string[],
): WebhookAddress | { problem: string } {
  if (!URL.canParse(text)) return { problem: 'It is no address of the form https://host/path.' };
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    return { problem: 'It must begin with https://.' };
  }
  if (url.username !== '' || url.password !== '') {
    return { problem: 'It must not hold a name or a password: calls are signed instead.' };
  }
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const isOwn = ownHosts.includes(url.host) || ownHosts.includes(url.hostname);
  if (isOwn) return { url, host, isOwn };
  if (url.protocol === 'http:') return { problem: 'It must begin with https://.' };
  if (isIP(host) !== 0 && !isPublicAddress(host)) {
    return { problem: `${host} is not an address on the internet.` };
  }
  return { url, host, isOwn };
}
