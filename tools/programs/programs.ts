import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A program that tests start and that no package of npm brings. */
interface SystemProgram {
  /** Any of these does; a name is looked for on the PATH, a path as it is. */
  names: readonly string[];
  debianPackage: string;
}

export const PROGRAMS = {
  redis: { names: ['redis-server', 'valkey-server'], debianPackage: 'redis-server' },
  poppler: { names: ['pdftotext'], debianPackage: 'poppler-utils' },
  pgbouncer: { names: ['pgbouncer'], debianPackage: 'pgbouncer' },
  epubcheck: { names: ['epubcheck'], debianPackage: 'epubcheck' },
  promtool: { names: ['promtool'], debianPackage: 'prometheus' },
  unzip: { names: ['unzip'], debianPackage: 'unzip' },
  chromium: {
    names: [
      ...['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    ],
    debianPackage: 'chromium-headless-shell',
  },
} as const satisfies Record<string, SystemProgram>;

export type ProgramName = keyof typeof PROGRAMS;

/**
 * Where the program is.
 *
 * @throws with what to install: tests against the real thing fail rather than being skipped.
 */
export function programPath(name: ProgramName): string {
  const path = findProgram(name);
  if (path === null) throw new Error(howToInstall([name]));
  return path;
}

export function missingPrograms(names: readonly ProgramName[], path = process.env['PATH']): ProgramName[] {
  return names.filter((name) => findProgram(name, path) === null);
}

/** What to tell whoever wants to run the tests without these. */
export function howToInstall(missing: readonly ProgramName[]): string {
  const programs = missing.map((name) => PROGRAMS[name].names[0]).join(', ');
  const packages = missing.map((name) => PROGRAMS[name].debianPackage).join(' ');
  return [
    `These tests start programs that are not installed here: ${programs}.`,
    `Install them (on Debian and Ubuntu: sudo apt-get install ${packages}), or let the tests do it, as root on Debian: TANDEM_TEST_INSTALL=1 npm test.`,
    'Without them, npm run test:unit runs everything that needs no service.',
  ].join('\n');
}

function findProgram(name: ProgramName, path = process.env['PATH']): string | null {
  const folders = (path ?? '').split(delimiter).filter((dir) => dir !== '');
  const candidates = PROGRAMS[name].names.flatMap((program) =>
    program.startsWith('/') ? [program] : folders.map((dir) => join(dir, program)),
  );
  return candidates.find(isExecutable) ?? null;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
