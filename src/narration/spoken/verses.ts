import type { Bible } from '../../languages/language.ts';

/** Verses of the Bible: "1 Kor 13,4–7" is "Erster Korinther 13, 4 bis 7". Nobody says the colon or a decimal comma. */
export function createVerseSpeaker({ books, numbers }: Bible, to: string): (text: string) => string {
  const names = Object.keys(books).toSorted((a, b) => b.length - a.length);
  const verse = new RegExp(
    `(?<![\\p{L}\\p{N}.,])(?:([123])\\.?\\s?)?(${names.join('|')})\\.?\\s(\\d{1,3})(?:[,:]|,\\s)(\\d{1,3})(?:\\s?[–-]\\s?(\\d{1,3}))?(?![\\p{L}\\p{N}:–-]|[.,]\\d)`,
    'gu',
  );
  // The stop says that it is short for something: "Offb. 21", "Ps. 23".
  const sure = names.filter((name) => /^(?:Psalm|Psaume|Salmo|Псалом)/.test(books[name] ?? ''));
  const short = names.filter((name) => name.length > 3 && books[name] !== name);
  const alone = [
    ...sure.map((name) => `${name}(?:\\.(?=\\s)|(?=\\s))`),
    ...short.map((name) => `${name}\\.`),
  ].join('|');
  // "1 Cor 13", "Ps 23": without a verse, a book must be sure to be one.
  const chapter = new RegExp(
    `(?<![\\p{L}\\p{N}.,])(?:[123]\\.?\\s(?:${names.join('|')})\\.?|${alone === '' ? '(?!)' : alone})(?=\\s\\d{1,3}(?![\\p{L}\\p{N}:–-]|[.,:]\\d))`,
    'gu',
  );
  const speakChapters = (text: string): string =>
    text.replace(chapter, (whole) => {
      const [, number, name = '']: readonly string[] = /^(?:([123])\.?\s)?(.*?)\.?$/u.exec(whole) ?? [];
      const book = books[name] ?? name;
      return number === undefined ? book : `${numbers[Number(number) - 1] ?? number} ${book}`;
    });
  return (text) => {
    if (!/\d/.test(text)) return text;
    return speakChapters(text).replace(
      verse,
      (_whole, number, name: string, chapter: string, from: string, until) => {
        const book = books[name] ?? name;
        const of = typeof number === 'string' ? `${numbers[Number(number) - 1] ?? number} ${book}` : book;
        return `${of} ${chapter}, ${from}${typeof until === 'string' ? ` ${to} ${until}` : ''}`;
      },
    );
  };
}
