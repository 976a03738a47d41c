import { expect, it } from 'vitest';
import { createLog } from '../../../src/process/log.ts';
import type { LogFormat } from '../../../src/settings/logging.ts';
import { createAppOutput } from '../../../src/supervisor/app-output.ts';

function outputOf(format: LogFormat, entries: readonly ['out' | 'err', string][]): string[] {
  const lines: string[] = [];
  const write = (line: string): void => void lines.push(line.trimEnd());
  const print = createAppOutput({
    format,
    write,
    logFor: (app) => createLog({ level: 'info', format, process: app, write }),
  });
  for (const [stream, line] of entries) print('api', stream, line);
  return lines;
}

it('passes entries of the log untouched and wraps everything else, so that every line is an entry', () => {
  const entry = JSON.stringify({ time: 't', level: 'warn', process: 'api', message: 'hello' });
  const lines = outputOf('json', [
    ['out', entry],
    ['err', 'FATAL ERROR: out of memory'],
    ['out', '{"not": "an entry"}'],
    ['out', '{broken'],
  ]);
  expect(lines[0]).toBe(entry);
  expect(lines.slice(1).map((line) => JSON.parse(line) as unknown)).toMatchObject([
    { level: 'error', process: 'api', message: 'FATAL ERROR: out of memory' },
    { level: 'info', process: 'api', message: '{"not": "an entry"}' },
    { level: 'info', process: 'api', message: '{broken' },
  ]);
});

it('recognises the entries that the log writes for a terminal', () => {
  const entry: string[] = [];
  createLog({
    level: 'info',
    format: 'pretty',
    process: 'api',
    write: (line) => entry.push(line.trimEnd()),
  }).info('x');
  const lines = outputOf('pretty', [
    ['out', entry[0] ?? ''],
    ['err', 'raw'],
  ]);
  expect(lines[0]).toBe(entry[0]);
  expect(lines[1]).toContain('error: raw');
});
