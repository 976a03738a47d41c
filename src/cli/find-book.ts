import type { BookJson, BookListJson } from '../contract/book.ts';
import { Ends, EXIT } from './command.ts';
import { ask, fetchBook } from './service-client.ts';
import type { Service } from './service-client.ts';

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const SHOWN = 10;

/**
 * The book that is meant by an id, or by words of its title, its author or its file's name.
 *
 * @throws {Ends} when there is none, or more than one.
 */
export async function findBook(service: Service, words: string): Promise<BookJson> {
  if (ID.test(words)) return fetchBook(service, words);
  const query = new URLSearchParams({ q: words, limit: '100' });
  const { audiobooks, nextCursor } = await ask<BookListJson>(service, `/v1/audiobooks?${query.toString()}`);
  const same = audiobooks.filter(({ title }) => title.toLowerCase() === words.toLowerCase());
  const [book, ...others] = same.length === 1 ? same : audiobooks;
  if (book === undefined) throw new Ends(EXIT.badData, `there is no audiobook with “${words}” in its title`);
  if (others.length === 0) return book;
  const lines = audiobooks.slice(0, SHOWN).map(({ id, title }) => `  ${id}  ${title}`);
  const count = nextCursor === null ? String(audiobooks.length) : 'More than 100';
  throw new Ends(
    EXIT.badData,
    `${count} audiobooks fit “${words}”; name one by its id:\n${lines.join('\n')}`,
  );
}
