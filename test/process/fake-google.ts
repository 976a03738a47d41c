import { readFile } from 'node:fs/promises';
import type { LedgerEntry } from '../../tools/fake-google/ledger.ts';
import { runProgram } from '../../tools/kit/program.ts';
import type { Program } from '../../tools/kit/program.ts';
import { FAKE_GOOGLE_COMMAND } from '../../tools/kit/fake-google-command.ts';

/** The stand-in for Google's service, as `npm run fake-google` starts it. */
export interface FakeGoogleProgram extends Program {
  /** For GOOGLE_TTS_ENDPOINT. */
  endpoint: string;
  /** Every call so far, by all who called. */
  ledger(): Promise<LedgerEntry[]>;
  stop: () => Program['exit'];
}

export async function startFakeGoogleProgram(
  ledgerFile: string,
  ...options: string[]
): Promise<FakeGoogleProgram> {
  const program = runProgram(process.execPath, [
    ...FAKE_GOOGLE_COMMAND,
    ...['--port', '0', '--ledger', ledgerFile],
    ...options,
  ]);
  const [, endpoint = ''] = await program.line(/GOOGLE_TTS_ENDPOINT=(\S+)/);
  return {
    ...program,
    endpoint: `http://${endpoint}`,
    ledger: async () => {
      const lines = (await readFile(ledgerFile, 'utf8')).split('\n').filter((line) => line !== '');
      return lines.map((line) => JSON.parse(line) as LedgerEntry);
    },
    stop: () => {
      if (program.child.exitCode === null) program.child.kill('SIGTERM');
      return program.exit;
    },
  };
}
