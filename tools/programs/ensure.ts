import { canInstall, installPackages } from './debian.ts';
import { howToInstall, missingPrograms, PROGRAMS } from './programs.ts';
import type { ProgramName } from './programs.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Makes sure that the programs are there before any test runs. Nothing is installed unless that is allowed: by
 * `TANDEM_TEST_INSTALL=1`, or by `CI=true`, where the machine is thrown away afterwards.
 *
 * @returns what to tell the user, when something is missing; `null` when all are there.
 */
export function ensurePrograms(
  names: readonly ProgramName[],
  options: { env?: Environment; install?: (packages: readonly string[]) => string } = {},
): string | null {
  const { env = process.env, install = canInstall() ? installPackages : null } = options;
  const missing = missingPrograms(names, env['PATH']);
  if (missing.length === 0) return null;
  if (!mayInstall(env) || install === null) return howToInstall(missing);

  const packages = missing.map((name) => PROGRAMS[name].debianPackage);
  process.stderr.write(`Installing what the tests start: ${packages.join(', ')} …\n`);
  const complaint = install(packages);
  const stillMissing = missingPrograms(missing, env['PATH']);
  return stillMissing.length === 0 ? null : `${howToInstall(stillMissing)}\n${complaint}`;
}

function mayInstall({ TANDEM_TEST_INSTALL: asked, CI: ci }: Environment): boolean {
  return asked === '1' || asked === 'true' || (asked === undefined && ci === 'true');
}
