import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { PROJECT_ROOT } from '../../tools/kit/project-root.ts';

const CACHE = join(PROJECT_ROOT, '.cache', 'nodes');

/** A Node beside the one that runs the tests, with the npm that it ships with. */
export interface OtherNode {
  node: number;
  npm: number;
}

/**
 * The environment in which `node` and `npm` are these versions; taken from the registry once, and kept in `.cache`.
 *
 * @throws where the registry can't be reached: a version that isn't tried is no reason to pass.
 */
export async function environmentOf({ node, npm }: OtherNode): Promise<{ PATH: string }> {
  const dir = join(CACHE, `node-${node}-npm-${npm}`);
  // The package of the platform itself: the one that chooses it needs an install script, which newer npm versions leave
  // out.
  const program = `node-${process.platform}-${process.arch}`;
  if (!existsSync(dir)) {
    const draft = `${dir}.new-${process.pid}`;
    await mkdir(draft, { recursive: true });
    try {
      const packages = [`${program}@${node}`, `npm@${npm}`];
      const options = ['--no-audit', '--no-fund', '--no-save', '--ignore-scripts', '--loglevel', 'error'];
      execFileSync('npm', ['install', '--prefix', draft, ...options, ...packages], { stdio: 'pipe' });
      await rename(draft, dir);
    } finally {
      await rm(draft, { recursive: true, force: true });
    }
  }
  const folders = [join(dir, 'node_modules', program, 'bin'), join(dir, 'node_modules', '.bin')];
  return { PATH: [...folders, process.env['PATH'] ?? ''].join(delimiter) };
}
