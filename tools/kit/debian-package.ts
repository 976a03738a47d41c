import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Asked by Debian's packages before they start a service; 101 forbids it. */
const POLICY_FILE = '/usr/sbin/policy-rc.d';

/**
 * The path of the first of `programs` that is installed. Where none is, and this is root on Debian, the package is installed,
 * without letting it start a service of its own.
 *
 * @throws with what to install: tests against the real thing fail rather than being skipped.
 */
export function ensureProgram(options: { programs: readonly string[]; debianPackage: string }): string {
  const { programs, debianPackage } = options;
  const found = findProgram(programs);
  if (found !== null) return found;
  const instruction = `these tests need ${programs.join(' or ')} on the PATH: on Debian, run "apt-get install ${debianPackage}" as root`;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) throw new Error(instruction);

  process.stderr.write(`${programs.join(' or ')} is not installed: installing Debian's ${debianPackage}\n`);
  const failure = install(debianPackage);
  const installed = findProgram(programs);
  if (installed === null) throw new Error(`${instruction}\n${failure}`);
  return installed;
}

function findProgram(programs: readonly string[]): string | null {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin'].filter((dir) => dir !== '');
  for (const program of programs) {
    const found = folders.map((dir) => join(dir, program)).find(isExecutable);
    if (found !== undefined) return found;
  }
  return null;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** @returns what apt-get complained about. */
function install(debianPackage: string): string {
  const forbidsServices = existsSync(POLICY_FILE);
  if (!forbidsServices) writeFileSync(POLICY_FILE, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    const aptGet = (...args: string[]): string => {
      const result = spawnSync('apt-get', ['-o', 'DPkg::Lock::Timeout=300', '-qq', ...args], {
        encoding: 'utf8',
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      });
      return result.status === 0 ? '' : result.stderr;
    };
    const failure = aptGet('install', '-y', '--no-install-recommends', debianPackage);
    if (failure === '') return '';
    // The lists of packages may be missing or old.
    return aptGet('update') || aptGet('install', '-y', '--no-install-recommends', debianPackage);
  } finally {
    if (!forbidsServices) rmSync(POLICY_FILE, { force: true });
  }
}
