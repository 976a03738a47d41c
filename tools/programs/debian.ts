import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';

/** Asked by Debian's packages before they start a service; 101 forbids it. */
const POLICY_FILE = '/usr/sbin/policy-rc.d';

/** Whether this process may install Debian's packages. */
export function canInstall(): boolean {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/**
 * Installs Debian's packages, without letting them start a service of their own.
 *
 * @returns what apt-get complained about; empty when all went well.
 */
export function installPackages(packages: readonly string[]): string {
  const forbidsServices = existsSync(POLICY_FILE);
  if (!forbidsServices) writeFileSync(POLICY_FILE, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    const install = ['install', '-y', '--no-install-recommends', ...packages];
    // The lists of packages may be missing or old.
    return aptGet(install) && (aptGet(['update']) || aptGet(install));
  } finally {
    if (!forbidsServices) rmSync(POLICY_FILE, { force: true });
  }
}

function aptGet(args: readonly string[]): string {
  const result = spawnSync('apt-get', ['-o', 'DPkg::Lock::Timeout=300', '-qq', ...args], {
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  return result.status === 0 ? '' : result.stderr || `apt-get ${args.join(' ')} failed`;
}
