import { expect, test } from 'vitest';
import type { EditionChangesJson } from '../../../src/contract/answers.ts';
import type { BookJson } from '../../../src/contract/book.ts';

// The page's own scripts are checked with the browser's types, and not for this test.
const [edition, pushed] = ['../../../src/web/edition.js', '../../../src/web/push.js'];
const { describeChanges } = (await import(edition)) as {
  describeChanges: (changes: Pick<EditionChangesJson, 'sentences' | 'characters' | 'usd'>) => string;
};
const { describePush } = (await import(pushed)) as { describePush: (book: BookJson) => string };

const push = (given: Partial<NonNullable<BookJson['push']>>): BookJson =>
  ({
    push: { state: 'queued', fraction: 0, error: null, nextTryAt: null, sentAt: null, ...given },
  }) as BookJson;

test('a listener is told how far a book is on its way to Audiobookshelf, and what stops it', () => {
  const error = { title: 'It cannot be reached', detail: 'It answered 503.', hint: 'Ask the owner.' };
  expect(describePush(push({ state: 'sending', fraction: 0.128 }))).toBe('It is being sent … 12 %');
  expect(describePush(push({ state: 'failed', error: error as never }))).toBe(
    'It was not sent. It cannot be reached. It answered 503. Ask the owner.',
  );
  expect(describePush(push({ error: error as never }))).toBe(
    'It was not sent yet. It cannot be reached. It answered 503. It is tried again soon.',
  );
});

test('and what is new in an edition', () => {
  const sentences = { same: 4012, changed: 3, added: 12, removed: 1 };
  expect(describeChanges({ sentences, characters: 900, usd: 0.0144 })).toBe(
    'Sentences: 3 changed, 12 new, 1 gone; 4012 are the same. 900 characters are spoken anew, for $0.01.',
  );
  const same = { same: 9, changed: 0, added: 0, removed: 0 };
  expect(describeChanges({ sentences: same, characters: 0, usd: 0 })).toBe(
    'Nothing has changed: it is the same text.',
  );
});
