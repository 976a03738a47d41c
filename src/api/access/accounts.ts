import { createHash, timingSafeEqual } from 'node:crypto';
import type { Account } from '../../settings/access.ts';

/**
 * The account whose token this is. Hashes are compared, all of them and each in constant time: how long it takes tells
 * nothing about any token.
 */
export function accountOfToken(accounts: readonly Account[], token: string): Account | null {
  const given = createHash('sha256').update(token).digest();
  let found: Account | null = null;
  for (const account of accounts) {
    if (timingSafeEqual(given, Buffer.from(account.tokenSha256, 'hex'))) found = account;
  }
  return found;
}

/** The token in an `Authorization: Bearer …` header; `null` without such a header, `''` for another scheme. */
export function bearerToken(header: string | undefined): string | null {
  if (header === undefined) return null;
  return /^bearer +([^\s]+) *$/i.exec(header)?.[1] ?? '';
}
