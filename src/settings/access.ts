import { createHash, createHmac } from 'node:crypto';
import { isIPv4 } from 'node:net';
import type { SettingsReader } from './reader.ts';

/** Who may use the service. */
export interface AccessSettings {
  /** Empty: no request needs a token. */
  readonly accounts: readonly Account[];
  /** Everybody who can reach the service may use it, and that is meant. */
  readonly publicAccess: boolean;
  /** Signs sessions and audio links. `null`: made once and kept in `DATA_DIR`. */
  readonly secretKey: string | null;
  /** What lets into a preview that was given no tokens; whoever sees its log may come in. */
  readonly previewToken: string | null;
}

/** One entry of `API_TOKENS`. */
export interface Account {
  /** Owns the books that are made with the token. */
  readonly name: string;
  /** SHA-256 of the token, lower-case hex: enough to know the token again, and useless to whoever reads it. */
  readonly tokenSha256: string;
  readonly permissions: readonly Permission[];
}

/** What only some accounts may: voices dearer than `MAX_PRICE_PER_MILLION`, and what all accounts have spent. */
export const PERMISSIONS = ['any-voice', 'all-accounts'] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** Characters. Nobody guesses so many, however fast they may try: the service counts no attempts. */
const TOKEN_MIN_LENGTH = 24;
const TOKEN_MAX_LENGTH = 512;
/** Characters; 32 random ones are at least as good as the 128 bits that a signature needs. */
const SECRET_KEY_MIN_LENGTH = 32;

const NAME = /^[A-Za-z0-9][A-Za-z0-9._@-]{0,63}$/;
/** What a bearer header can carry (RFC 6750, section 2.1). */
const TOKEN = /^[A-Za-z0-9._~+/-]+=*$/;
const MAKE_A_TOKEN = `a token has ${TOKEN_MIN_LENGTH} characters or more; "openssl rand -hex 24" makes one`;

/**
 * Reads `API_TOKENS`, `PUBLIC_ACCESS` and `SECRET_KEY`. Without tokens the service is open, which is refused wherever
 * others can reach it, unless that is meant. A preview gets a token of its own: it must be tried, and was given none.
 */
export function readAccessSettings(
  read: SettingsReader,
  { onRender, isPreview, host }: { onRender: boolean; isPreview: boolean; host: string },
): AccessSettings {
  const accounts = readAccounts(read);
  const publicAccess = read.boolean('PUBLIC_ACCESS', false);
  const secretKey = read.optionalText('SECRET_KEY');
  const needsToken = isPreview && accounts.length === 0 && !publicAccess && !read.hasProblem('API_TOKENS');
  const previewToken = needsToken && secretKey !== null ? tokenOfPreview(secretKey) : null;
  if (previewToken !== null)
    accounts.push({ name: 'preview', tokenSha256: sha256(previewToken), permissions: [] });

  if (accounts.length > 0 && publicAccess) {
    read.problem('PUBLIC_ACCESS', 'is true although API_TOKENS is set; remove one of the two');
  }
  if (
    accounts.length === 0 &&
    !needsToken &&
    !publicAccess &&
    !read.hasProblem('API_TOKENS', 'PUBLIC_ACCESS')
  ) {
    if (onRender) {
      read.problem(
        'API_TOKENS',
        `is not set, and anybody on the internet could use this service and spend your money on speech; set it to name:token (${MAKE_A_TOKEN}), or PUBLIC_ACCESS to true if that is meant`,
      );
    } else if (!isLoopback(host)) {
      read.problem(
        'API_TOKENS',
        `is not set, and HOST lets other machines reach this service; set it to name:token (${MAKE_A_TOKEN}), or leave HOST unset to serve this machine only, or set PUBLIC_ACCESS to true to let everybody in`,
      );
    }
  }
  if (secretKey === null && onRender) {
    read.problem(
      'SECRET_KEY',
      `is not set; it signs sessions and audio links, and must stay the same across deploys; set it to ${SECRET_KEY_MIN_LENGTH} random characters or more ("openssl rand -hex 32" makes them)`,
    );
  }
  if (secretKey !== null && secretKey.length < SECRET_KEY_MIN_LENGTH) {
    read.problem(
      'SECRET_KEY',
      `is too short; it needs ${SECRET_KEY_MIN_LENGTH} random characters or more ("openssl rand -hex 32" makes them)`,
    );
  }
  return { accounts, publicAccess, secretKey, previewToken };
}

/** The same in all processes, and after every restart. */
function tokenOfPreview(secretKey: string): string {
  return createHmac('sha256', secretKey).update('tandem preview').digest('base64url');
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Whether only this machine can reach a server that listens on `host`. */
export function isLoopback(host: string): boolean {
  const bare = host.toLowerCase().replace(/^\[(.*)\]$/, '$1');
  return bare === 'localhost' || bare === '::1' || (isIPv4(bare) && bare.startsWith('127.'));
}

/**
 * `name:token,name2:token2:permission+permission`. Problems name the position of an entry: what stands there may be a
 * token.
 */
function readAccounts(read: SettingsReader): Account[] {
  const text = read.optionalText('API_TOKENS');
  if (text === null) return [];
  const accounts: Account[] = [];
  const problem = (position: number, message: string): void =>
    read.problem('API_TOKENS', `entry ${position} ${message}`);

  text.split(',').forEach((entry, index) => {
    const position = index + 1;
    const [name, token, permissions] = split(entry.trim());
    if (token === undefined) {
      problem(position, 'has no colon; write name:token, and a comma between entries');
    } else if (!NAME.test(name)) {
      problem(position, 'has no good name before its colon: 1 to 64 of A-Z a-z 0-9 . _ @ -');
    } else if (token.length < TOKEN_MIN_LENGTH) {
      problem(position, `has a token that is too short; ${MAKE_A_TOKEN}`);
    } else if (token.length > TOKEN_MAX_LENGTH || !TOKEN.test(token)) {
      problem(
        position,
        `has a token that no header can carry; use up to ${TOKEN_MAX_LENGTH} of A-Z a-z 0-9 . _ ~ + / -; behind a second colon stand permissions, any of ${PERMISSIONS.join('+')}`,
      );
    } else {
      const tokenSha256 = sha256(token);
      const sameName = accounts.some((other) => other.name.toLowerCase() === name.toLowerCase());
      if (sameName) problem(position, 'has the name of an entry before it; names must be unique');
      if (accounts.some((other) => other.tokenSha256 === tokenSha256)) {
        problem(position, 'has the token of an entry before it; every name needs its own');
      }
      accounts.push({ name, tokenSha256, permissions });
    }
  });
  return accounts;
}

/** What stands behind a second colon belongs to the token, unless it is permissions. */
function split(entry: string): [name: string, token: string | undefined, permissions: Permission[]] {
  const [name = '', ...rest] = entry.split(':').map((part) => part.trim());
  const names = rest.length > 1 ? (rest.at(-1) ?? '').split('+') : [];
  const permissions = PERMISSIONS.filter((permission) => names.includes(permission));
  const known = names.length > 0 && permissions.length === names.length;
  const token = (known ? rest.slice(0, -1) : rest).join(':');
  return [name, rest.length === 0 ? undefined : token, known ? permissions : []];
}
