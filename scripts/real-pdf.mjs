// Prints the path of a real document that nobody here wrote: the Debian developers' reference (GPL-2+), taken from
// Debian's package into the folder given as argument. Needs apt, not root.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

// Apt would warn that its own user can't write into a folder of ours.
const DOWNLOAD = ['-qq', '-o', 'APT::Sandbox::User=root', 'download', 'developers-reference'];
const dir = resolve(process.argv[2] ?? '.cache');
const pdf = join(dir, 'usr/share/developers-reference/developers-reference.pdf');
if (!existsSync(pdf)) {
  const run = (command, args) =>
    execFileSync(command, args, { cwd: dir, stdio: ['ignore', 'ignore', 'inherit'] });
  try {
    run('apt-get', DOWNLOAD);
  } catch {
    console.error('real-pdf: updating the package lists first (apt-get update)');
    run('apt-get', ['-qq', 'update']);
    run('apt-get', DOWNLOAD);
  }
  const deb = readdirSync(dir).find((name) => /^developers-reference_.*\.deb$/.test(name));
  run('dpkg-deb', ['--extract', deb, '.']);
}
console.log(pdf);
