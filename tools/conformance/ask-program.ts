import { execFile } from 'node:child_process';

const PATIENCE_MS = 8_000;

/** What a program prints, on both outputs; its exit code says nothing that is asked here. `null`: it isn't there. */
export function askProgram(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<string | null> {
  return new Promise((resolve) => {
    execFile(
      command,
      [...args],
      { env: { ...process.env, ...env }, timeout: PATIENCE_MS, killSignal: 'SIGKILL' },
      (error, out, err) => resolve(error !== null && error.code === 'ENOENT' ? null : `${out}${err}`),
    );
  });
}

/** Of a package of Debian's, the first word that looks like a version. */
export async function debianVersion(name: string, program: string): Promise<string | null> {
  if ((await askProgram(program, ['--version'])) === null) return null;
  const said = await askProgram('dpkg-query', ['-W', '-f', '${Version}', name]);
  return said !== null && /^\d/.test(said) ? said.trim() : 'of unknown version';
}

/** As a shell reads it: no word of it is taken apart. */
export function shellLine(words: readonly string[]): string {
  return words.map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(' ');
}
