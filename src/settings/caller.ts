import { dirname } from 'node:path';
import { createSettingsReader } from './reader.ts';
import type { Environment } from './reader.ts';

/** The token with which command line programs call a service, in `TANDEM_TOKEN`; `null` where there is none. */
export function callerToken(env: Environment = process.env): string | null {
  return createSettingsReader(env).optionalText('TANDEM_TOKEN');
}

/**
 * The directory that the user stands in. npm runs scripts in the package's root and keeps where it was called from in
 * `INIT_CWD`; a path that the user typed is meant from there.
 */
export function callerDirectory(env: Environment = process.env, workingDir: string = process.cwd()): string {
  const { INIT_CWD: calledFrom, npm_package_json: packageFile } = env;
  const runByNpm = packageFile !== undefined && dirname(packageFile) === workingDir;
  return runByNpm && calledFrom !== undefined && calledFrom !== '' ? calledFrom : workingDir;
}
