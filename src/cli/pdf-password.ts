import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { takeCallerPassword } from '../settings/caller.ts';
import type { ErrorCode } from '../errors.ts';
import { EXIT } from './command.ts';

/** For a command that takes `--password`. */
export const PASSWORD_FLAG = { password: { type: 'string' } } as const;
export const PASSWORD_USAGE = `  --password       of a PDF that is locked: "-" asks for it at the terminal, or reads it from the first line of the
                   standard input. TANDEM_PDF_PASSWORD holds it, too. Written here, it is seen in the list of processes
                   by everybody on this machine, and kept by the shell's history and npm's logs`;

const EXPOSED =
  'The password stands on the command line, where others on this machine can read it; "--password -" asks for it.\n';

/** @param flag what follows `--password`, if it is there */
export async function givenPassword(flag: string | undefined): Promise<string | undefined> {
  const fromEnvironment = takeCallerPassword();
  if (flag === '-') return (await ask('Password of the PDF: ')) ?? undefined;
  if (flag !== undefined && flag !== '') process.stderr.write(EXPOSED);
  return flag ?? fromEnvironment;
}

/** Whether a PDF turned out to be locked. @returns what to do, or null where it is something else. */
export function passwordHint(code: ErrorCode | undefined): string | null {
  if (code !== 'pdf-encrypted' && code !== 'password-wrong') return null;
  return 'Give the password with "--password -", or in the environment as TANDEM_PDF_PASSWORD.';
}

/** Asks for the password of a PDF that is locked. @param why it asks @returns null where nobody is there to be asked */
export async function askAgain(why: string): Promise<string | null> {
  return process.stdin.isTTY && process.stderr.isTTY ? ask(`${why}. Password: `) : null;
}

/** A line of the standard input, which a terminal doesn't show. @returns null where there is none */
async function ask(prompt: string): Promise<string | null> {
  const { isTTY } = process.stdin;
  if (isTTY) process.stderr.write(prompt);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: silent, terminal: isTTY });
  lines.on('SIGINT', () => process.exit(EXIT.interrupted));
  const line = await new Promise<string | null>((resolve) => {
    lines.once('line', resolve);
    lines.once('close', () => resolve(null));
  });
  lines.close();
  if (isTTY) process.stderr.write('\n');
  return line;
}
