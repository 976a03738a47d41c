import { basename } from 'node:path';
import type { CommandApp } from './app-spec.ts';
import { NAME, NAME_RULE, STANDING } from './apps-file.ts';

/** What a line of a Procfile can't say. */
const MEMORY_MB = 256;
const SECOND_MS = 1_000;
/** As platforms that read Procfiles have it: to be through before anything else starts. */
const FIRST = 'release';

/** Whether a file is one by its name: `Procfile`, `Procfile.dev`, `dev.procfile`. */
export function isProcfile(path: string): boolean {
  return /^procfile(\..*)?$|\.procfile$/i.test(basename(path));
}

/**
 * Reads lines of `name: command`. A shell reads the command; the app is ready when it has run for a second, and may
 * hold 256 MB. `release` is run once, before the others.
 *
 * @returns the apps in the file's order, or everything that is wrong with it, a line each.
 */
export function parseProcfile(
  text: string,
  { dir, taken }: { dir: string; taken: readonly string[] },
): { apps: CommandApp[] } | { problems: string[] } {
  const apps: CommandApp[] = [];
  const problems: string[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (/^\s*(#|$)/.test(line)) continue;
    const wrong = (what: string): void => void problems.push(`line ${index + 1}: ${what}`);
    const [, name = '', command = ''] = /^\s*([^\s:]+)\s*:\s*(\S.*)$/.exec(line) ?? [];
    if (name === '') wrong(`expected "name: command", found "${line.trim()}"`);
    else if (!NAME.test(name)) wrong(`"${name}" ${NAME_RULE}`);
    else if (taken.includes(name)) wrong(`"${name}" is the name of an app of this service`);
    else if (apps.some((app) => app.name === name)) wrong(`there is a "${name}" already`);
    else apps.push(describe(name, command.trim(), dir));
  }
  if (apps.length === 0 && problems.length === 0)
    problems.push('expected lines of "name: command", found none');
  return problems.length > 0 ? { problems } : { apps };
}

function describe(name: string, command: string, cwd: string): CommandApp {
  const isFirst = name === FIRST;
  return {
    ...{ name, exec_mode: 'command', instances: 1, cwd, env: {}, aliveUrl: null, cron: null },
    command: ['/bin/sh', '-c', command],
    ready: isFirst ? { by: 'exit' } : { by: 'time', ms: SECOND_MS },
    kill_timeout: 5 * SECOND_MS,
    supervision: {
      ...STANDING,
      memoryMb: MEMORY_MB,
      essential: false,
      readyTimeoutMs: (isFirst ? 3_600 : 60) * SECOND_MS,
    },
  };
}
