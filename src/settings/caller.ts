import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { createSettingsReader } from './reader.ts';
import type { Environment } from './reader.ts';

/** The token with which command line programs call a service, in `TANDEM_TOKEN`; `null` where there is none. */
export function callerToken(env: Environment = process.env): string | null {
  return createSettingsReader(env).optionalText('TANDEM_TOKEN');
}

/**
 * The password of the PDF that a command is to read, in `TANDEM_PDF_PASSWORD`, as it is written there. It is taken out,
 * so that no process that is started from here has it.
 */
export function takeCallerPassword(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const password = env['TANDEM_PDF_PASSWORD'];
  delete env['TANDEM_PDF_PASSWORD'];
  return password;
}

/**
 * The directory that the user stands in. npm runs scripts in the package's root and keeps where it was called from in
 * `INIT_CWD`; a path that the user typed is meant from there.
 */
export function callerDirectory(env: Environment = process.env, workingDir: string = process.cwd()): string {
  const { INIT_CWD: calledFrom } = env;
  return isRunByNpm(env, workingDir) && calledFrom !== undefined && calledFrom !== ''
    ? calledFrom
    : workingDir;
}

/**
 * Where a service that a command starts keeps its books: `DATA_DIR`; else, as `npm start` does, in the checkout that
 * npm runs in; else in the user's home, so that it is the same library wherever the command is typed.
 */
export function callerDataDir(env: Environment = process.env, workingDir: string = process.cwd()): string {
  const given = createSettingsReader(env).optionalText('DATA_DIR');
  return given ?? join(isRunByNpm(env, workingDir) ? workingDir : homedir(), '.tandem');
}

/** As a script of the checkout; `npx` stays where the user stands. */
function isRunByNpm(env: Environment, workingDir: string): boolean {
  const { npm_package_json: packageFile, npm_command: command } = env;
  return command !== 'exec' && packageFile !== undefined && dirname(packageFile) === workingDir;
}
