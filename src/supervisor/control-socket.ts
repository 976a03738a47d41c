import { chmodSync } from 'node:fs';
import { createServer } from 'node:net';
import type { Socket } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { messageOf } from '../process/thrown.ts';
import { SOCKET_NAME } from './control.ts';
import type { Answer, Request, SupervisorStatus } from './control.ts';
import type { Journal } from './journal.ts';
import type { Caller } from './runs.ts';
import { SteeringError } from './steering.ts';
import type { Supervisor } from './supervisor.ts';

/** Whoever has opened a connection and says nothing is hung up on. Milliseconds. */
const PATIENCE_MS = 10_000;
/** What waits for a reader that doesn't read; more than that is left out, and counted. Bytes. */
const UNREAD_BYTES = 1024 * 1024;

/**
 * Listens on a Unix socket that only the owner of this process can open: it lies in a folder of mode 700, and has mode
 * 600 itself.
 *
 * @param folder A new one, see pm2-home.ts: what a killed supervisor left there is gone.
 */
export async function openControl(options: {
  folder: string;
  steering: Supervisor['steering'];
  status: () => SupervisorStatus;
  journal: Journal;
}): Promise<{ close: () => void }> {
  const path = join(options.folder, SOCKET_NAME);
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    // Whoever has asked may go at any time.
    socket.on('error', () => undefined);
    socket.setTimeout(PATIENCE_MS, () => socket.destroy());
    const lines = createInterface({ input: socket });
    lines.on('error', () => undefined);
    lines.once('line', (line) => {
      socket.setTimeout(0);
      void answer(line, socket, options);
    });
  });
  server.listen(path);
  await once(server, 'listening');
  chmodSync(path, 0o600);
  server.unref();
  return {
    close: () => {
      server.close();
      for (const socket of open) socket.end();
    },
  };
}

async function answer(
  line: string,
  socket: Socket,
  {
    steering,
    status,
    journal,
  }: { steering: Supervisor['steering']; status: () => SupervisorStatus; journal: Journal },
): Promise<void> {
  const say = (said: Answer): void => {
    if (socket.writable) socket.write(`${JSON.stringify(said)}\n`);
  };
  try {
    const request = JSON.parse(line) as Request;
    switch (request.do) {
      case 'status':
        say({ status: status() });
        break;
      case 'stop':
      case 'restart':
      case 'reload':
        await steering[request.do](request.app);
        say({ done: true });
        break;
      case 'logs':
        steering.assertKnown(request.app);
        for (const text of journal.last(request.app, request.lines)) say({ line: text });
        if (request.follow) await follow(socket, request.app, journal, say);
        break;
      case 'run':
        say({ ended: await steering.run(request, callerOn(socket, say)) });
        break;
      default:
        throw new SteeringError('that is nothing that this supervisor does', { isMistake: true });
    }
  } catch (error) {
    say({ problem: messageOf(error), isMistake: error instanceof SteeringError && error.isMistake });
  }
  socket.end();
}

/** Whoever asks for a run reads what it prints: it waits where they don't, as before any full pipe. */
function callerOn(socket: Socket, say: (said: Answer) => void): Caller {
  const gone = new AbortController();
  socket.once('close', () => gone.abort());
  if (socket.destroyed) gone.abort();
  return {
    line: (stream, line) => say(stream === 'out' ? { out: line } : { err: line }),
    room: () =>
      socket.writableNeedDrain && !socket.destroyed
        ? once(socket, 'drain', { signal: gone.signal }).then(
            () => undefined,
            () => undefined,
          )
        : null,
    gone: gone.signal,
  };
}

/** Until the other side hangs up. */
async function follow(
  socket: Socket,
  app: string | null,
  journal: Journal,
  say: (said: Answer) => void,
): Promise<void> {
  let missed = 0;
  const stop = journal.follow(app, (text) => {
    if (socket.writableLength > UNREAD_BYTES) {
      missed += 1;
      return;
    }
    if (missed > 0) say({ missed });
    missed = 0;
    say({ line: text });
  });
  if (!socket.destroyed) await once(socket, 'close').catch(() => undefined);
  stop();
}
