import { once } from 'node:events';
import { readdirSync, realpathSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { processIdentity } from '../process/identity.ts';
import { hasErrno } from '../process/thrown.ts';
import { SOCKET_NAME } from './control.ts';
import type { Answer, Request } from './control.ts';

/** The supervisor is somebody else's. The message is for people. */
export class NotYours extends Error {}

/** The sockets of the supervisors that run with this folder, see pm2-home.ts. Their order is that of their numbers. */
export function findSockets(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => processIdentity(Number(name)) !== null)
      .sort((one, other) => Number(one) - Number(other))
      .flatMap((name) => socketOf(join(folder, name)));
  } catch (error) {
    if (hasErrno(error, 'ENOENT', 'ENOTDIR')) return [];
    throw explain(error, folder);
  }
}

/**
 * Asks a supervisor.
 *
 * @returns null where nobody listens any more.
 * @throws {NotYours}
 */
export async function askSupervisor(
  socketPath: string,
  request: Request,
): Promise<AsyncIterable<Answer> | null> {
  const socket = connect(socketPath);
  try {
    await once(socket, 'connect');
  } catch (error) {
    // A socket that a killed supervisor left, whose number another process has by now.
    if (hasErrno(error, 'ECONNREFUSED', 'ENOENT')) return null;
    throw explain(error, socketPath);
  }
  socket.write(`${JSON.stringify(request)}\n`);
  return read(socket);
}

/** Hangs up when nobody reads on: what goes on for whoever asked ends by that. */
async function* read(socket: Socket): AsyncGenerator<Answer> {
  try {
    for await (const line of createInterface({ input: socket })) yield JSON.parse(line) as Answer;
  } catch (error) {
    // The supervisor may be killed at any time; then the lines end.
    if (!hasErrno(error, 'ECONNRESET', 'EPIPE')) throw error;
  } finally {
    socket.destroy();
  }
}

/** By its real name, which is short where the folder is a link: a socket's path can't be long. */
function socketOf(place: string): string[] {
  try {
    return [join(realpathSync(place), SOCKET_NAME)];
  } catch (error) {
    if (hasErrno(error, 'ENOENT')) return [];
    throw error;
  }
}

function explain(error: unknown, path: string): unknown {
  if (!hasErrno(error, 'EACCES', 'EPERM')) return error;
  return new NotYours(
    `the service belongs to ${ownerOf(path)}: only that user, or root, may steer it (${path})`,
  );
}

function ownerOf(path: string): string {
  try {
    return `the user with the number ${statSync(path).uid}`;
  } catch {
    return 'another user';
  }
}
