import { messageOf } from '../../process/thrown.ts';
import type { RenderPlace } from '../../settings/render-dashboard.ts';

export interface PostgresProblem {
  /** What to do, naming the setting. */
  fix: string;
  place: RenderPlace | null;
}

export const USE_DIRECT_URL =
  'set DATABASE_URL to the direct address of PostgreSQL: a pooler such as PgBouncer breaks advisory locks and LISTEN';

const COPY_AGAIN =
  'copy the connection string into DATABASE_URL again; special characters in the password must be percent-encoded (@ as %40)';

/** Errors that no waiting heals, by what identifies them and by what heals them. The first that fits counts. */
const HOPELESS: readonly { code?: string; message?: RegExp; fix: string; place?: RenderPlace }[] = [
  { code: '28P01', fix: `the password is wrong: ${COPY_AGAIN}`, place: 'database-url' },
  {
    message: /password must be a (non-empty )?string/,
    fix: `DATABASE_URL has no password: ${COPY_AGAIN}`,
    place: 'database-url',
  },
  {
    code: '28000',
    message: /no encryption|SSL off/,
    fix: 'the server demands TLS: add ?sslmode=require to DATABASE_URL',
  },
  {
    code: '28000',
    fix: 'the user in DATABASE_URL does not exist or may not connect from here: copy the connection string again',
    place: 'database-url',
  },
  {
    code: '3D000',
    fix: 'the database named in DATABASE_URL does not exist: create it, or correct the name',
    place: 'database-url',
  },
  { code: '42501', fix: 'the user in DATABASE_URL may not do this: use the owner of the database' },
  { code: '08P01', message: /startup parameter/, fix: USE_DIRECT_URL, place: 'database-url' },
  {
    message: /does not support SSL/,
    fix: 'this server has no TLS: take sslmode out of DATABASE_URL, or set it to disable',
    place: 'database-url',
  },
  {
    message:
      /self-signed certificate|unable to verify|certificate has expired|altnames|unable to get (local )?issuer/i,
    fix: 'the certificate is not trusted: set sslmode=require in DATABASE_URL, or name the authority with sslrootcert=FILE',
  },
  {
    message: /URI malformed|Invalid URL/i,
    fix: `DATABASE_URL can't be read: ${COPY_AGAIN}`,
    place: 'database-url',
  },
  { code: 'ENOENT', message: /open/, fix: 'correct the path of the certificate in DATABASE_URL' },
];

/** What heals this error, or `null` for one that may pass by itself. */
export function explainPostgresError(error: unknown): PostgresProblem | null {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const message = messageOf(error);
  const entry = HOPELESS.find(
    (known) => (known.code ?? code) === code && (known.message === undefined || known.message.test(message)),
  );
  return entry === undefined ? null : { fix: entry.fix, place: entry.place ?? null };
}
