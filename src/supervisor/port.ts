import { createServer } from 'node:net';
import { hasErrno, messageOf } from '../process/thrown.ts';
import { EXIT, ExitError } from '../process/exit-error.ts';

/**
 * Binds the port for a moment, before anything starts.
 *
 * @throws {ExitError} (69) in one line that names the settings.
 */
export async function assertPortFree(host: string, port: number): Promise<void> {
  const server = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen({ host, port }, resolve);
    });
  } catch (error) {
    throw new ExitError(EXIT.unavailable, explain(error, host, port), { cause: error });
  }
  await new Promise((resolve) => server.close(resolve));
}

function explain(error: unknown, host: string, port: number): string {
  if (hasErrno(error, 'EADDRINUSE')) {
    return `port ${port} on ${host} is in use: stop the program that has it, or set PORT to a free one`;
  }
  if (hasErrno(error, 'EACCES'))
    return `port ${port} may not be opened by this user: set PORT to 1024 or above`;
  if (hasErrno(error, 'EADDRNOTAVAIL', 'ENOTFOUND')) {
    return `this machine has no address ${host}: set HOST to 127.0.0.1 or 0.0.0.0`;
  }
  return `port ${port} on ${host} can't be opened (${messageOf(error)}): check HOST and PORT`;
}
