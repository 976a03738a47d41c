import type { CreatedFeedJson, FeedListJson } from '../../contract/feeds.ts';
import { JSON_FLAG, readArguments, readService, SERVICE_FLAGS, SERVICE_USAGE, text } from '../arguments.ts';
import type { Command } from '../command.ts';
import { Ends, EXIT } from '../command.ts';
import { findBook } from '../find-book.ts';
import { ask } from '../service-client.ts';
import type { Service } from '../service-client.ts';
import { renderTable } from '../terminal.ts';

const USAGE = `Usage: tandem feed [--name NAME] [--book BOOK] [--json] [--url URL] [--token TOKEN]
       tandem feed list [--json]
       tandem feed revoke ID

Makes a private podcast feed and prints the address for a podcast app. Whoever has the address can listen, until it is
revoked.

  --name           where it is used, so that you know later which one to revoke
  --book           its id, or words of its title: only its chapters; every finished audiobook unless given
  --json           as the service answers, for programs
${SERVICE_USAGE}`;

const FLAGS = { ...SERVICE_FLAGS, ...JSON_FLAG, name: { type: 'string' }, book: { type: 'string' } } as const;

export const feedCommand: Command = { usage: USAGE, flags: FLAGS, run };

async function run(argv: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(argv, FLAGS);
  const service = readService(values);
  const isJson = values['json'] === true;
  const [action = 'make', ...rest] = positionals;
  if (action === 'make' && rest.length === 0) {
    await make(service, { name: text(values['name']), words: text(values['book']), isJson });
  } else if (action === 'list' && rest.length === 0) await list(service, isJson);
  else if (action === 'revoke' && rest.length === 1) {
    await ask(service, `/v1/feeds/${encodeURIComponent(rest[0] ?? '')}`, { method: 'DELETE' });
    process.stdout.write('Revoked.\n');
  } else throw new Ends(EXIT.usage, `"feed ${positionals.join(' ')}" isn't one of its forms`);
  return EXIT.ok;
}

async function make(
  service: Service,
  { name, words, isJson }: { name: string | undefined; words: string | undefined; isJson: boolean },
): Promise<void> {
  const book = words === undefined ? null : (await findBook(service, words)).id;
  const body = { book, ...(name !== undefined && { name }) };
  const feed = await ask<CreatedFeedJson>(service, '/v1/feeds', { method: 'POST', body });
  process.stdout.write(`${isJson ? JSON.stringify(feed) : feed.url}\n`);
}

async function list(service: Service, isJson: boolean): Promise<void> {
  const { feeds } = await ask<FeedListJson>(service, '/v1/feeds');
  const rows = feeds.map(({ id, name, book, usedAt }) => [
    id,
    name,
    book === null ? 'all books' : `book ${book}`,
    usedAt === null ? 'never used' : `used ${usedAt.slice(0, 16).replace('T', ' ')} UTC`,
  ]);
  process.stdout.write(isJson ? `${JSON.stringify({ feeds })}\n` : renderTable(rows));
}
