import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join, resolve } from 'node:path';
import { messageOf } from '../process/thrown.ts';
import type { CommandApp, Readiness, Supervision } from './app-spec.ts';
import type { CronLine } from './cron-line.ts';
import { parseCronLine } from './cron-line.ts';
import { createFieldReader } from './field-reader.ts';
import type { FieldReader } from './field-reader.ts';

export const NAME = /^[a-z][a-z0-9-]{0,31}$/;
export const NAME_RULE = 'is no good name: up to 32 of a-z 0-9 -, a letter first';
const SECOND_MS = 1_000;
/** What is the same for all programs, unless their entry says something else. */
export const STANDING: Pick<Supervision, 'silenceMs' | 'downExitMs' | 'steadyMs' | 'restarts'> = {
  silenceMs: Infinity,
  downExitMs: 600 * SECOND_MS,
  steadyMs: 60 * SECOND_MS,
  restarts: {
    limits: [{ windowMs: 300 * SECOND_MS, exits: 8 }],
    firstDelayMs: 100,
    maxDelayMs: 30 * SECOND_MS,
  },
};

/**
 * Reads a list of programs, which are run beside the apps of this service, from JSON: `{"name": {"command": […],
 * "ready": {…}, "memoryMb": …, …}}`. docs/SUPERVISOR.md has every field.
 *
 * @param options.dir Where the file lies: paths are meant from there.
 * @param options.taken Names that others have.
 * @returns the apps in the file's order, or everything that is wrong with it, a line each.
 */
export function parseApps(
  text: string,
  options: { dir: string; taken: readonly string[]; path: string },
): { apps: CommandApp[] } | { problems: string[] } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { problems: [`is not JSON (${messageOf(error)}), and no Procfile by its name`] };
  }
  const problems: string[] = [];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { problems: ['must be an object that has an entry for each app, by its name'] };
  }
  const apps = Object.entries(value).map(([name, entry]) => {
    const read = createFieldReader(name, entry, (problem) => problems.push(problem));
    if (!NAME.test(name)) read.problem(null, NAME_RULE);
    if (options.taken.includes(name)) read.problem(null, 'is the name of an app of this service');
    return readApp(name, read, options);
  });
  return problems.length > 0 ? { problems } : { apps };
}

function readApp(name: string, read: FieldReader, { dir, path }: { dir: string; path: string }): CommandApp {
  const cwd = resolve(dir, read.text('cwd', '.'));
  if (!isFolder(cwd)) read.problem('cwd', `there is no folder ${cwd}`);
  const [program = '', ...args] = read.texts('command');
  if (program !== '' && !isProgram(program, cwd, path)) {
    read.problem('command', `there is no program ${program}${program.includes('/') ? '' : ' on the PATH'}`);
  }
  const seconds = (field: string, fallback: number, max: number): number =>
    read.number(field, { fallback, min: 1, max }) * SECOND_MS;
  const app = {
    name,
    exec_mode: 'command',
    instances: 1,
    cwd,
    // A path is meant from the folder that it runs in.
    command: [program.includes('/') ? resolve(cwd, program) : program, ...args],
    env: read.textsByName('env'),
    kill_timeout: seconds('stopSeconds', 5, 120),
  } as const;
  if (app.kill_timeout % SECOND_MS !== 0) read.problem('stopSeconds', 'must be whole seconds');
  const memoryMb = read.number('memoryMb', { min: 1, max: 1_048_576 });
  const once = read.boolean('once', false);
  const cron = readCron(read);
  if (once && cron !== null)
    read.problem('once', 'goes with no cron: it is run at every start, and then never');
  if (once || cron !== null) {
    const readyTimeoutMs = seconds('limitSeconds', 3_600, 86_400);
    read.refuseOthers({ because: 'is nothing for a program that is run to its end' });
    const supervision = { ...STANDING, essential: false, memoryMb, readyTimeoutMs };
    return { ...app, ready: { by: 'exit' }, aliveUrl: null, cron, supervision };
  }
  const spec: CommandApp = {
    ...app,
    ready: readReadiness(read),
    aliveUrl: read.optional('aliveUrl') === undefined ? null : read.httpUrl('aliveUrl'),
    cron,
    supervision: {
      ...STANDING,
      essential: read.boolean('essential', false),
      memoryMb,
      readyTimeoutMs: seconds('readySeconds', 60, 3_600),
      silenceMs: read.optional('aliveUrl') === undefined ? Infinity : seconds('aliveSeconds', 30, 3_600),
      downExitMs: seconds('downExitSeconds', 600, 86_400),
    },
  };
  read.refuseOthers();
  return spec;
}

function readCron(read: FieldReader): CronLine | null {
  if (read.optional('cron') === undefined) return null;
  const line = parseCronLine(read.text('cron'));
  if (!('problem' in line)) return line;
  read.problem('cron', line.problem);
  return { isDue: () => false };
}

function readReadiness(outer: FieldReader): Readiness {
  const read = outer.object('ready');
  const kinds = ['url', 'port', 'line', 'seconds'].filter((kind) => read.optional(kind) !== undefined);
  const [kind] = kinds;
  if (read.isObject && kinds.length !== 1) {
    outer.problem(
      'ready',
      'must have one of: url (answers with 2xx), port (takes connections), line (its output holds that text), seconds (time)',
    );
  }
  read.refuseOthers({ known: ['url', 'port', 'line', 'seconds'] });
  switch (kind) {
    case 'url':
      return { by: 'url', url: read.httpUrl('url') };
    case 'port':
      return { by: 'port', port: read.number('port', { min: 1, max: 65_535 }) };
    case 'line':
      return { by: 'line', text: read.text('line') };
    default:
      return {
        by: 'time',
        ms: read.number('seconds', { fallback: 1, min: 0, max: 3_600 }) * SECOND_MS,
      };
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function isProgram(program: string, cwd: string, path: string): boolean {
  const places = program.includes('/')
    ? [resolve(cwd, program)]
    : path
        .split(delimiter)
        .filter(isAbsolute)
        .map((dir) => join(dir, program));
  return places.some((place) => {
    try {
      accessSync(place, constants.X_OK);
      return statSync(place).isFile();
    } catch {
      return false;
    }
  });
}
