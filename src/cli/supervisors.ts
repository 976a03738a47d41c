import { join } from 'node:path';
import { callerDataDir } from '../settings/caller.ts';
import { askSupervisor, findSockets, NotYours } from '../supervisor/control-client.ts';
import type { Answer, Request, SupervisorStatus } from '../supervisor/control.ts';
import { Ends, EXIT } from './command.ts';

export const SUPERVISOR_USAGE = `It is asked of the service that was started here by the same user, with the same DATA_DIR (.tandem in your home
unless DATA_DIR names another place).`;

/** A supervisor that answers, and how it is. */
export interface Supervised {
  socket: string;
  status: SupervisorStatus;
}

/** Every service that runs here: API and workers may be services of their own. @throws {Ends} */
export async function findSupervised(): Promise<Supervised[]> {
  const found: Supervised[] = [];
  for (const socket of guarded(() => findSockets(folder()))) {
    for await (const answer of ask(socket, { do: 'status' })) {
      if ('status' in answer) found.push({ socket, status: answer.status });
    }
  }
  return found;
}

/** The one that runs this app, or the only one there is. @throws {Ends} where none does. */
export async function supervisorOf(app: string | null): Promise<Supervised> {
  const all = await findSupervised();
  const [first] = all;
  if (first === undefined) throw new Ends(EXIT.serviceAway, `no service runs here with ${callerDataDir()}`);
  const names = all.flatMap(({ status }) => status.instances.map((instance) => instance.app));
  if (app === null || app === 'supervisor') return first;
  const own = all.find(({ status }) => status.instances.some((instance) => instance.app === app));
  if (own !== undefined) return own;
  throw new Ends(EXIT.usage, `there is no app "${app}" here; there is ${[...new Set(names)].join(', ')}`);
}

/** What a supervisor answers. @throws {Ends} with what it says is wrong. */
export async function* ask(socket: string, request: Request): AsyncGenerator<Answer> {
  let answers: AsyncIterable<Answer> | null;
  try {
    answers = await askSupervisor(socket, request);
  } catch (error) {
    throw explain(error);
  }
  for await (const answer of answers ?? []) {
    if ('problem' in answer) throw new Ends(answer.isMistake ? EXIT.usage : EXIT.software, answer.problem);
    yield answer;
  }
}

/** Where the supervisors of this user's services have their places. */
function folder(): string {
  return join(callerDataDir(), 'pm2');
}

function guarded<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw explain(error);
  }
}

function explain(error: unknown): unknown {
  return error instanceof NotYours ? new Ends(EXIT.notAllowed, error.message) : error;
}
