import { createInterface } from 'node:readline';
import type { BookJson } from '../contract/book.ts';
import { Ends, EXIT } from './command.ts';
import { renderDuration } from './progress-bar.ts';
import { ask, ServiceRefused } from './service-client.ts';
import type { Service } from './service-client.ts';
import { clearLine } from './terminal.ts';
import { dollars } from '../service/dollars.ts';

/**
 * Confirms the price of a book that waits for that: at once where somebody has said yes to all, else by asking at the
 * terminal. A book that was changed meanwhile is left to the next look at it.
 *
 * @throws {Ends} where nobody says yes; the book goes on waiting.
 */
export async function confirmBook(service: Service, book: BookJson, isYes: boolean): Promise<void> {
  const { id, confirmation } = book;
  if (confirmation === null) return;
  if (!isYes) await askForYes(describeOffer(book, confirmation));
  try {
    await ask(service, `/v1/audiobooks/${id}/confirm`, {
      method: 'POST',
      body: { revision: confirmation.revision },
    });
  } catch (error) {
    if (!(error instanceof ServiceRefused) || error.status !== 409) throw error;
  }
}

function describeOffer(
  { title, voice, choices, chapters }: BookJson,
  { usd, seconds }: NonNullable<BookJson['confirmation']>,
): string {
  const count = chapters.filter(({ included }) => included).length;
  const facts = [
    `about ${renderDuration(seconds)}`,
    `${count} ${count === 1 ? 'chapter' : 'chapters'}`,
    ...(voice === null ? [] : [voicesOf(voice, Object.values(choices.voices))]),
    usd === 0 ? 'free' : dollars(usd),
  ];
  return `“${title}”: ${facts.join(', ')}`;
}

function voicesOf(voice: string, others: readonly string[]): string {
  const all = [...new Set([voice, ...others])];
  return `${all.length === 1 ? 'voice' : 'voices'} ${all.join(', ')}`;
}

async function askForYes(offer: string): Promise<void> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) {
    throw new Ends(
      EXIT.waits,
      `${offer}. Nothing is bought before you say yes: the same command with --yes narrates it.`,
    );
  }
  process.stderr.write(`${clearLine()}${offer}. Narrate it? [y/N] `);
  // Not the terminal's own editing, which would keep Ctrl-C from the program.
  const lines = createInterface({ input: process.stdin, terminal: false });
  const answer = await new Promise<string>((resolve) => {
    lines.once('line', resolve);
    lines.once('close', () => resolve(''));
  });
  lines.close();
  if (/^\s*y(es)?\s*$/i.test(answer)) return;
  throw new Ends(EXIT.waits, 'nothing was bought; the book waits, and the same command asks again');
}
