import { readArguments, text } from '../arguments.ts';
import type { Command } from '../command.ts';
import { Ends, EXIT } from '../command.ts';
import { ask, supervisorOf, SUPERVISOR_USAGE } from '../supervisors.ts';

const DEFAULT_MB = 256;
const MOST_MB = 1_048_576;

const USAGE = `Usage: tandem run [--memory MB] -- COMMAND [ARGUMENT…]

Runs a program once within the service: beside its processes, watched like them, and gone when they are. What it prints
is shown here and stands in the log. Ctrl-C stops it. It has no input, and none of the service's settings.
${SUPERVISOR_USAGE}

  --memory     so much may it hold, with all that it starts; ${DEFAULT_MB} MB unless given

Ends with the program's own code; 70 when the service had to kill it.`;

const FLAGS = { memory: { type: 'string' } } as const;

export const runCommand: Command = { usage: USAGE, flags: FLAGS, run };

async function run(argv: readonly string[]): Promise<number> {
  const [program, ...args] = argv.includes('--') ? argv.slice(argv.indexOf('--') + 1) : [];
  const { values } = readArguments(argv, FLAGS);
  if (program === undefined || argv.indexOf('--') > (values['memory'] === undefined ? 0 : 2)) {
    throw new Ends(EXIT.usage, 'name the program behind "--", such as tandem run -- ls -l');
  }
  const memoryMb = Number(text(values['memory']) ?? DEFAULT_MB);
  if (!Number.isInteger(memoryMb) || memoryMb < 1 || memoryMb > MOST_MB) {
    throw new Ends(EXIT.usage, `--memory takes whole megabytes from 1 to ${MOST_MB}`);
  }
  const { socket } = await supervisorOf(null);
  const order = { command: [program, ...args], cwd: process.cwd(), memoryMb } as const;
  for await (const answer of ask(socket, { do: 'run', ...order })) {
    if ('out' in answer) process.stdout.write(`${answer.out}\n`);
    if ('err' in answer) process.stderr.write(`${answer.err}\n`);
    if (!('ended' in answer)) continue;
    const { code, says } = answer.ended;
    if (code !== EXIT.ok) process.stderr.write(`tandem run: ${program} ${says}\n`);
    return code;
  }
  throw new Ends(EXIT.serviceAway, 'the service ended meanwhile');
}
