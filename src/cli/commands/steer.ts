import { readArguments } from '../arguments.ts';
import type { Command } from '../command.ts';
import { Ends, EXIT } from '../command.ts';
import { ask, supervisorOf, SUPERVISOR_USAGE } from '../supervisors.ts';

type Doing = 'stop' | 'restart' | 'reload';

const SAYS: Readonly<Record<Doing, { explains: string; done: string }>> = {
  stop: {
    explains: `Stops one process in order, and leaves it alone until "tandem restart NAME". The rest of the service goes on: without the
worker books wait, without the API nobody is answered. (The whole service stops by Ctrl-C, or by SIGTERM to its supervisor.)`,
    done: 'has stopped; "tandem restart" starts it again',
  },
  restart: {
    explains: `Stops one process in order and starts it again, and ends when it is ready. Starts what "tandem stop" has stopped.`,
    done: 'is ready again',
  },
  reload: {
    explains: `Starts a new API beside the old one, and stops the old one in order when the new one is ready: nobody is kept waiting. When
the new one doesn't become ready the old one goes on. Settings and program are those of the start.`,
    done: 'is ready, and the one before it has stopped',
  },
};

export const stopCommand = steer('stop');
export const restartCommand = steer('restart');
export const reloadCommand = steer('reload');

function steer(doing: Doing): Command {
  const { explains, done } = SAYS[doing];
  return {
    usage: `Usage: tandem ${doing} NAME

${explains}
NAME is one of those that "tandem status" shows: api, worker, or one of APPS_FILE.
${SUPERVISOR_USAGE}`,
    flags: {},
    run: async (argv) => {
      const { positionals } = readArguments(argv, {});
      const [app, ...others] = positionals;
      if (app === undefined || others.length > 0) {
        throw new Ends(EXIT.usage, `name one process to ${doing}; "tandem status" shows them`);
      }
      const { socket } = await supervisorOf(app);
      for await (const answer of ask(socket, { do: doing, app })) {
        if (!('done' in answer)) continue;
        process.stdout.write(`${app} ${done}\n`);
        return EXIT.ok;
      }
      throw new Ends(EXIT.serviceAway, 'the service ended meanwhile');
    },
  };
}
