#!/usr/bin/env node
import { hasErrno, messageOf } from '../process/thrown.ts';
import { VERSION } from '../process/version.ts';
import { Ends, EXIT } from './command.ts';
import { COMMANDS } from './commands.ts';
import { passwordHint } from './pdf-password.ts';
import { ServiceAway, ServiceRefused } from './service-client.ts';
import { clearLine } from './terminal.ts';

const USAGE = `Usage: tandem COMMAND …

${Object.entries(COMMANDS)
  .map(([name, { summary }]) => `  ${name.padEnd(12)}${summary}`)
  .join('\n')}

"tandem COMMAND --help" says more of each.`;

// A reader that closes the pipe early (`| head`) has seen enough.
process.stdout.on('error', (error) => process.exit(hasErrno(error, 'EPIPE') ? EXIT.ok : EXIT.software));
process.exitCode = await main(process.argv.slice(2));
// What was interrupted may have left something running.
if (process.exitCode === EXIT.interrupted) process.exit();

async function main([name, ...argv]: readonly string[]): Promise<number> {
  if (name === '--version') {
    process.stdout.write(`${VERSION}\n`);
    return EXIT.ok;
  }
  if (name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(`${USAGE}\n`);
    return EXIT.ok;
  }
  const entry = name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (entry === undefined) {
    const problem = name === undefined ? '' : `tandem: there is no command "${name}"\n\n`;
    process.stderr.write(`${problem}${USAGE}\n`);
    return EXIT.usage;
  }
  const command = await entry.load();
  // What stands behind "--" is somebody else's.
  const own = argv.slice(0, argv.includes('--') ? argv.indexOf('--') : argv.length);
  if (own.includes('--help') || own.includes('-h')) {
    process.stdout.write(`${command.usage}\n`);
    return EXIT.ok;
  }
  try {
    return await command.run(argv);
  } catch (error) {
    const { exitCode, message } = explain(error);
    const usage = exitCode === EXIT.usage ? `\n\n${command.usage}` : '';
    process.stderr.write(`${clearLine()}tandem ${name ?? ''}: ${message}${usage}\n`);
    return exitCode;
  }
}

function explain(error: unknown): { exitCode: number; message: string } {
  const message = messageOf(error);
  if (error instanceof Ends) return { exitCode: error.exitCode, message };
  if (error instanceof ServiceRefused) {
    if (error.status === 401) {
      const hint = 'Give your token in the environment as TANDEM_TOKEN, or with --token.';
      return { exitCode: EXIT.notAllowed, message: `${message}\n${hint}` };
    }
    const hint = passwordHint(error.problem.code);
    if (hint !== null) return { exitCode: EXIT.badData, message: `${message}\n${hint}` };
    return { exitCode: error.status >= 500 ? EXIT.serviceAway : EXIT.badData, message };
  }
  if (error instanceof ServiceAway) {
    const hint = 'Is the service running? Start it with "npm start" or "tandem start".';
    return { exitCode: EXIT.serviceAway, message: `${message}\n${hint}` };
  }
  return { exitCode: EXIT.cannotWrite, message };
}
