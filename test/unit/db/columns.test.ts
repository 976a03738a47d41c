import { expect, test } from 'vitest';
import { assignments, insertion, rowsToJson, select } from '../../../src/db/columns.ts';

interface Row {
  id: number;
  mp3Sha256: string;
  alive: boolean;
}

test('what is read comes under the names of its fields', () => {
  expect(select<Row>({ id: true, mp3Sha256: true, alive: 'is_alive(b.id)' }, 'b')).toBe(
    'b.id AS "id", b.mp3_sha256 AS "mp3Sha256", is_alive(b.id) AS "alive"',
  );
});

test('rows are written into the columns of their fields, and all as one parameter', () => {
  const rows = [
    { bookId: 'a', firstSentence: 1, sentences: ['One.', 'Two.'] },
    { bookId: 'a', firstSentence: 3, sentences: [] },
  ];
  const { text, json } = insertion('paragraphs', rows);
  expect(text).toBe(
    '(book_id, first_sentence, sentences) SELECT book_id, first_sentence, sentences FROM jsonb_populate_recordset(null::paragraphs, $1)',
  );
  expect(JSON.parse(json)).toEqual([
    { book_id: 'a', first_sentence: 1, sentences: ['One.', 'Two.'] },
    { book_id: 'a', first_sentence: 3, sentences: [] },
  ]);
});

test('a change assigns what it names, null as well, and leaves the rest', () => {
  expect(assignments({ title: null, author: undefined, pagesRead: 3 }, 5)).toEqual({
    text: 'title = $5, pages_read = $6, ',
    values: [null, 3],
  });
  expect(assignments({}, 1)).toEqual({ text: '', values: [] });
});

test('half a character is written as the sign for one that nobody knows, and whole ones as they are', () => {
  expect(JSON.parse(rowsToJson([{ text: 'a\ud83d b \ud83d\ude00' }]))).toEqual([
    { text: 'a\ufffd b \ud83d\ude00' },
  ]);
});
