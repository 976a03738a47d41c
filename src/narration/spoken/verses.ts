import type { Bible } from '../../languages/language.ts';

/** Verses of the Bible: "1 Kor 13,4–7" is "Erster Korinther 13, 4 bis 7". Nobody says the colon or a decimal comma. */
export function createVerseSpeaker({ books, numbers }: Bible, to: string): (text: string) => string {
  const names = Object.keys(books).toSorted((a, b) => b.length - a.length);
  const verse = new RegExp(
    `(?<![\\p{L}\\p{N}.,])(?:([123])\\.?\\s?)?(${names.join('|')})\\.?\\s(\\d{1,3})(?:[,:]|,\\s)(\\d{1,3})(?:\\s?[–-]\\s?(\\d{1,3}))?(?![\\p{L}\\p{N}:–-]|[.,]\\d)`,
    'gu',
  );
  return (text) =>
    text.replace(verse, (_whole, number, name: string, chapter: string, from: string, until) => {
      const book = books[name] ?? name;
      const of = typeof number === 'string' ? `${numbers[Number(number) - 1] ?? number} ${book}` : book;
      return `${of} ${chapter}, ${from}${typeof until === 'string' ? ` ${to} ${until}` : ''}`;
    });
}
