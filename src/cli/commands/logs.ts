import { readArguments, text } from '../arguments.ts';
import type { Command } from '../command.ts';
import { Ends, EXIT } from '../command.ts';
import { ask, supervisorOf, SUPERVISOR_USAGE } from '../supervisors.ts';

const DEFAULT_LINES = 100;
const MOST_LINES = 100_000;

const USAGE = `Usage: tandem logs [-f] [--lines NUMBER] [NAME]

The last lines of the log, as they were written: of all processes, or of one (api, worker, supervisor, or one of
APPS_FILE). The service keeps some 64 kB of each, and not across a start of its own.
${SUPERVISOR_USAGE}

  -f, --follow     go on with what comes, until Ctrl-C
  --lines          so many of the last ones; ${DEFAULT_LINES} unless given`;

const FLAGS = { follow: { type: 'boolean', short: 'f' }, lines: { type: 'string' } } as const;

export const logsCommand: Command = { usage: USAGE, flags: FLAGS, run };

async function run(argv: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(argv, FLAGS);
  const [app = null, ...others] = positionals;
  if (others.length > 0) throw new Ends(EXIT.usage, 'name one process, or none for all');
  const lines = Number(text(values['lines']) ?? DEFAULT_LINES);
  if (!Number.isInteger(lines) || lines < 1 || lines > MOST_LINES) {
    throw new Ends(EXIT.usage, `--lines takes a whole number from 1 to ${MOST_LINES}`);
  }
  const { socket } = await supervisorOf(app);
  for await (const answer of ask(socket, { do: 'logs', app, lines, follow: values['follow'] === true })) {
    if ('line' in answer) process.stdout.write(`${answer.line}\n`);
    if ('missed' in answer) process.stderr.write(`… ${answer.missed} lines were too many to be shown\n`);
  }
  return EXIT.ok;
}
