import { inject } from 'vitest';
import { runProgram } from '../../tools/kit/program.ts';
import type { Entry } from '../../tools/kit/program.ts';
import { compiled } from '../../tools/kit/project-root.ts';

const MAIN = compiled('preflight', 'main.js');

/** Nothing of the environment that the tests run in. */
const UNSET = Object.fromEntries(
  [
    ...[
      'DATABASE_URL',
      'REDIS_URL',
      'QUEUE_BACKEND',
      'RENDER',
      'SHUTDOWN_GRACE_SECONDS',
      'DATA_DIR',
      'DEFAULT_VOICE',
    ],
    ...['S3_BUCKET_NAME', 'AWS_REGION', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'],
    ...[
      'AWS_ENDPOINT_URL',
      'S3_FORCE_PATH_STYLE',
      'API_TOKENS',
      'SECRET_KEY',
      'PUBLIC_ACCESS',
      'TTS_PROVIDER',
    ],
    ...['GOOGLE_APPLICATION_CREDENTIALS', 'GOOGLE_APPLICATION_CREDENTIALS_JSON', 'GOOGLE_TTS_ENDPOINT'],
  ].map((name) => [name, '']),
);

export interface PreflightResult {
  code: number | null;
  entries: Entry[];
  /** The lines that say what is wrong, one a problem; empty when nothing is. */
  problems: string[];
  /** Everything that was printed, on either stream. */
  output: string;
}

/**
 * Runs the checks as the start does: the built program, in a process of its own. The database is the tests' own unless
 * given.
 */
export async function runPreflight(
  env: Record<string, string>,
  options: { cwd?: string } = {},
): Promise<PreflightResult> {
  const program = runProgram(process.execPath, [MAIN], {
    ...options,
    env: { ...UNSET, DATABASE_URL: inject('databaseUrl'), ...env },
  });
  const { code } = await program.exit;
  const entries = program.entries();
  const last = entries.findLast(
    ({ level, message }) => level === 'error' && message.startsWith('Not started'),
  );
  return {
    code,
    entries,
    problems: last === undefined ? [] : split(last.message),
    output: program.lines.join('\n'),
  };
}

function split(message: string): string[] {
  const lines = message.split('\n');
  return lines.length === 1
    ? [message.replace(/^Not started\. /, '')]
    : lines.filter((line) => line.startsWith('  ')).map((line) => line.trim());
}
