import { promises as dns } from 'node:dns';
import { BlockList, isIP } from 'node:net';
import type { LookupFunction } from 'node:net';

/**
 * What isn't the public internet: the address blocks that IANA's registries of special-purpose addresses (RFC 6890)
 * don't call globally reachable, and multicast.
 */
const SPECIAL = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const) {
  SPECIAL.addSubnet(network, prefix, 'ipv4');
}

/** Of IPv6 only this is given out for the internet at large. */
const GLOBAL_IPV6 = new BlockList();
GLOBAL_IPV6.addSubnet('2000::', 3, 'ipv6');
/** Parts of that which stand for something else: tunnels that hide an IPv4 address, tests, documentation. */
const SPECIAL_IPV6 = new BlockList();
for (const [network, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const) {
  SPECIAL_IPV6.addSubnet(network, prefix, 'ipv6');
}

/** Whether anybody on the internet means the same machine by this IP address. False for what is no address. */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !SPECIAL.check(address, 'ipv4');
    case 6:
      return GLOBAL_IPV6.check(address, 'ipv6') && !SPECIAL_IPV6.check(address, 'ipv6');
    default:
      return false;
  }
}

/** A name that leads into a network that isn't the internet. */
export class NotPublic extends Error {
  constructor(host: string) {
    super(`${host} is not an address on the internet`);
    this.name = 'NotPublic';
  }
}

type Resolver = Pick<dns.Resolver, 'resolve4' | 'resolve6'>;

/** Milliseconds for each try; what answers at all answers in a tenth of it. */
const RESOLVE_TIMEOUT_MS = 3_000;

/**
 * Finds the addresses of a stranger's host: not by the system's resolver, which keeps one of the four threads that read
 * files, too, for as long as the stranger's name server likes.
 *
 * @throws {NotPublic} when one of them isn't public: what is asked a second time might get that one.
 * @throws where there are none.
 */
export async function resolvePublic(
  host: string,
  resolver: Resolver = new dns.Resolver({ timeout: RESOLVE_TIMEOUT_MS, tries: 2 }),
): Promise<{ address: string; family: 4 | 6 }[]> {
  const [four, six] = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
  const found = [
    ...(four.status === 'fulfilled' ? four.value : []).map((address) => ({ address, family: 4 as const })),
    ...(six.status === 'fulfilled' ? six.value : []).map((address) => ({ address, family: 6 as const })),
  ];
  if (found.some(({ address }) => !isPublicAddress(address))) throw new NotPublic(host);
  if (found.length === 0) throw new Error(`${host} has no address`);
  return found;
}

/** `lookup` of a connection that must lead to the internet: it goes to the very addresses that were looked at. */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  resolvePublic(hostname).then(
    (found) => {
      const [first] = found;
      if (options.all === true) callback(null, found);
      else if (first !== undefined) callback(null, first.address, first.family);
    },
    (error: unknown) => callback(error as NodeJS.ErrnoException, ''),
  );
};
