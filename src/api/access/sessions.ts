import type { Account } from '../../settings/access.ts';
import type { Signer } from './signer.ts';

/** How long a browser need not ask for the token again. */
const SESSION_SECONDS = 30 * 24 * 60 * 60;

export interface Session {
  account: Account;
  expiresAt: Date;
}

/**
 * Sessions without a store: what a browser keeps is a name, an end and a signature over both and over the hash of the
 * token. So a session ends by itself, and with the token that it was begun with.
 */
export interface Sessions {
  begin(account: Account): { session: Session; cookie: string };
  /** @returns null for what isn't a session of ours, or no longer. */
  read(cookie: string): Session | null;
}

export function createSessions(options: {
  accounts: readonly Account[];
  signer: Signer;
  now: () => Date;
}): Sessions {
  const { accounts, signer, now } = options;
  const signed = ({ name, tokenSha256 }: Account, expires: string): string[] => [name, tokenSha256, expires];
  return {
    begin: (account) => {
      const expiresSeconds = Math.floor(now().getTime() / 1000) + SESSION_SECONDS;
      const expires = String(expiresSeconds);
      const name = Buffer.from(account.name).toString('base64url');
      return {
        session: { account, expiresAt: new Date(expiresSeconds * 1000) },
        cookie: [name, expires, signer.sign(signed(account, expires))].join('.'),
      };
    },
    read: (cookie) => {
      const [encoded = '', expires = '', signature = ''] = cookie.split('.');
      const name = Buffer.from(encoded, 'base64url').toString();
      const account = accounts.find((candidate) => candidate.name === name);
      if (account === undefined || !signer.isSignatureOf(signature, signed(account, expires))) return null;
      const expiresAt = new Date(Number(expires) * 1000);
      return expiresAt > now() ? { account, expiresAt } : null;
    },
  };
}
