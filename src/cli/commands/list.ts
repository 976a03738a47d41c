import type { BookJson, BookListJson } from '../../contract/book.ts';
import { JSON_FLAG, readArguments, readService, SERVICE_FLAGS, SERVICE_USAGE, text } from '../arguments.ts';
import { isFinal } from '../book-state.ts';
import type { Command } from '../command.ts';
import { Ends, EXIT } from '../command.ts';
import { renderDuration } from '../progress-bar.ts';
import { ask } from '../service-client.ts';
import type { Service } from '../service-client.ts';
import { renderTable } from '../terminal.ts';

const USAGE = `Usage: tandem list [WORDS] [--status STATUS] [--limit N] [--json] [--url URL] [--token TOKEN]

The audiobooks of the service, newest first; with WORDS those that have them in their title, author or file name.

  --status         only those that are "making", "ready" or "failed"
  --limit          how many at most; all unless given
  --json           a JSON object a line, for programs
${SERVICE_USAGE}`;

const FLAGS = {
  ...SERVICE_FLAGS,
  ...JSON_FLAG,
  status: { type: 'string' },
  limit: { type: 'string' },
} as const;
const PAGE_BOOKS = 100;

export const listCommand: Command = { usage: USAGE, flags: FLAGS, run };

async function run(argv: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(argv, FLAGS);
  const limit = readLimit(text(values['limit']));
  const query = new URLSearchParams();
  if (positionals.length > 0) query.set('q', positionals.join(' '));
  const status = text(values['status']);
  if (status !== undefined) query.set('status', status);
  const isJson = values['json'] === true;
  for await (const books of pages(readService(values), query, limit)) {
    const lines = books.map((book) => `${JSON.stringify(book)}\n`);
    process.stdout.write(isJson ? lines.join('') : renderTable(books.map(describe)));
  }
  return EXIT.ok;
}

function readLimit(given: string | undefined): number {
  if (given === undefined) return Infinity;
  if (!/^[1-9]\d{0,8}$/.test(given)) throw new Ends(EXIT.usage, '--limit takes a number from 1');
  return Number(given);
}

async function* pages(service: Service, query: URLSearchParams, limit: number): AsyncGenerator<BookJson[]> {
  let left = limit;
  let cursor: string | null = null;
  do {
    query.set('limit', String(Math.min(left, PAGE_BOOKS)));
    if (cursor !== null) query.set('cursor', cursor);
    const page: BookListJson = await ask<BookListJson>(service, `/v1/audiobooks?${query.toString()}`);
    yield page.audiobooks;
    left -= page.audiobooks.length;
    cursor = page.nextCursor;
  } while (cursor !== null && left > 0);
}

function describe(book: BookJson): string[] {
  const { id, title, status, progress, durationSeconds } = book;
  const percent = isFinal(book) ? '' : ` ${Math.floor(progress.fraction * 100)} %`;
  return [id, `${status}${percent}`, durationSeconds === null ? '' : renderDuration(durationSeconds), title];
}
