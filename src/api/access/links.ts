import type { Account } from '../../settings/access.ts';
import { AppError } from '../../errors.ts';
import type { Signer } from './signer.ts';

/**
 * A link holds for a day at least, so that a player may come back for the rest of a file, and ends at a full hour, so
 * that it stays the same for a while: then a page or a cache that gets it again doesn't take it for another file.
 */
const HOLDS_HOURS = 24;
const HOUR_SECONDS = 3600;

/**
 * Links to one file each, for players that can send neither header nor cookie. Whoever has one can read that file until
 * the link ends: no other file, no other method, and nothing once the owner's token is replaced.
 */
export interface Links {
  /** `path` with `expires` and `signature`; on behalf of `owner`. */
  sign(path: string, owner: string): string;
  /**
   * @returns on whose behalf the link was signed.
   * @throws {AppError} `link-invalid` or `link-expired`.
   */
  verify(path: string, query: { expires: unknown; signature: unknown }): Account;
}

export function createLinks(options: {
  accounts: readonly Account[];
  signer: Signer;
  now: () => Date;
}): Links {
  const { accounts, signer, now } = options;
  const signed = (path: string, expires: string, { name, tokenSha256 }: Account): string[] => [
    path,
    expires,
    name,
    tokenSha256,
  ];
  return {
    sign: (path, owner) => {
      const account = accounts.find(({ name }) => name === owner);
      if (account === undefined) throw new Error('a link for somebody who has no account');
      const hour = Math.ceil(now().getTime() / 1000 / HOUR_SECONDS);
      const expires = String((hour + HOLDS_HOURS) * HOUR_SECONDS);
      return `${path}?expires=${expires}&signature=${signer.sign(signed(path, expires, account))}`;
    },
    verify: (path, { expires, signature }) => {
      if (typeof expires !== 'string' || typeof signature !== 'string') throw new AppError('link-invalid');
      // The link doesn't say whose it is: accounts are few, and their names are nobody else's business.
      const account = accounts.find((candidate) =>
        signer.isSignatureOf(signature, signed(path, expires, candidate)),
      );
      if (account === undefined) throw new AppError('link-invalid');
      if (Number(expires) * 1000 <= now().getTime()) throw new AppError('link-expired');
      return account;
    },
  };
}
