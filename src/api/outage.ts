import { hasErrno } from '../process/thrown.ts';

/**
 * SQLSTATE classes and codes that say "not now": connection trouble, too few resources, a server that starts or stops.
 */
const OUTAGE_STATES = /^(08...|53[0-3]..|57P0[1-5])$/;

/** node-postgres and the pool have no codes for these. */
const OUTAGE_MESSAGES =
  /connection terminated|timeout exceeded when trying to connect|client has encountered a connection error|not queryable|query read timeout/i;

/**
 * Whether an error says that a service this one needs can't be reached just now, and not that somebody made a mistake.
 */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (
    hasErrno(
      error,
      'ECONNREFUSED',
      'ECONNRESET',
      'ETIMEDOUT',
      'EHOSTUNREACH',
      'ENETUNREACH',
      'EPIPE',
      'ENOTFOUND',
    )
  ) {
    return true;
  }
  // A Unix socket that isn't there: the embedded PostgreSQL is just being started.
  if (hasErrno(error, 'ENOENT') && 'syscall' in error && error.syscall === 'connect') return true;
  if ('code' in error && typeof error.code === 'string' && OUTAGE_STATES.test(error.code)) return true;
  if (error instanceof AggregateError && error.errors.some(isOutage)) return true;
  return OUTAGE_MESSAGES.test(error.message);
}
