import { isLoopback } from '../../settings/access.ts';
import { AppError } from '../../errors.ts';
import type { Request } from 'express';
import type { Access } from './access.ts';

/**
 * No tokens: nobody has an account, and every book is everybody's who can reach the service.
 *
 * @param options.localOnly Only programs and pages of this machine are meant, as they call it `localhost`. A page of
 * another site can have its own name point here (DNS rebinding), and a proxy can let the world in by oversight; both
 * show in `Host`.
 */
export function createOpenAccess({ localOnly }: { localOnly: boolean }): Access {
  const isMeant = (req: Request): boolean => !localOnly || isLocalName(req.get('Host'));
  return {
    tokensNeeded: false,
    requireAccount: (req, _res, next) => {
      if (!isMeant(req)) throw new AppError('foreign-host');
      next();
    },
    owner: () => '',
    may: () => false,
    identify: () => null,
    knows: isMeant,
    hasAccount: (owner) => owner === '',
    link: (path) => path,
    session: { read: () => null, begin: () => null, end: () => undefined },
  };
}

function isLocalName(host: string | undefined): boolean {
  // Every browser names the host it was told; what doesn't is a program.
  if (host === undefined) return true;
  const address = `http://${host}`;
  if (!URL.canParse(address)) return false;
  const { hostname } = new URL(address);
  return isLoopback(hostname) || hostname.endsWith('.localhost');
}
