import type { SettingsReader } from './reader.ts';

/** What libpq knows, and node-postgres' own `no-verify`. */
const SSL_MODES = ['disable', 'prefer', 'require', 'verify-ca', 'verify-full', 'no-verify'];

/**
 * Reads `DATABASE_URL`. TLS goes by libpq's rules, since that is what providers write connection strings for:
 * `sslmode=require` encrypts and doesn't ask who signed the certificate, `verify-full` does. Left to itself,
 * node-postgres 8 takes every mode for `verify-full`, and prints a warning that it won't for long.
 */
export function readDatabaseUrl(read: SettingsReader): string | null {
  const databaseUrl = read.url('DATABASE_URL', ['postgres:', 'postgresql:']);
  if (databaseUrl === null) return null;
  const { searchParams } = new URL(databaseUrl);
  const mode = searchParams.get('sslmode');
  if (mode === null || mode === 'no-verify' || searchParams.has('uselibpqcompat')) return databaseUrl;
  if (!SSL_MODES.includes(mode)) {
    read.problem('DATABASE_URL', `has an sslmode that is none of: ${SSL_MODES.join(', ')}`);
    return null;
  }
  if (mode === 'verify-ca' && !searchParams.has('sslrootcert')) {
    read.problem('DATABASE_URL', 'has sslmode=verify-ca, which needs sslrootcert=FILE; or use verify-full');
    return null;
  }
  return `${databaseUrl}&uselibpqcompat=true`;
}
